import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { ServicePack } from './definition.ts'
import type { ServiceDefinition } from './definition.ts'
import { apply, fold, unborn } from './fold.ts'
import { readLegal } from './legal.ts'
import { loadPackFolder } from './load-pack.ts'
import { doPlayed, letTimePass, openPlayed, possibleActions } from './play-scenario.ts'
import type { PlayedCase } from './play-scenario.ts'

const packs = ['records-access', 'residence-change'] as const
const calendar = italianCalendar()
const hour = 3_600_000

/** A year of instants, and up to fourteen moves: how long to wait, and which of the possible actions to take. */
const stories = fc.record({
  start: fc.integer({ min: 0, max: 24 * 365 }),
  moves: fc.array(fc.record({ hours: fc.integer({ min: 0, max: 24 * 20 }), choice: fc.nat() }), { maxLength: 14 }),
})

interface Told {
  readonly played: PlayedCase
  readonly at: Date
}

interface Story {
  readonly start: number
  readonly moves: readonly { hours: number; choice: number }[]
}

function told(definition: ServiceDefinition, { start, moves }: Story): Told[] {
  const opened = new Date(Date.UTC(2026, 0, 1) + start * hour)
  const all: Told[] = [{ played: openPlayed(definition, opened), at: opened }]
  for (const { hours, choice } of moves) {
    const last = all.at(-1)
    if (!last) return all
    const at = new Date(last.at.getTime() + hours * hour)
    const settled = letTimePass(definition, last.played, at, calendar)
    const possible = possibleActions(definition, settled, at, calendar)
    const action = possible[choice % Math.max(1, possible.length)]
    all.push({ played: action ? doPlayed(definition, settled, action, at) : settled, at })
  }
  return all
}

describe.each(packs)('whatever people do and however long they wait: %s', async (pack) => {
  const { definition } = ServicePack.parse(await loadPackFolder(`services/${pack}`))
  const ends = new Set(definition.states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const clock = pack === 'records-access' ? pack : 'residence-checks'
  const tell = (story: Story) => told(definition, story)

  test('the recorded list folds from its start into the state that was kept', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { played } = tell(story).at(-1)!
        expect(fold(definition, played.actions)).toEqual(played.state)
        expect(played.actions.reduce((state, action) => apply(definition, state, action), unborn)).toEqual(played.state)
      }),
      { numRuns: 300 },
    )
  })

  test('the legal state only grows: revision, facts and expiry never go back', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const steps = tell(story)
        for (const [index, { played, at }] of steps.entries()) {
          const before = steps[index - 1]
          if (!before) continue
          expect(played.actions.slice(0, before.played.actions.length)).toEqual(before.played.actions)
          expect(played.state.revision).toBeGreaterThanOrEqual(before.played.state.revision)
          // a reading of the past does not change with what comes later, and an expiry is for ever
          const then = readLegal(definition, before.played.state.facts, before.at, calendar).byId[clock]
          const now = readLegal(definition, played.state.facts, at, calendar).byId[clock]
          expect(now?.expiredAt).toEqual(then?.expiredAt ?? now?.expiredAt)
          expect(then?.phase !== 'ended' || now?.phase === 'ended').toBe(true)
          expect(!ends.has(before.played.state.state) || ends.has(played.state.state)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the page and the clock agree on whether the case is open', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { played, at } = tell(story).at(-1)!
        const settled = letTimePass(definition, played, at, calendar)
        const phase = readLegal(definition, settled.state.facts, at, calendar).byId[clock]?.phase
        expect(ends.has(settled.state.state)).toBe(phase === 'ended' || phase === 'expired')
        expect(settled.state.outcome !== null).toBe(ends.has(settled.state.state))
      }),
      { numRuns: 300 },
    )
  })

  test('letting time pass in one stride or in two is the same', () => {
    fc.assert(
      fc.property(stories, fc.nat({ max: 24 * 60 }), fc.nat({ max: 24 * 60 }), (story, first, second) => {
        const { played, at } = tell(story).at(-1)!
        const middle = new Date(at.getTime() + first * hour)
        const end = new Date(middle.getTime() + second * hour)
        const inTwo = letTimePass(definition, letTimePass(definition, played, middle, calendar), end, calendar)
        expect(inTwo).toEqual(letTimePass(definition, played, end, calendar))
      }),
      { numRuns: 300 },
    )
  })
})
