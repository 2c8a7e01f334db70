import { expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { compareCosts } from './costs.ts'
import { editPack, noEdits } from './edit-pack.ts'
import type { PackEdits } from './edit-pack.ts'

const today = plainDate('2026-11-22')
const hall = ServicePack.parse(await loadPackFolder('services/civil-marriage-hall'))
const access = ServicePack.parse(await loadPackFolder('services/records-access'))

const costs = (pack: ServicePack, edits: PackEdits) => compareCosts(pack, editPack(pack, edits), edits, today, 'it')

test('a new tariff is told against the old one, for what the stories answer, on the day it begins', () => {
  const tariff = hall.definition.tables?.find(({ id }) => id === 'hall-tariff')
  const last = tariff?.editions.at(-1)
  const rows = (last?.rows ?? []).map((row) => ({ ...row, value: Number(row.value) + 1_000 }))
  const from = plainDate('2028-01-01')
  const edits = { ...noEdits, editions: { 'hall-tariff': { from, norm: 'DGC 9/2027', rows } } }
  const { day, samples, unchanged } = costs(hall, edits)
  expect(day).toBe(from)
  expect(samples.length).toBeGreaterThan(1)
  expect(unchanged).toBe(0)
  for (const { answers, fees } of samples) {
    expect(answers.map(({ label }) => label)).toContain(hall.texts.it['fields.hall.label'])
    expect(fees).toHaveLength(1)
    for (const { before, after } of fees) expect((after.amountCents ?? 0) - (before.amountCents ?? 0)).toBe(1_000)
  }
})

test('words change no cost, and nothing is made up where no fee hangs on the answers', () => {
  const words = { ...noEdits, texts: { it: { 'service.title': 'Sposarsi' }, en: {} } }
  expect(costs(hall, words)).toMatchObject({ day: today, samples: [] })
  expect(costs(hall, words).unchanged).toBeGreaterThan(5)
  expect(costs(access, { ...noEdits, fees: { copy: 50 } }).samples).toEqual([])
})
