import type { Calendar } from '#kernel/calendars.ts'
import type { ClockDefinitions } from '#engines/terms/definition.ts'
import type { Fact, Moment } from '#engines/terms/facts.ts'
import { readClock, type ClockReading } from '#engines/terms/reading.ts'

export type CaseReading = {
  /** One reading for each clock, in the order of the definitions. */
  readonly readings: readonly ClockReading[]
  readonly byId: Readonly<Record<string, ClockReading>>
  /** The clock of the case itself, still running, that is due first. */
  readonly next: ClockReading | undefined
}

function firstDue(readings: readonly ClockReading[]): ClockReading | undefined {
  return readings
    .filter(({ phase, due }) => phase === 'open' && due !== undefined)
    .reduce<ClockReading | undefined>(
      (first, reading) => (first?.due && reading.due && first.due <= reading.due ? first : reading),
      undefined,
    )
}

/** Reads all the clocks of a case over the same facts: see `readClock`. */
export function readCase(
  clocks: ClockDefinitions,
  facts: readonly Fact[],
  at: Moment,
  calendar: Calendar,
): CaseReading {
  const readings = clocks.map((definition) => readClock(definition, facts, at, calendar, clocks))
  const byId = Object.fromEntries(readings.map((reading) => [reading.clockId, reading]))
  const own = readings.filter((_reading, index) => clocks[index]?.of !== 'opinion')
  return { readings, byId, next: firstDue(own) }
}
