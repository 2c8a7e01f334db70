import type { Locale } from '#kernel/text.ts'

/** Units of measure of numbers: symbols of the SI where there are, words for what is counted. */
export const units = {
  m: { it: 'm', en: 'm' },
  m2: { it: 'm²', en: 'm²' },
  m3: { it: 'm³', en: 'm³' },
  km: { it: 'km', en: 'km' },
  ha: { it: 'ha', en: 'ha' },
  kg: { it: 'kg', en: 'kg' },
  l: { it: 'l', en: 'l' },
  kwh: { it: 'kWh', en: 'kWh' },
  cm: { it: 'cm', en: 'cm' },
  percent: { it: '%', en: '%' },
  hours: { it: ['ora', 'ore'], en: ['hour', 'hours'] },
  days: { it: ['giorno', 'giorni'], en: ['day', 'days'] },
  months: { it: ['mese', 'mesi'], en: ['month', 'months'] },
  years: { it: ['anno', 'anni'], en: ['year', 'years'] },
  people: { it: ['persona', 'persone'], en: ['person', 'people'] },
  pieces: { it: ['pezzo', 'pezzi'], en: ['piece', 'pieces'] },
  pages: { it: ['pagina', 'pagine'], en: ['page', 'pages'] },
} as const satisfies Record<string, Record<Locale, string | readonly [one: string, more: string]>>

export type Unit = keyof typeof units

export const unitNames = Object.keys(units) as readonly Unit[]

/** The sign of a unit, or its word in the singular or plural that a number asks for: `1` gives `giorno`. */
export function sayUnit(unit: Unit, locale: Locale, number: string): string {
  const said: string | readonly [string, string] = units[unit][locale]
  if (typeof said === 'string') return said
  return number === '1' ? said[0] : said[1]
}
