import type { Locale } from '#platform/i18n/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { Values } from '../form/values.ts'
import type { FileInfo } from '../schema.ts'

/** What the fields of the form are shown with. */
export interface Shown {
  readonly locale: Locale
  readonly values: Values
  readonly errors: readonly FieldError[]
  readonly stale: readonly string[]
  readonly untranslated: readonly string[]
  /** Titles of contents by their names. */
  readonly names: ReadonlyMap<string, string>
  /** What a search for one field has found. */
  readonly found: { readonly field: string; readonly references: readonly string[] } | undefined
  readonly view: PageView
  /** What is known of the files that it names. */
  readonly files: ReadonlyMap<string, FileInfo>
}
