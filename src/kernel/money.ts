import type { Locale } from '#kernel/text.ts'

const SIGNS: Readonly<Record<Locale, { thousands: string; decimal: string }>> = {
  it: { thousands: '.', decimal: ',' },
  en: { thousands: ',', decimal: '.' },
}

/** `1.234,50 €` or `€1,234.50`. Throws RangeError when the cents are not a safe integer. */
export function formatMoney(amountCents: number, locale: Locale): string {
  if (!Number.isSafeInteger(amountCents)) throw new RangeError('an amount is a whole number of cents')
  const { thousands, decimal } = SIGNS[locale]
  const digits = String(Math.abs(amountCents)).padStart(3, '0')
  const euros = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands)
  const number = `${euros}${decimal}${digits.slice(-2)}`
  const sign = amountCents < 0 ? '-' : ''
  // A no-break space keeps the amount and its sign on one line.
  return locale === 'it' ? `${sign}${number}\u00a0€` : `${sign}€${number}`
}

/**
 * Reads what a person typed as an amount, in cents; undefined when it is no amount. Thousands are grouped rightly or
 * not at all, and there are at most two decimals: `1.234,5 €` and `1234,50` are read in Italian, `12.34` is not.
 */
export function parseMoney(text: string, locale: Locale): number | undefined {
  const { thousands, decimal } = SIGNS[locale]
  const bare = text.replace(/[\s€]/g, '')
  const shape = new RegExp(`^(-?)(\\d{1,3}(?:\\${thousands}\\d{3})+|\\d+)(?:\\${decimal}(\\d{1,2}))?$`)
  const match = shape.exec(bare)
  if (!match) return undefined
  const euros = (match[2] ?? '').replaceAll(thousands, '')
  const amountCents = Number(euros) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  if (!Number.isSafeInteger(amountCents)) return undefined
  return match[1] === '-' && amountCents !== 0 ? -amountCents : amountCents
}
