import { expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import type { Answers } from './answer-value.ts'
import { areAlike, carriedOver } from './carry-over.ts'
import { ServicePack } from './definition.ts'
import { loadPackFolder } from './load-pack.ts'

const residence = ServicePack.parse(await loadPackFolder('services/residence-change')).definition
const waste = ServicePack.parse(await loadPackFolder('services/waste-tax-declaration')).definition

const home = { street: 'Via Roma', number: '12', 'street-code': '0001' }
const carried = (source: Answers, draft: Answers, named: Record<string, string>) =>
  carriedOver({ definition: residence, answers: source }, { definition: waste, answers: draft }, named, today)
const today = plainDate('2026-05-04')

test('what the draft does not have yet is carried over, with the street as the registry knows it', () => {
  const named = { address: 'home', since: 'moved-on' }
  expect(carried({ home, 'moved-on': '2026-04-20' }, {}, named)).toEqual({ address: home, since: '2026-04-20' })
  expect(carried({ home, 'moved-on': '2026-04-20' }, { since: '2026-01-01' }, named)).toEqual({ address: home })
  expect(carried({}, {}, named)).toEqual({})
})

test('what is of another type, or the other form does not take, is left', () => {
  expect(carried({ home }, {}, { since: 'home', nowhere: 'home', address: 'nowhere' })).toEqual({})
  // the day of the event cannot be in the future
  expect(carried({ 'moved-on': '2026-06-01' }, {}, { since: 'moved-on' })).toEqual({})
  // a choice between other options
  expect(carried({ title: 'rent' }, {}, { title: 'title' })).toEqual({})
  expect(carried({ title: 'owner' }, {}, { title: 'title' })).toEqual({ title: 'owner' })
})

test('an address loses what the registry of streets says where the other form does not ask it', () => {
  const back = carriedOver(
    { definition: waste, answers: { address: home } },
    { definition: residence, answers: {} },
    { 'from-italy': 'address' },
    today,
  )
  expect(back).toEqual({})
  const withTown = { ...home, town: 'Torino', province: 'TO' }
  expect(
    carriedOver(
      { definition: waste, answers: { address: withTown } },
      { definition: residence, answers: {} },
      { 'from-italy': 'address' },
      today,
    ),
  ).toEqual({ 'from-italy': { street: 'Via Roma', number: '12', town: 'Torino', province: 'TO' } })
})

test('groups are alike with the same fields in each row', () => {
  const group = (...types: readonly ('text' | 'date')[]) => ({
    stableId: 'members',
    type: 'group' as const,
    fields: types.map((type, index) => ({ stableId: `f${index}`, type })),
  })
  expect(areAlike(group('text', 'date'), group('text', 'date'))).toBe(true)
  expect(areAlike(group('text', 'date'), group('text'))).toBe(false)
  expect(areAlike(group('text', 'date'), group('text', 'text'))).toBe(false)
})
