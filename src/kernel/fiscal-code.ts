import { brand, type Brand } from '#kernel/brand.ts'

/** Fiscal code of a natural person: sixteen capital letters and digits. */
export type FiscalCode = Brand<string, 'FiscalCode'>

export type Sex = 'F' | 'M'

export type FiscalCodeFault = 'length' | 'characters' | 'check-character' | 'name' | 'month' | 'day' | 'place'

export type FiscalCodeReading = {
  readonly code: FiscalCode
  /** The century is not in the code. */
  readonly birth: { readonly yearOfCentury: number; readonly month: number; readonly day: number }
  readonly sex: Sex
  /** Cadastral code of the municipality of birth, or Z and three digits for a foreign country. */
  readonly placeCode: string
  readonly bornAbroad: boolean
  /** The code without the letters given to tell apart people who would share it; its check character differs. */
  readonly hasReplacedDigits: boolean
}

export type FiscalCodeResult =
  { readonly ok: true; readonly value: FiscalCodeReading } | { readonly ok: false; readonly reason: FiscalCodeFault }

export const MONTH_LETTERS = 'ABCDEHLMPRST'
const REPLACED_DIGITS = 'LMNPQRSTUV'
const DIGIT_POSITIONS = [6, 7, 9, 10, 12, 13, 14]
const SHAPE = /^[A-Z]{6}[0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/
/** Three letters taken in order from consonants, then vowels, then X. */
const NAME =
  /^(?:[B-DF-HJ-NP-TV-Z]{3}|[B-DF-HJ-NP-TV-Z]{2}[AEIOU]|[B-DF-HJ-NP-TV-Z][AEIOU][AEIOUX]|[AEIOU]{2}[AEIOUX]|[AEIOU]X{2})$/
const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The sixteenth character, from the first fifteen (DM 23 December 1976, art. 6). */
export function checkCharacter(first15: string): string {
  let sum = 0
  for (let index = 0; index < 15; index += 1) {
    const character = first15.charCodeAt(index)
    const value = character < 58 ? character - 48 : character - 65
    sum += index % 2 === 0 ? (ODD_VALUES[value] ?? 0) : value
  }
  return String.fromCharCode(65 + (sum % 26))
}

function restoreDigits(code: string): string {
  const characters = code.split('')
  for (const position of DIGIT_POSITIONS) {
    const digit = REPLACED_DIGITS.indexOf(characters[position] ?? '')
    if (digit >= 0) characters[position] = String(digit)
  }
  return characters.join('')
}

function dayExists(yearOfCentury: number, month: number, day: number): boolean {
  if (day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return false
  // A year 00 may be 2000, which was a leap year.
  return !(month === 2 && day === 29) || yearOfCentury % 4 === 0
}

/** Checks a personal fiscal code (DM 23 December 1976), letters that replace digits included. Case and spaces are forgiven. */
export function checkFiscalCode(text: string): FiscalCodeResult {
  const code = text.replace(/\s/g, '').toUpperCase()
  const fault = (reason: FiscalCodeFault): FiscalCodeResult => ({ ok: false, reason })
  if (code.length !== 16) return fault('length')
  if (!SHAPE.test(code)) return fault('characters')
  if (checkCharacter(code) !== code[15]) return fault('check-character')
  if (!NAME.test(code.slice(0, 3)) || !NAME.test(code.slice(3, 6))) return fault('name')
  const plain = restoreDigits(code)
  const month = MONTH_LETTERS.indexOf(plain.charAt(8)) + 1
  if (month === 0) return fault('month')
  const yearOfCentury = Number(plain.slice(6, 8))
  const markedDay = Number(plain.slice(9, 11))
  const day = markedDay > 40 ? markedDay - 40 : markedDay
  if (!dayExists(yearOfCentury, month, day)) return fault('day')
  const placeCode = plain.slice(11, 15)
  if (!/^(?:[A-M]|Z)\d{3}$/.test(placeCode) || placeCode.endsWith('000')) return fault('place')
  return {
    ok: true,
    value: {
      code: brand(code),
      birth: { yearOfCentury, month, day },
      sex: markedDay > 40 ? 'F' : 'M',
      placeCode,
      bornAbroad: placeCode.startsWith('Z'),
      hasReplacedDigits: plain !== code,
    },
  }
}
