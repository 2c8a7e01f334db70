import type { ServicePack } from '#engines/cases/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { plainWords } from '../../pages/find-services.ts'
import { textName, textOrder, thingName } from './text-names.ts'

/** Where the texts of a service stand, and the keys that begin so. */
export const parts = {
  service: ['service', 'norms', 'eligibility', 'fees'],
  form: ['pages', 'fields', 'purposes', 'rules', 'computed'],
  documents: ['documents'],
  steps: ['states', 'actions', 'outcomes', 'opinions'],
  notices: ['notices'],
  tables: ['tables'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Part = keyof typeof parts

/** One text, by its key, with what it is called. */
export interface EditedText {
  readonly key: string
  readonly name: string
}

/** A thing of the service with its texts: a field, a state, a letter. */
export interface EditedThing {
  readonly id: string
  readonly name: string
  readonly texts: readonly EditedText[]
}

const alone = ['service', 'norms', 'purposes']

function thingOf(key: string): string {
  const [first = '', second = ''] = key.split('.')
  return alone.includes(first) ? first : `${first}.${second}`
}

/** In the order in which people meet them: each page of the form with its fields; the rest by name. */
function orderOf({ definition }: ServicePack): (thing: string) => number {
  const order = [
    'service',
    ...definition.pages.flatMap(({ id, fields }) => [`pages.${id}`, ...fields.map((one) => `fields.${one.stableId}`)]),
    ...definition.states.map(({ id }) => `states.${id}`),
    ...definition.actions.flatMap(({ id, form }) => [`actions.${id}`, ...form.map((one) => `fields.${one.stableId}`)]),
  ]
  const places = new Map(order.map((thing, index) => [thing, index]))
  return (thing) => places.get(thing) ?? order.length
}

function group(pack: ServicePack, keys: readonly string[], locale: Locale): EditedThing[] {
  const texts = pack.texts[locale]
  const place = orderOf(pack)
  return [...new Set(keys.map(thingOf))]
    .sort((a, b) => place(a) - place(b))
    .map((id) => ({
      id,
      name: thingName(id, texts, locale),
      texts: keys
        .filter((key) => thingOf(key) === id)
        .sort((a, b) => textOrder(a, id) - textOrder(b, id))
        .map((key) => ({ key, name: textName(key, id, pack, locale) })),
    }))
}

/** The texts of a part of the service. */
export function textsOfPart(pack: ServicePack, part: Part, locale: Locale): EditedThing[] {
  const wanted: readonly string[] = parts[part]
  return group(
    pack,
    Object.keys(pack.texts.it).filter((key) => wanted.includes(key.split('.')[0] ?? '')),
    locale,
  )
}

/** The texts that have all the words asked for, in either language; and how many there are beyond those shown. */
export function findTexts(
  pack: ServicePack,
  asked: string,
  locale: Locale,
  atMost: number,
): { readonly things: EditedThing[]; readonly count: number } {
  const wanted = plainWords(asked)
  const keys = Object.keys(pack.texts.it).filter((key) => {
    const words = plainWords(`${pack.texts.it[key] ?? ''} ${pack.texts.en[key] ?? ''}`)
    return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)))
  })
  return { things: group(pack, keys.slice(0, atMost), locale), count: keys.length }
}
