import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#kernel/dates.ts'
import { checkCharacter, checkFiscalCode } from '#kernel/fiscal-code.ts'
import { fiscalCodeOf, type FiscalCodeSubject } from '#kernel/fiscal-code-of.ts'
import { checkOrganisationCode, organisationCheckDigit } from '#kernel/organisation-code.ts'

const MARIO: FiscalCodeSubject = {
  familyName: 'Rossi',
  givenName: 'Mario',
  birthDate: plainDate('1980-01-01'),
  sex: 'M',
  placeCode: 'H501',
}

const letters = fc.string({
  unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ àèéìòù'-".split('')),
  minLength: 1,
  maxLength: 20,
})
const subjects = fc.record<FiscalCodeSubject>({
  familyName: letters.map((name) => `${name}a`),
  givenName: letters.map((name) => `${name}o`),
  birthDate: fc.integer({ min: 0, max: 47_000 }).map((days) => addDays(plainDate('1900-01-01'), days)),
  sex: fc.constantFrom('F', 'M'),
  placeCode: fc
    .tuple(fc.constantFrom(...'ABCDEFGHIJKLMZ'.split('')), fc.integer({ min: 1, max: 999 }))
    .map(([letter, number]) => `${letter}${String(number).padStart(3, '0')}`),
})

/** Any fault is a declared one; `undefined` is a code taken as good. */
const faultOf = (code: string) => {
  const result = checkFiscalCode(code)
  return result.ok ? undefined : result.reason
}

const withCheck = (first15: string) => `${first15}${checkCharacter(first15)}`

describe('personal fiscal codes', () => {
  it.each([
    [MARIO, 'RSSMRA80A01H501U'],
    [{ ...MARIO, familyName: 'Fo', givenName: 'Gianfranco' }, 'FOXGFR80A01H501'],
    [{ ...MARIO, familyName: "D'Alò", givenName: 'Ivo' }, 'DLAVIO80A01H501'],
    [{ ...MARIO, sex: 'F' as const, givenName: 'Anna' }, 'RSSNNA80A41H501'],
  ])('are made from a person', (subject, start) => expect(fiscalCodeOf(subject).startsWith(start)).toBe(true))

  it('tell what they hold', () => {
    expect(checkFiscalCode('rssmra80a01h501u')).toEqual({
      ok: true,
      value: {
        code: 'RSSMRA80A01H501U',
        birth: { yearOfCentury: 80, month: 1, day: 1 },
        sex: 'M',
        placeCode: 'H501',
        bornAbroad: false,
        hasReplacedDigits: false,
      },
    })
  })

  it('are read when letters replace digits', () => {
    const result = checkFiscalCode(withCheck('RSSMRAULALMHRLM'))
    expect(result).toMatchObject({ ok: true, value: { hasReplacedDigits: true, placeCode: 'H501' } })
  })

  it.each([
    ['RSSMRA80A01H501', 'length'],
    ['RSSMRA80A01H5A1U', 'characters'],
    ['RSSMRA80A01H501X', 'check-character'],
    [withCheck('ASSMRA80A01H501'), 'name'],
    [withCheck('RSSMRA80F01H501'), 'month'],
    [withCheck('RSSMRA80A32H501'), 'day'],
    [withCheck('RSSMRA81B29H501'), 'day'],
    [withCheck('RSSMRA80A01N501'), 'place'],
    [withCheck('RSSMRA80A01H000'), 'place'],
  ])('%s is refused: %s', (code, reason) => expect(faultOf(code)).toBe(reason))

  it('are valid whoever they are made for', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(faultOf(fiscalCodeOf(subject))).toBeUndefined()
      }),
    )
  })

  it('show every change of one character', () => {
    const characters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split(''))
    fc.assert(
      fc.property(subjects, fc.nat(15), characters, (subject, position, character) => {
        const code = fiscalCodeOf(subject)
        fc.pre(code.charAt(position) !== character)
        const changed = code.slice(0, position) + character + code.slice(position + 1)
        expect(faultOf(changed)).toMatch(/^(characters|check-character)$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('never make the check throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof checkFiscalCode(text).ok).toBe('boolean')
      }),
    )
  })

  it('are not made without a name or a place', () => {
    expect(() => fiscalCodeOf({ ...MARIO, givenName: '--' })).toThrow(RangeError)
    expect(() => fiscalCodeOf({ ...MARIO, placeCode: 'Roma' })).toThrow(RangeError)
  })
})

describe('codes of organisations', () => {
  it.each(['00514490010', '01199250158', 'IT 00429440068'])('%s is good', (code) =>
    expect(checkOrganisationCode(code).ok).toBe(true),
  )

  it.each([
    ['0051449001', 'length'],
    ['0051449001A', 'characters'],
    ['00000000000', 'characters'],
    ['00514490011', 'check-digit'],
  ])('%s is refused: %s', (code, reason) => expect(checkOrganisationCode(code)).toEqual({ ok: false, reason }))

  it('show every change of one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), fc.nat(10), fc.nat(9), (number, position, digit) => {
        const first10 = String(number).padStart(10, '0')
        const code = `${first10}${organisationCheckDigit(first10)}`
        expect(checkOrganisationCode(code).ok).toBe(true)
        fc.pre(code.charAt(position) !== String(digit))
        expect(checkOrganisationCode(code.slice(0, position) + String(digit) + code.slice(position + 1)).ok).toBe(false)
      }),
    )
  })
})
