import type { Text } from '#kernel/text.ts'

/** An entry of a controlled list. */
export interface Entry {
  readonly code: string
  readonly label: Text
  /** Its part of an address, where lists of this entry have a page. */
  readonly segment?: string
  /** Its code in the national controlled vocabulary that the list comes from. */
  readonly national?: string
}

export const entry = (code: string, it: string, en: string, national?: string): Entry => ({
  code,
  label: { it, en },
  ...(national === undefined ? {} : { national }),
})

/** An entry with a page of its own. */
export const withPage = (code: string, segment: string, it: string, en: string, national?: string): Entry => ({
  ...entry(code, it, en, national),
  segment,
})
