/** First digit of a notice number whose IUV carries a segregation code (pagoPA, SACI specifications, aux digit 3). */
const AUX_DIGIT = '3'

/**
 * The IUV of a payment: segregation code of the creditor (two digits), number (thirteen), and two check digits, the rest
 * of aux digit, segregation code and number divided by 93. Throws RangeError when the number has more than 13 digits.
 */
export function iuvOf(segregationCode: string, number: bigint): string {
  const body = `${segregationCode}${String(number).padStart(13, '0')}`
  if (!/^\d{15}$/.test(body)) throw new RangeError('a segregation code has two digits, a number thirteen at the most')
  const check = BigInt(`${AUX_DIGIT}${body}`) % 93n
  return `${body}${String(check).padStart(2, '0')}`
}

/** The number that a person types to pay (codice avviso): eighteen digits. */
export const noticeNumber = (iuv: string): string => `${AUX_DIGIT}${iuv}`
