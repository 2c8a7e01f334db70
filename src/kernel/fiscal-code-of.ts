import { brand } from '#kernel/brand.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { checkCharacter, MONTH_LETTERS, type FiscalCode, type Sex } from '#kernel/fiscal-code.ts'

export type FiscalCodeSubject = {
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: PlainDate
  readonly sex: Sex
  /** Cadastral code of the place of birth, such as L219 for Torino. */
  readonly placeCode: string
}

const TRANSLITERATED: Readonly<Record<string, string>> = {
  ß: 'SS',
  ẞ: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Þ: 'TH',
  ı: 'I',
}

function letters(name: string): string {
  const capitals = name.toUpperCase().replace(/[ßẞÆŒØŁĐÞı]/g, (letter) => TRANSLITERATED[letter] ?? '')
  return capitals.normalize('NFD').replace(/[^A-Z]/g, '')
}

function split(name: string): { consonants: string; vowels: string } {
  const all = letters(name)
  return { consonants: all.replace(/[AEIOU]/g, ''), vowels: all.replace(/[^AEIOU]/g, '') }
}

function familyLetters(name: string): string {
  const { consonants, vowels } = split(name)
  return `${consonants}${vowels}XXX`.slice(0, 3)
}

function givenLetters(name: string): string {
  const { consonants, vowels } = split(name)
  // With four consonants or more, the first, the third and the fourth are taken.
  const chosen = consonants.length > 3 ? consonants.charAt(0) + consonants.slice(2, 4) : consonants
  return `${chosen}${vowels}XXX`.slice(0, 3)
}

/**
 * The fiscal code that the rules give to a person (DM 23 December 1976), for demonstration people and for comparing.
 * The code in force is the one the Revenue Agency assigned, which may differ where two people would share one.
 * Throws RangeError for a name without a letter or a place code of another shape.
 */
export function fiscalCodeOf(subject: FiscalCodeSubject): FiscalCode {
  const { familyName, givenName, birthDate, sex, placeCode } = subject
  if (letters(familyName) === '' || letters(givenName) === '') throw new RangeError('a name has at least one letter')
  if (!/^(?:[A-M]|Z)\d{3}$/.test(placeCode)) throw new RangeError('not a cadastral code')
  const month = MONTH_LETTERS.charAt(Number(birthDate.slice(5, 7)) - 1)
  const day = Number(birthDate.slice(8)) + (sex === 'F' ? 40 : 0)
  const names = familyLetters(familyName) + givenLetters(givenName)
  const first15 = `${names}${birthDate.slice(2, 4)}${month}${String(day).padStart(2, '0')}${placeCode}`
  return brand(`${first15}${checkCharacter(first15)}`)
}
