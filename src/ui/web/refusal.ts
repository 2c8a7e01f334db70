import type { ErrorDescriptor } from '#kernel/errors.ts'
import { InvalidInput, PorticoError } from '#kernel/errors.ts'
import type { Locale } from '#platform/i18n/index.ts'

/**
 * Does something that may be refused in a known way, and gives that refusal as a value: the page then says it beside
 * what the person typed. Anything else goes on to the one boundary of errors.
 */
export async function orRefusal<T>(
  work: Promise<T>,
  expected: readonly Pick<ErrorDescriptor, 'code'>[],
): Promise<
  { readonly done: T; readonly refused?: undefined } | { readonly refused: PorticoError; readonly done?: undefined }
> {
  try {
    return { done: await work }
  } catch (error) {
    if (error instanceof PorticoError && expected.some(({ code }) => code === error.code)) return { refused: error }
    throw error
  }
}

/** What is wrong with an input that was refused, in words by field, in their order; nothing for another refusal. */
export function wrongFields(refused: PorticoError, locale: Locale): Readonly<Record<string, string>> {
  if (!(refused instanceof InvalidInput)) return {}
  const first = refused.issues.filter(({ path }, index, all) => all.findIndex((one) => one.path === path) === index)
  return Object.fromEntries(first.map(({ path, message }) => [path, message[locale]]))
}
