import { expect, test } from 'vitest'
import { readDelivery } from './read-delivery.ts'

const typed = new Map([
  ['date-day', '23'],
  ['date-month', '11'],
  ['date-year', '2026'],
  ['time', '10:30'],
  ['proof', 'Firma sulla copia'],
])
const form = {
  text: (name: string) => typed.get(name) ?? '',
  all: (name: string) => [typed.get(name) ?? ''],
  has: (name: string) => typed.has(name),
  entries: () => [...typed],
}

test.each([
  ['in the minute of the sending', '2026-11-23T09:30:40.123Z', '2026-11-23T09:30:40.123Z'],
  ['after the sending', '2026-11-23T09:29:59.000Z', '2026-11-23T09:30:00.000Z'],
  ['before the sending, which is refused later', '2026-11-23T09:31:00.000Z', '2026-11-23T09:30:00.000Z'],
])('a delivery %s', (_, issuedAt, at) => {
  expect(readDelivery(form, issuedAt, 'it').at?.toISOString()).toBe(at)
})
