import { z } from 'zod'
import { DatedTableSchema } from '#kernel/language/tables-schema.ts'
import { Texts } from '../definition.ts'
import type { ServicePack } from '../definition.ts'
import { stableId } from '../fields/field.ts'

const Edition = DatedTableSchema.shape.editions.element.omit({ until: true })
const Option = z.strictObject({ id: stableId, it: z.string().max(500), en: z.string().max(500) })

/** What an officer changed of a service: words, values with the day from which they hold, options. */
export const PackEdits = z
  .strictObject({
    texts: z.strictObject({ it: Texts, en: Texts }).describe('New words by key; keys that are not there are left out.'),
    editions: z.record(z.string(), Edition).describe('A new edition by table, which holds from a day on.'),
    fees: z.record(z.string(), z.int().min(0).max(1e11)).describe('New price in cents of a fee by the piece, by code.'),
    options: z.record(z.string(), z.array(Option).max(50)).describe('Options added to a choice, by field.'),
  })
  .describe('Changes to the words and values of a service')

export type PackEdits = z.output<typeof PackEdits>
export type Edition = PackEdits['editions'][string]

export const noEdits: PackEdits = { texts: { it: {}, en: {} }, editions: {}, fees: {}, options: {} }

type Definition = ServicePack['definition']
type Field = Definition['pages'][number]['fields'][number]

function editedWords(words: Readonly<Record<string, string>>, edits: Readonly<Record<string, string>>) {
  const known = Object.entries(edits).filter(([key]) => Object.hasOwn(words, key))
  return { ...words, ...Object.fromEntries(known) }
}

/** The options that a choice gets: those that it does not have yet. */
function addedOptions(field: Field, { options }: PackEdits) {
  if (field.options === undefined || !Object.hasOwn(options, field.stableId)) return []
  return (options[field.stableId] ?? []).filter(({ id }) => field.options?.includes(id) === false)
}

function editedField(field: Field, edits: PackEdits): Field {
  const added = addedOptions(field, edits)
  return added.length === 0 ? field : { ...field, options: [...(field.options ?? []), ...added.map(({ id }) => id)] }
}

/**
 * A pack with the changes of an officer. What the pack does not have is left out, so that changes made from one version
 * can be read on another. A new edition stands beside those there are, which say what held before: it replaces none.
 */
export function editPack(pack: ServicePack, edits: PackEdits): ServicePack {
  const { definition, texts } = pack
  const pages = definition.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) => editedField(field, edits)),
  }))
  const tables = definition.tables?.map((table) => {
    const edition = Object.hasOwn(edits.editions, table.id) ? edits.editions[table.id] : undefined
    const isLater = edition && table.editions.every(({ from }) => from < edition.from)
    return edition && isLater ? { ...table, editions: [...table.editions, edition] } : table
  })
  const fees = definition.fees.map((fee) => {
    const amountCents = Object.hasOwn(edits.fees, fee.code) ? edits.fees[fee.code] : undefined
    return 'amountCents' in fee && amountCents !== undefined ? { ...fee, amountCents } : fee
  })
  const words = (locale: 'it' | 'en') => ({
    ...editedWords(texts[locale], edits.texts[locale]),
    ...Object.fromEntries(
      definition.pages
        .flatMap(({ fields }) => fields)
        .flatMap((field) =>
          addedOptions(field, edits).map((one) => [`fields.${field.stableId}.options.${one.id}`, one[locale]]),
        ),
    ),
  })
  return {
    ...pack,
    definition: { ...definition, pages, fees, ...(tables ? { tables } : {}) },
    texts: { it: words('it'), en: words('en') },
  }
}
