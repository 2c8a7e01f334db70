import { InvalidInput, PorticoError } from '#kernel/errors.ts'
import type { ErrorDescriptor } from '#kernel/errors.ts'

/** What came of a call: its output, or an error that the form can show. */
export type Attempt<Output> =
  { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly error: PorticoError }

/** Makes values of the errors that a form expects (wrong input always, and those named); any other goes on its way. */
export async function attempt<Output>(
  call: Promise<Output>,
  ...expected: readonly ErrorDescriptor[]
): Promise<Attempt<Output>> {
  try {
    return { ok: true, output: await call }
  } catch (error) {
    if (!(error instanceof PorticoError)) throw error
    if (error instanceof InvalidInput || expected.some(({ code }) => code === error.code)) return { ok: false, error }
    throw error
  }
}

/** The issues of wrong input in words, by field; the first of each field. */
export function issuesOf(error: PorticoError, locale: 'it' | 'en'): Readonly<Record<string, string>> {
  if (!(error instanceof InvalidInput)) return {}
  return Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [path, message[locale]]))
}
