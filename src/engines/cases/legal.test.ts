import { expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { ServicePack } from './definition.ts'
import type { ServiceDefinition } from './definition.ts'
import { unborn } from './fold.ts'
import type { CaseFact, CaseState } from './fold.ts'
import { answeringClock, dueIfReceived, timedEvents } from './legal.ts'
import { loadPackFolder } from './load-pack.ts'

const { definition } = ServicePack.parse(await loadPackFolder('services/residence-change'))
const calendar = italianCalendar()
const now = new Date('2026-07-30T09:00:00Z')

function inState(state: string, ...facts: readonly string[]): CaseState {
  const known = facts.map((line): CaseFact => {
    const [at = '', fact = ''] = line.split(' ')
    return { at: `${at}T09:00:00.000Z`, fact }
  })
  return { ...unborn, state, facts: known }
}

const eventsOf = (service: ServiceDefinition, state: CaseState) =>
  timedEvents(service, state, now, calendar).map(({ action, at }) => `${action.id} ${at.toISOString()}`)

/** The service with a change to one of its actions. */
function changed(id: string, change: Partial<ServiceDefinition['actions'][number]>): ServiceDefinition {
  return {
    ...definition,
    actions: definition.actions.map((action) => (action.id === id ? { ...action, ...change } : action)),
  }
}

test('a term that expires makes its action happen at midnight in Rome', () => {
  const silent = inState('registered', '2026-04-30 received', '2026-05-04 registered')
  expect(eventsOf(definition, silent)).toContain('deem-true 2026-06-15T22:00:00.000Z')
})

test('a term whose expiry was prevented makes nothing happen, whatever the stage', () => {
  const everywhere = changed('deem-true', { from: ['registered', 'after-notice'] })
  const told = ['2026-04-30 received', '2026-05-04 registered', '2026-06-10 refusal-notice-delivered'] as const
  expect(eventsOf(everywhere, inState('after-notice', ...told))).toEqual([])
  // one that came when silence had confirmed already prevents nothing
  const late = inState('registered', ...told.slice(0, 2), '2026-06-16 refusal-notice-delivered')
  expect(eventsOf(everywhere, late)).toContain('deem-true 2026-06-15T22:00:00.000Z')
})

test('a term that an act has ended in time expires no more, and reminds nobody', () => {
  const everywhere = changed('registration-late', { from: ['received', 'registered'] })
  const inTime = inState('registered', '2026-04-30 received', '2026-05-04 registered')
  expect(eventsOf(everywhere, inTime).join()).not.toContain('registration-late')
  const late = inState('registered', '2026-04-30 received', '2026-05-11 registered')
  expect(eventsOf(everywhere, late)).toContain('registration-late 2026-05-05T22:00:00.000Z')

  const unheeding = changed('remind-police', { unlessFlag: 'police-reminded' })
  const asked = ['2026-04-30 received', '2026-05-04 registered', '2026-05-04 usual-abode-asked'] as const
  expect(eventsOf(unheeding, inState('registered', ...asked))).toContain('remind-police 2026-05-23T22:00:00.000Z')
  const given = inState('registered', ...asked, '2026-05-15 usual-abode-given')
  expect(eventsOf(unheeding, given).join()).not.toContain('remind-police')
})

test('the answer is due by the clock whose silence is one, or by the first', () => {
  expect(answeringClock(definition)?.id).toBe('residence-checks')
  expect(dueIfReceived(definition, new Date('2026-04-30T08:00:00Z'), calendar)).toBe('2026-06-15')
  const overdue = { clocks: definition.clocks.filter(({ id }) => id !== 'residence-checks') }
  expect(answeringClock(overdue)?.id).toBe('residence-registration')
})
