/**
 * Whether a text is an Italian VAT number: eleven digits, the last of which checks the others (Luhn's formula, as DM
 * 23 December 1976 sets it), with an office of issue between 001 and 100 or 120, 121, 888 or 999.
 */
export function isVatNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text) || /^0{7}/.test(text)) return false
  const office = Number(text.slice(7, 10))
  if (!((office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office))) return false
  const sum = text.split('').reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
