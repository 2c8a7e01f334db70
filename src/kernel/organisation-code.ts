import { brand, type Brand } from '#kernel/brand.ts'

/** Fiscal code or VAT number of an organisation: eleven digits, the last a check digit. */
export type OrganisationCode = Brand<string, 'OrganisationCode'>

export type OrganisationCodeResult =
  | { readonly ok: true; readonly value: OrganisationCode }
  | { readonly ok: false; readonly reason: 'length' | 'characters' | 'check-digit' }

/** The eleventh digit, from the first ten (Luhn's formula; DM 23 December 1976, art. 9). */
export function organisationCheckDigit(first10: string): string {
  let sum = 0
  for (let index = 0; index < 10; index += 1) {
    const digit = Number(first10.charAt(index))
    const doubled = digit * 2
    if (index % 2 === 0) sum += digit
    else sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** Checks an eleven-digit code. Spaces and a leading country mark `IT` are forgiven. */
export function checkOrganisationCode(text: string): OrganisationCodeResult {
  const code = text.replace(/\s/g, '').replace(/^IT/i, '')
  if (code.length !== 11) return { ok: false, reason: 'length' }
  if (!/^\d{11}$/.test(code) || /^0+$/.test(code)) return { ok: false, reason: 'characters' }
  if (organisationCheckDigit(code) !== code[10]) return { ok: false, reason: 'check-digit' }
  return { ok: true, value: brand(code) }
}
