import { formatDate, isPlainDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import type { Locale } from '#kernel/text.ts'
import { divide, ofNumber, toDecimal, toWhole, type Rational } from './rational.ts'
import { sayUnit, type Unit } from './units.ts'
import type { Value } from './value.ts'

const signs = { it: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const

/** A decimal such as `1234.5` with the signs of a language: `1.234,5`. */
export function sayDecimal(decimal: string, locale: Locale): string {
  const [whole = '', rest] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, signs[locale].thousands)
  return rest === undefined ? grouped : `${grouped}${signs[locale].decimal}${rest}`
}

/** `0,85 €`; an amount that nothing has rounded yet shows up to six decimals. */
function sayAmount(cents: Rational, locale: Locale): string {
  const whole = toWhole(cents)
  if (whole !== undefined) return formatMoney(whole, locale)
  const hundred = ofNumber(100)
  const euros = hundred && divide(cents, hundred)
  const said = sayDecimal(toDecimal(euros ?? cents, 6), locale)
  return locale === 'it' ? `${said}\u00a0€` : `€${said}`
}

/** A value as a person reads it; `—` for nothing. */
export function sayValue(value: Value, locale: Locale, unit?: Unit): string {
  switch (value.kind) {
    case 'nothing':
      return '—'
    case 'truth':
      return value.value ? (locale === 'it' ? 'Sì' : 'Yes') : 'No'
    case 'money':
      return sayAmount(value.value, locale)
    case 'number': {
      const decimal = toDecimal(value.value, 6)
      const said = sayDecimal(decimal, locale)
      return unit === undefined ? said : `${said}\u00a0${sayUnit(unit, locale, decimal)}`
    }
    case 'text':
      return isPlainDate(value.value) ? formatDate(value.value, locale) : value.value
    case 'list':
      return value.value.map(String).join(', ')
  }
}
