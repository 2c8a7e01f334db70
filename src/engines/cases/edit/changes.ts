import { same } from '../diff/compare.ts'
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

/** Edits of texts that say what the pack says already are none. */
export function withoutSame(pack: ServicePack, edits: PackEdits): PackEdits {
  const differing = (locale: 'it' | 'en') =>
    Object.fromEntries(Object.entries(edits.texts[locale]).filter(([key, text]) => pack.texts[locale][key] !== text))
  const fees = Object.entries(edits.fees).filter(
    ([code, amountCents]) => !pack.definition.fees.some((fee) => same(fee, { ...fee, code, amountCents })),
  )
  return { ...edits, texts: { it: differing('it'), en: differing('en') }, fees: Object.fromEntries(fees) }
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
