import { languageTag, type Locale } from '#platform/i18n/index.ts'

/** Decimal units, as file managers show them: `1,5 MB`. */
export function fileSize(bytes: number, locale: Locale): string {
  const [divisor, unit] = bytes >= 1_000_000 ? [1_000_000, 'megabyte'] : [1000, 'kilobyte']
  const value = bytes === 0 ? 0 : Math.max(bytes / divisor, 0.1)
  return new Intl.NumberFormat(languageTag(locale), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}
