import type { Locale } from '#kernel/text.ts'
import { countries } from './countries.ts'
import { provinces } from './provinces.ts'

/** National and international lists of codes that fields can choose from. */
export type CodeList = 'countries' | 'provinces'

const namesOfCountries = {
  it: new Intl.DisplayNames('it', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

const codes: Readonly<Record<CodeList, readonly string[]>> = { countries, provinces: Object.keys(provinces) }
const known: Readonly<Record<CodeList, ReadonlySet<string>>> = {
  countries: new Set(codes.countries),
  provinces: new Set(codes.provinces),
}

/** Whether a code is in a list. */
export const isInList = (list: CodeList, code: string): boolean => known[list].has(code)

/** The name of a code: of a country in the language asked for (Unicode CLDR), of a province as it is. */
export function nameInList(list: CodeList, code: string, locale: Locale): string {
  if (!isInList(list, code)) return code
  return (list === 'countries' ? namesOfCountries[locale].of(code) : provinces[code]) ?? code
}

/** The codes of a list, by the alphabet of the language. */
export function codesByName(
  list: CodeList,
  locale: Locale,
): readonly { readonly code: string; readonly name: string }[] {
  return codes[list]
    .map((code) => ({ code, name: nameInList(list, code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
