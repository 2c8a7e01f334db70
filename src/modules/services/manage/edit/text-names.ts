import type { ServicePack } from '#engines/cases/index.ts'
import { defineMessages, translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'

/** What each text of a service is called, by the end of its key; those of one key alone stand under `things`. */
const messages = defineMessages('services.edit.names', {
  it: {
    title: 'Titolo',
    summary: 'In breve',
    description: 'Descrizione',
    who: 'A chi è rivolto',
    needs: 'Cosa serve',
    ends: 'Cosa si ottiene',
    times: 'Tempi',
    costs: 'Costi',
    next: 'Che cosa succede dopo',
    label: 'Domanda o nome',
    hint: 'Suggerimento',
    heading: 'Intestazione',
    text: 'Testo',
    name: 'Nome',
    done: 'Nella storia, al passato',
    help: 'Aiuto per chi lavora',
    guard: 'Perché non si può',
    document: 'Nome del documento',
    subject: 'Oggetto',
    body: 'Messaggio',
    error: 'Che cosa fare se non va',
    otherwise: 'Se la condizione non vale',
    opening: 'Apertura',
    closing: 'Chiusura',
    remedies: 'Come fare ricorso',
    callout: 'Riquadro',
    'callout-title': 'Titolo del riquadro',
    row: 'Nome di una riga',
    add: 'Per aggiungere una riga',
    none: 'Quando non ce ne sono',
    option: 'Voce «{name}»',
    common: 'Parti comuni delle lettere',
    letter: 'Lettera {name}',
    norms: 'Norme',
    purposes: 'Perché si chiedono i dati',
    page: 'Scheda del servizio',
    key: 'Nome di una colonna',
  },
  en: {
    title: 'Title',
    summary: 'In short',
    description: 'Description',
    who: 'Who it is for',
    needs: 'What is needed',
    ends: 'What one gets',
    times: 'Times',
    costs: 'Costs',
    next: 'What happens next',
    label: 'Question or name',
    hint: 'Hint',
    heading: 'Heading',
    text: 'Text',
    name: 'Name',
    done: 'In the story, in the past',
    help: 'Help for whoever works on it',
    guard: 'Why it cannot be done',
    document: 'Name of the document',
    subject: 'Subject',
    body: 'Message',
    error: 'What to do when it is wrong',
    otherwise: 'When the condition does not hold',
    opening: 'Opening',
    closing: 'Closing',
    remedies: 'How to appeal',
    callout: 'Box',
    'callout-title': 'Title of the box',
    row: 'Name of a row',
    add: 'To add a row',
    none: 'When there are none',
    option: 'Entry “{name}”',
    common: 'Common parts of the letters',
    letter: 'Letter {name}',
    norms: 'Norms',
    purposes: 'Why data are asked',
    page: 'Service page',
    key: 'Name of a column',
  },
})

const nameWords = (locale: Locale) => translator(messages, locale)

const leaves = [
  'title',
  'summary',
  'description',
  'who',
  'needs',
  'ends',
  'times',
  'costs',
  'next',
  'label',
  'hint',
  'heading',
  'text',
  'name',
  'done',
  'help',
  'guard',
  'document',
  'subject',
  'body',
  'error',
  'otherwise',
  'opening',
  'closing',
  'remedies',
  'callout',
  'callout-title',
  'row',
  'add',
  'none',
] as const

type Texts = Readonly<Record<string, string>>

/** What a thing of the service is called: by its own words, where it has some. */
export function thingName(thing: string, texts: Texts, locale: Locale): string {
  const t = nameWords(locale)
  if (thing === 'service') return t('page')
  if (thing === 'norms' || thing === 'purposes') return t(thing)
  if (thing === 'documents.common') return t('common')
  const own = ['label', 'name', 'title', 'subject', 'text', 'error']
    .map((word) => texts[`${thing}.${word}`])
    .find((text) => text !== undefined)
  const [, id = thing] = thing.split('.')
  return own ?? (thing.startsWith('documents.') ? t('letter', { name: id }) : id)
}

/** Where a text stands among those of its thing: the title before the rest, options last. */
export function textOrder(key: string, thing: string): number {
  const place = leaves.findIndex((one) => key === `${thing}.${one}`)
  return place === -1 ? leaves.length : place
}

/** What a text of a thing is called. */
export function textName(key: string, thing: string, pack: ServicePack, locale: Locale): string {
  const t = nameWords(locale)
  const texts = pack.texts[locale]
  const path = key.slice(thing.length + 1)
  const norm = pack.definition.catalogue.legalBasis.find(({ text }) => thing === 'norms' && text === path)?.norm
  if (norm !== undefined) return norm
  const [, parent = '', option] = /^(.*?)(?:^|\.)options\.([^.]+)(?:\.hint)?$/.exec(path) ?? []
  if (option !== undefined) {
    const base = `${thing}.${parent === '' ? '' : `${parent}.`}options.${option}`
    const name = t('option', { name: texts[base] ?? option })
    return path.endsWith('.hint') ? `${name}: ${t('hint')}` : name
  }
  const known = leaves.find((one) => one === path || path.startsWith(`${one}.`) || path.endsWith(`.${one}`))
  if (path.startsWith('keys.')) return `${t('key')} (${texts[key] ?? path})`
  if (known === undefined) return `${t('text')} (${path})`
  const rest =
    path === known ? '' : path.startsWith(`${known}.`) ? path.slice(known.length + 1) : path.slice(0, -known.length - 1)
  const inner = rest === '' ? '' : (texts[`${thing}.${rest}.label`] ?? texts[`actions.${rest}.name`] ?? rest)
  return inner === '' || texts[key] === inner ? t(known) : `${t(known)} (${inner})`
}
