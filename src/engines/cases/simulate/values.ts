import { addDays, daysBetween, laterOf, plainDate, type PlainDate } from '#kernel/dates.ts'
import { fiscalCodeOf } from '#kernel/fiscal-code-of.ts'
import type { Geometry } from '#kernel/geometry.ts'
import type { Facts } from '#kernel/language/value.ts'
import { codesByName } from '#kernel/lists/index.ts'
import { isVatNumber } from '#kernel/vat-number.ts'
import { dayOf } from '../fields/check-value.ts'
import { maxLengthOf, openOptions } from '../fields/field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import type { Dice } from './dice.ts'

const anyDay = plainDate('2026-03-02')
const words = ['Richiesta', 'per', 'via', 'Roma', 'del', 'giorno', 'come', 'detto', 'allo', 'sportello'] as const
const names = ['Giulia', 'Marco', 'Anna', 'Luca', 'Sara', 'Ivo'] as const
const families = ['Ferro', 'Riva', 'Gallo', 'Sala', 'Conti', 'Neri'] as const
// made-up accounts whose check digits are right
const accounts = ['IT60X0542811101000000123456', 'DE89370400440532013000'] as const

function someText(field: InnerField, dice: Dice): string {
  const length = dice.whole(2, field.type === 'long-text' ? 30 : 6)
  const text = Array.from({ length }, () => dice.pick(words)).join(' ')
  return text.slice(0, maxLengthOf(field)).trim() || 'x'
}

function someNumber({ type, min, max, decimals = 0 }: InnerField, dice: Dice): number {
  const span = type === 'money' ? 100_000 : 100
  const least = min ?? Math.min(0, (max ?? 0) - span)
  const scale = type === 'money' ? 1 : 10 ** decimals
  const [from, to] = [Math.ceil(least * scale), Math.floor((max ?? least + span) * scale)]
  return Number((dice.whole(from, Math.max(from, to)) / scale).toFixed(decimals))
}

/** Days between which a field makes sense: some months around today, or a lifetime back, where it does not say. */
function daysOf(field: Pick<InnerField, 'notBefore' | 'notAfter'>, facts: Facts, dice: Dice) {
  const today = facts.today ?? anyDay
  const [first, last] = [dayOf(field.notBefore, facts), dayOf(field.notAfter, facts)]
  if (first !== undefined) return { from: first, to: laterOf(first, last ?? addDays(first, 120)) }
  const back = dice.chance(0.5) ? 60 : 80 * 365
  return { from: addDays(last ?? today, -back), to: last ?? addDays(today, 120) }
}

export function someDay(field: Pick<InnerField, 'notBefore' | 'notAfter'>, facts: Facts, dice: Dice): PlainDate {
  const { from, to } = daysOf(field, facts, dice)
  return addDays(from, dice.whole(0, Math.max(0, daysBetween(from, to))))
}

/** A first and a last day, some weeks apart at the most. */
export function somePeriod(field: Field, facts: Facts, dice: Dice): { from: PlainDate; until: PlainDate } {
  const from = someDay(field, facts, dice)
  const last = dayOf(field.notAfter, facts)
  const room = last === undefined ? 45 : Math.max(0, daysBetween(from, last))
  return { from, until: addDays(from, dice.whole(0, Math.min(45, room))) }
}

function someVatNumber(dice: Dice): string {
  const first = `${String(dice.whole(1, 9_999_999)).padStart(7, '0')}${dice.pick(['001', '015', '100'])}`
  return Array.from({ length: 10 }, (_, last) => `${first}${last}`).find(isVatNumber) ?? '00000010215'
}

function someFiscalCode(dice: Dice): string {
  return fiscalCodeOf({
    familyName: dice.pick(families),
    givenName: dice.pick(names),
    birthDate: addDays(plainDate('1950-01-01'), dice.whole(0, 20_000)),
    sex: dice.pick(['F', 'M']),
    placeCode: dice.pick(['L219', 'F205', 'A182']),
  })
}

/** Something drawn in a city, some tens of metres wide. */
export function someGeometry({ geometry = ['point'] }: Field, dice: Dice): Geometry {
  const [first = 'point', ...others] = geometry
  const [x, y] = [7.68 + dice.whole(0, 900) / 1e5, 45.07 + dice.whole(0, 900) / 1e5]
  const [right, top] = [x + dice.whole(5, 60) / 1e5, y + dice.whole(5, 60) / 1e5]
  switch (dice.pick([first, ...others])) {
    case 'point':
      return { type: 'Point', coordinates: [x, y] }
    case 'line':
      return {
        type: 'LineString',
        coordinates: [
          [x, y],
          [right, top],
        ],
      }
    case 'area':
      return {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [right, y],
            [right, top],
            [x, top],
            [x, y],
          ],
        ],
      }
  }
}

/** What somebody may choose. */
function optionsOf(field: InnerField): readonly string[] {
  return field.list ? codesByName(field.list, 'it').map(({ code }) => code) : openOptions(field)
}

/** An answer of one value that its field takes, as far as it can be made without the others. */
export function someValue(field: InnerField, facts: Facts, dice: Dice): string | number | boolean | string[] {
  const [option = '', ...others] = optionsOf(field)
  switch (field.type) {
    case 'number':
    case 'money':
      return someNumber(field, dice)
    case 'yes-no':
      return dice.chance(0.5)
    case 'choice':
      return dice.pick([option, ...others])
    case 'choices': {
      const chosen = [option, ...others].filter(() => dice.chance(0.4))
      return chosen.length > 0 ? chosen : [dice.pick([option, ...others])]
    }
    case 'date':
      return someDay(field, facts, dice)
    case 'file':
      return ['file.pdf']
    case 'email':
      return `${dice.pick(names).toLowerCase()}@example.org`
    case 'phone':
      return `+39 011 ${dice.whole(1_000_000, 9_999_999)}`
    case 'iban':
      return dice.pick(accounts)
    case 'fiscal-code':
      return someFiscalCode(dice)
    case 'vat-number':
      return someVatNumber(dice)
    default:
      return someText(field, dice)
  }
}
