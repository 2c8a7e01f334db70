import type { ServicePack } from '../definition.ts'
import type { PackEdits } from './edit-pack.ts'

/** One change of an officer: what it is of, where, and the words of a text before and after. */
export interface EditChange {
  readonly kind: 'text' | 'edition' | 'fee' | 'option'
  /** Key of the text, table, code of the fee, field of the option. */
  readonly of: string
  readonly locale: 'it' | 'en' | null
  readonly before: string | null
  readonly after: string
}

function keep<Value>(record: Readonly<Record<string, Value>>, wanted: (key: string, value: Value) => boolean) {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => wanted(key, value)))
}

/** The edits that change something of a pack: not those of what it lacks, nor those that say what stands there. */
export function knownEdits({ definition, texts }: ServicePack, edits: PackEdits): PackEdits {
  const words = (locale: 'it' | 'en') =>
    keep(edits.texts[locale], (key, text) => Object.hasOwn(texts[locale], key) && texts[locale][key] !== text)
  const fields = definition.pages.flatMap((page) => page.fields)
  return {
    texts: { it: words('it'), en: words('en') },
    editions: keep(edits.editions, (id) => definition.tables?.some((table) => table.id === id) === true),
    fees: keep(edits.fees, (code, amountCents) =>
      definition.fees.some((fee) => fee.code === code && 'amountCents' in fee && fee.amountCents !== amountCents),
    ),
    options: keep(
      edits.options,
      (id, added) => added.length > 0 && fields.some((field) => field.stableId === id && field.options !== undefined),
    ),
  }
}

/** The changes one by one, as they are shown before they are proposed and undone. Money is in cents. */
export function changesOf(pack: ServicePack, edits: PackEdits): EditChange[] {
  const { fees } = pack.definition
  return [
    ...(['it', 'en'] as const).flatMap((locale) =>
      Object.entries(edits.texts[locale]).map(([of, after]) => ({
        kind: 'text' as const,
        of,
        locale,
        before: pack.texts[locale][of] ?? null,
        after,
      })),
    ),
    ...Object.entries(edits.editions).map(([of, { from }]) => ({
      kind: 'edition' as const,
      of,
      locale: null,
      before: null,
      after: from,
    })),
    ...Object.entries(edits.fees).map(([of, amountCents]) => {
      const fee = fees.find(({ code }) => code === of)
      const before = fee && 'amountCents' in fee ? String(fee.amountCents) : null
      return { kind: 'fee' as const, of, locale: null, before, after: String(amountCents) }
    }),
    ...Object.entries(edits.options).flatMap(([of, added]) =>
      added.map(({ id }) => ({ kind: 'option' as const, of, locale: null, before: null, after: id })),
    ),
  ]
}
