import ICAL from 'ical.js'
import type { PlainDate } from '#kernel/dates.ts'
import { addDays, isPlainDate, plainDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'

/** Years that a rule may last, days that it may name by COUNT, and steps that may be taken to find the next of them. */
const yearsAtMost = 5
const countAtMost = 1_000
const stepsAtMost = 20_000

/**
 * The parts of RFC 5545 (3.3.10) that days need, each with the shape of its value. The library reads more than it says,
 * and some of it wrongly: a fifth weekday, days of the month day by day, or together with numbered weekdays.
 */
const shapes: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY)$/,
  INTERVAL: /^(?:[1-9]|[1-4]\d|5[0-3])$/,
  COUNT: /^[1-9]\d{0,9}$/,
  UNTIL: /^\d{8}$/,
  BYDAY: /^(?:[+-]?[1-4])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-4])?(?:MO|TU|WE|TH|FR|SA|SU)){0,30}$/,
  BYMONTHDAY: /^-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01])){0,30}$/,
  BYMONTH: /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
}

export const ruleFaults = {
  unreadable: {
    it: 'La ricorrenza non è scritta come vuole RFC 5545, per esempio FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231.',
    en: 'The recurrence is not written as RFC 5545 wants, for example FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231.',
  },
  frequency: {
    it: 'La ricorrenza può essere di giorni, settimane o mesi (DAILY, WEEKLY, MONTHLY).',
    en: 'The recurrence may be of days, weeks or months (DAILY, WEEKLY, MONTHLY).',
  },
  together: {
    it: 'Giorni del mese e giorni della settimana numerati valgono solo di mese in mese, e non insieme.',
    en: 'Days of the month and numbered days of the week go with months alone, and not together.',
  },
  endless: {
    it: 'La ricorrenza non finisce mai: indica l’ultimo giorno (UNTIL) o quante volte (COUNT).',
    en: 'The recurrence never ends: give its last day (UNTIL) or how many times (COUNT).',
  },
  long: {
    it: 'La ricorrenza è troppo lunga: al massimo cinque anni, o mille volte.',
    en: 'The recurrence is too long: five years, or a thousand times, at the most.',
  },
  never: {
    it: 'Nessun giorno corrisponde alla ricorrenza, o ne passano troppi tra uno e l’altro.',
    en: 'No day matches the recurrence, or too many pass between one and the next.',
  },
} as const satisfies Record<string, Text>

/** Name and value of each part; nothing where a part is unknown, ill-formed or said twice. */
function partsOf(rule: string): ReadonlyMap<string, string> | undefined {
  const parts = new Map<string, string>()
  for (const part of rule.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=')
    if (rest.length > 0 || parts.has(name) || !(name === 'FREQ' || shapes[name]?.test(value))) return undefined
    parts.set(name, value)
  }
  return parts
}

/** `20271231` as a date, if there is such a day. */
function untilOf(text: string): PlainDate | undefined {
  const date = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  return isPlainDate(date) ? date : undefined
}

/** A recurrence may look for its next day for ever (every Monday that is a Tuesday): this one gives up. */
class TooSparse extends Error {}

function boundedIterator(rule: string, firstDay: PlainDate) {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps > stepsAtMost) throw new TooSparse()
  }
  // the base class iterates in its constructor, when no field of this one would be there yet: so the count is outside
  class Bounded extends ICAL.RecurIterator {
    override increment_monthday(days: number): void {
      step()
      super.increment_monthday(days)
    }
    override increment_month(): void {
      step()
      super.increment_month()
    }
  }
  const recurrence = ICAL.Recur.fromString(rule)
  recurrence.count = null
  delete recurrence.parts['BYMONTH']
  return new Bounded({ rule: recurrence, dtstart: ICAL.Time.fromDateString(firstDay) })
}

/**
 * All days of a rule that has been found without fault, in order. The library (2.2.1) begins with a day that the rule may
 * not name, and with months in the wrong year: what the rule names is asked of each day here, then counted.
 */
function* occurrences(rule: string, firstDay: PlainDate): Generator<PlainDate, void> {
  const { COUNT = '', BYMONTH = '' } = Object.fromEntries(partsOf(rule) ?? [])
  const months = BYMONTH === '' ? [] : BYMONTH.split(',').map(Number)
  const last = addDays(firstDay, yearsAtMost * 366)
  const iterator = boundedIterator(rule, firstDay)
  let left = COUNT === '' ? Infinity : Number(COUNT)
  for (let day = iterator.next() as ICAL.Time | null; day && left > 0; day = iterator.next() as ICAL.Time | null) {
    const date = plainDate(day.toString())
    if (date > last) return
    if (!iterator.check_contracting_rules() || (months.length > 0 && !months.includes(day.month))) continue
    left -= 1
    yield date
  }
}

/** What is wrong with a recurrence of days whose DTSTART is the first day, in words; nothing where it can be used. */
export function ruleFault(rule: string, firstDay: PlainDate): Text | undefined {
  const parts = rule.length <= 300 ? partsOf(rule) : undefined
  if (!parts?.has('FREQ')) return ruleFaults.unreadable
  if (!shapes['FREQ']?.test(parts.get('FREQ') ?? '')) return ruleFaults.frequency
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')]
  if (count === undefined && until === undefined) return ruleFaults.endless
  if (count !== undefined && until !== undefined) return ruleFaults.unreadable
  const ofMonth = parts.has('BYMONTHDAY') || /\d/.test(parts.get('BYDAY') ?? '')
  if (ofMonth && parts.get('FREQ') !== 'MONTHLY') return ruleFaults.together
  if (parts.has('BYDAY') && parts.has('BYMONTHDAY')) return ruleFaults.together
  if (count !== undefined && Number(count) > countAtMost) return ruleFaults.long
  if (until !== undefined) {
    const last = untilOf(until)
    if (last === undefined) return ruleFaults.unreadable
    if (last > addDays(firstDay, yearsAtMost * 366)) return ruleFaults.long
  }
  return findsDays(rule, firstDay)
}

function findsDays(rule: string, firstDay: PlainDate): Text | undefined {
  try {
    return [...occurrences(rule, firstDay)].length > 0 ? undefined : ruleFaults.never
  } catch (error) {
    if (error instanceof TooSparse) return ruleFaults.never
    throw error
  }
}

// Rules are few and asked for at each page: five years of days take 2 ms to find. Emptied when full.
const known = new Map<string, readonly PlainDate[]>()
const knownAtMost = 500

/** The days of a rule between two, both included. */
export function daysOfRule(rule: string, firstDay: PlainDate, from: PlainDate, until: PlainDate): readonly PlainDate[] {
  const key = `${firstDay} ${rule}`
  const days = known.get(key) ?? [...occurrences(rule, firstDay)]
  if (known.size >= knownAtMost) known.clear()
  known.set(key, days)
  return days.filter((day) => day >= from && day <= until)
}
