import { tidyNumber } from './read-file.ts'
import { findStreets, matchStreet } from './search.ts'
import type { Registry } from './store.ts'

/** An address in the streets of the city, as a form gives it. */
export type CityAddress = Readonly<Record<string, unknown>>

/** In place of a code: the person says that it is none of the streets offered, or there is none to offer. */
export const notInRegistry = '-'
/** In place of a code: there are several, and the person has not said which. */
export const oneOfSeveral = '?'

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function codeOf(typed: string, given: string, registry: Registry): string {
  const named = registry.byCode.get(given)
  if (named?.name === typed) return named.code
  const match = matchStreet(registry.index, typed)
  if (match.kind === 'one') return match.street.code
  // what was chosen counts while it is among what the words offer; a code that was left over does not
  if (findStreets(registry.index, typed).some(({ code }) => code === given)) return given
  return match.kind === 'none' || given === notInRegistry ? notInRegistry : oneOfSeveral
}

/**
 * An address with the street of the registry that it stands for: its code, and its name as it is known now. What is no
 * street of the registry stays as it was typed and says so; so does a number that the street is not known to have.
 */
export function resolveAddress(address: CityAddress, registry: Registry): CityAddress {
  const { 'street-code': given, 'number-known': _known, ...rest } = address
  const typed = textOf(rest['street'])
  if (typed === '' || registry.index.length === 0) return rest
  const code = codeOf(typed, textOf(given), registry)
  const street = registry.byCode.get(code)
  if (!street) return { ...rest, 'street-code': code }
  const number = tidyNumber(textOf(rest['number']))
  const isUnknown = street.numbers !== undefined && number !== '' && !street.numbers.includes(number)
  return { ...rest, street: street.name, 'street-code': code, ...(isUnknown ? { 'number-known': false } : {}) }
}
