import { readRichText } from '#kernel/rich-text/parse.ts'
import type { Locale, Text } from '#kernel/text.ts'
import { fillText } from '#kernel/text.ts'
import { filesOf } from './describe-body.ts'
import type { ContentField, ContentType } from './field.ts'
import { ImageUse, parseReference, valueShapes, Words } from './value.ts'
import type { ContentBody, ContentValue, FileUse } from './value.ts'
import { entryOf } from './vocabularies/index.ts'

/** What is wrong with a content. */
export interface ContentFault {
  readonly field: string
  /** Where the fault is in one language alone. */
  readonly locale?: Locale
  readonly sentence: Text
}

const sentences = {
  unknown: { it: 'Questo campo non esiste.', en: 'There is no such field.' },
  shape: { it: 'Il valore non ha la forma giusta.', en: 'The value has not the right form.' },
  required: { it: '{label}: manca, e serve per pubblicare.', en: '{label}: missing, and needed to publish.' },
  long: { it: '{label}: al massimo {most} caratteri.', en: '{label}: {most} characters at most.' },
  lines: { it: '{label}: al massimo {most} righe.', en: '{label}: {most} lines at most.' },
  code: { it: '{label}: “{value}” non è nell’elenco.', en: '{label}: “{value}” is not in the list.' },
  relation: { it: '{label}: “{value}” non si può collegare qui.', en: '{label}: “{value}” cannot be linked here.' },
  one: { it: '{label}: uno solo.', en: '{label}: one only.' },
  alt: {
    it: '{label}: scrivi il testo alternativo, per chi non vede l’immagine.',
    en: '{label}: write the alternative text, for those who do not see the image.',
  },
  fileTitle: {
    it: '{label}: scrivi il titolo in italiano di ogni file.',
    en: '{label}: write the Italian title of each file.',
  },
  fileTwice: { it: '{label}: lo stesso file c’è due volte.', en: '{label}: the same file is there twice.' },
  email: { it: '{label}: l’indirizzo e-mail non è completo.', en: '{label}: the e-mail address is not complete.' },
  web: {
    it: '{label}: l’indirizzo deve cominciare con https://.',
    en: '{label}: the address must begin with https://.',
  },
  phone: {
    it: '{label}: solo cifre, spazi e il prefisso con +.',
    en: '{label}: only digits, spaces and a prefix with +.',
  },
  order: { it: '{label}: la fine viene prima dell’inizio.', en: '{label}: the end comes before the beginning.' },
  rich: { it: '{label}, riga {line}: {fault}', en: '{label}, line {line}: {fault}' },
} as const satisfies Record<string, Text>

/** Most characters of the title of a file. */
const fileTitleMost = 200

type Rule = keyof typeof sentences

const said = (field: ContentField, rule: Rule, params: Record<string, string | number> = {}): Text => ({
  it: fillText(sentences[rule], { label: field.label.it, ...params }).it,
  en: fillText(sentences[rule], { label: field.label.en, ...params }).en,
})

/** The language versions of a value: in Italian, and in English where there is one. */
function versionsOf(words: Words): readonly (readonly [Locale, string])[] {
  return words.en === undefined
    ? [['it', words.it]]
    : [
        ['it', words.it],
        ['en', words.en],
      ]
}

function faultsOf(field: ContentField, value: ContentValue): ContentFault[] {
  const fault = (rule: Rule, params = {}, locale?: Locale): ContentFault => ({
    field: field.id,
    ...(locale === undefined ? {} : { locale }),
    sentence: said(field, rule, params),
  })
  if (!valueShapes[field.kind].safeParse(value).success)
    return [
      {
        field: field.id,
        sentence: { it: `${field.label.it}: ${sentences.shape.it}`, en: `${field.label.en}: ${sentences.shape.en}` },
      },
    ]
  switch (field.kind) {
    case 'line':
    case 'words':
      return versionsOf(value as Words).flatMap(([locale, text]) =>
        text.length > field.most ? [fault('long', { most: field.most }, locale)] : [],
      )
    case 'name':
      return (value as string).length > field.most ? [fault('long', { most: field.most })] : []
    case 'lines':
      return Object.values(value as Record<string, string[]>).some((lines) => lines.length > field.most)
        ? [fault('lines', { most: field.most })]
        : []
    case 'rich':
      return versionsOf(value as Words).flatMap(([locale, source]) =>
        readRichText(source).faults.map(({ line, sentence }) => ({
          field: field.id,
          locale,
          sentence: {
            it: said(field, 'rich', { line, fault: sentence.it }).it,
            en: said(field, 'rich', { line, fault: sentence.en }).en,
          },
        })),
      )
    case 'code':
      return entryOf(field.list, value as string) ? [] : [fault('code', { value: value as string })]
    case 'codes':
      return (value as string[]).flatMap((code) => (entryOf(field.list, code) ? [] : [fault('code', { value: code })]))
    case 'relation': {
      const references = value as string[]
      const wrong = references.filter((one) => {
        const target = parseReference(one)
        return target === undefined || !field.to.includes(target.type)
      })
      return [
        ...wrong.map((one) => fault('relation', { value: one })),
        ...(field.many === undefined && references.length > 1 ? [fault('one')] : []),
      ]
    }
    case 'image':
      return ImageUse.parse(value).alt.it.trim() === '' ? [fault('alt', {}, 'it')] : []
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value as string) ? [] : [fault('email')]
    case 'web':
      return /^https?:\/\/[^\s/]+/.test(value as string) && URL.canParse(value as string) ? [] : [fault('web')]
    case 'phone':
      return /^\+?[\d ]{4,20}$/.test(value as string) ? [] : [fault('phone')]
    case 'moments':
      return (value as { from: string; until?: string }[]).some(
        ({ from, until }) => until !== undefined && until <= from,
      )
        ? [fault('order')]
        : []
    case 'files': {
      const files = value as FileUse[]
      return [
        ...(files.some(({ title }) => versionsOf(title).some(([, text]) => text.length > fileTitleMost))
          ? [fault('long', { most: fileTitleMost })]
          : []),
        ...(new Set(files.map(({ id }) => id)).size < files.length ? [fault('fileTwice')] : []),
      ]
    }
    case 'date':
    case 'point':
    case 'flag':
      return []
  }
}

/** Whether a value says nothing: then the field is empty. */
export function isEmpty(value: ContentValue | undefined): boolean {
  if (value === undefined || value === '' || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  const words = Words.safeParse(value)
  if (words.success) return words.data.it.trim() === ''
  return typeof value === 'object' && 'it' in value && Array.isArray(value.it) && value.it.length === 0
}

/** What is wrong with a body as it stands: shapes, codes, links, texts. A draft may lack what publishing needs. */
export function checkBody(type: ContentType, body: ContentBody): ContentFault[] {
  const unknown = Object.keys(body).filter((id) => type.fields.every((field) => field.id !== id))
  return [
    ...unknown.map((id) => ({ field: id, sentence: sentences.unknown })),
    ...type.fields.flatMap((field) => {
      const value = body[field.id]
      return value === undefined || isEmpty(value) ? [] : faultsOf(field, value)
    }),
  ]
}

/** What keeps a body from being published. */
export function checkPublishable(type: ContentType, body: ContentBody): ContentFault[] {
  return [
    ...type.fields.flatMap((field) =>
      field.required && isEmpty(body[field.id]) ? [{ field: field.id, sentence: said(field, 'required') }] : [],
    ),
    // a draft may have files whose titles are still to be written
    ...type.fields.flatMap((field) =>
      field.kind === 'files' && filesOf(body, field.id).some(({ title }) => title.it.trim() === '')
        ? [{ field: field.id, sentence: said(field, 'fileTitle') }]
        : [],
    ),
    ...checkBody(type, body),
  ]
}
