import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { readCase, standardClocks, type ClockDefinitions, type ClockReading } from '#engines/terms/index.ts'
import { story, torino } from '#engines/terms/test-support.ts'

type Worked = {
  readonly why: string
  readonly clocks: ClockDefinitions
  readonly clock: string
  readonly facts: readonly string[]
  readonly at: string
  readonly wanted: Partial<ClockReading>
}

const { general, landOccupation, recordsAccess, residence, tacitApproval } = standardClocks
const on = plainDate

const CASES: readonly Worked[] = [
  {
    why: 'Saturday is no holiday, so the thirtieth day stays (civil code art. 2963)',
    clocks: general,
    clock: 'general',
    facts: ['2026-06-11 received'],
    at: '2026-07-11',
    wanted: { due: on('2026-07-11'), state: 'running', daysLeft: 0, warnings: [10, 3] },
  },
  {
    why: '4 October is a holiday from 2026 (L. 151/2025), and in 2028 a Wednesday',
    clocks: general,
    clock: 'general',
    facts: ['2028-09-04 received'],
    at: '2028-10-04',
    wanted: { due: on('2028-10-05'), state: 'running', daysLeft: 1 },
  },
  {
    why: 'told incomplete on the tenth day, which is Easter Monday and moves to Tuesday (DPR 184/2006 art. 6(5))',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: ['2026-03-27 received', '2026-04-07 told-incomplete'],
    at: '2026-06-30',
    wanted: { state: 'waiting-for-applicant', phase: 'waiting', due: undefined, daysLeft: undefined },
  },
  {
    why: 'told incomplete after the tenth day: the term goes on (DPR 184/2006 art. 6(5))',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: ['2026-03-02 received', '2026-03-13 told-incomplete'],
    at: '2026-03-20',
    wanted: { state: 'running', due: on('2026-04-01'), refused: 'told-too-late' },
  },
  {
    why: 'a suspension before the restart is forgotten with the old term, but was the only one (L. 241/1990 art. 2(7))',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: [
      '2026-03-02 received',
      '2026-03-03 suspended',
      '2026-03-06 answered',
      '2026-03-10 told-incomplete',
      '2026-03-20 completed',
      '2026-03-23 suspended',
    ],
    at: '2026-03-25',
    wanted: {
      receivedOn: on('2026-03-02'),
      startedOn: on('2026-03-20'),
      due: on('2026-04-20'),
      refused: 'second-suspension',
    },
  },
  {
    why: 'an express refusal after silence is a refusal, late (L. 241/1990 art. 25(4))',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: ['2026-03-02 received', '2026-04-08 refusal-delivered'],
    at: '2026-04-09',
    wanted: { state: 'refused', late: true, ineffective: undefined, endedOn: on('2026-04-08') },
  },
  {
    why: 'a deferral ends, and access is granted when its reason ceases (DPR 184/2006 art. 9)',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: ['2026-03-02 received', '2026-03-20 deferred-delivered', '2026-09-01 granted-and-delivered'],
    at: '2026-09-02',
    wanted: { state: 'granted' },
  },
  {
    why: 'withdrawn: nothing expires any more',
    clocks: recordsAccess,
    clock: 'records-access',
    facts: ['2026-03-02 received', '2026-03-20 withdrawn'],
    at: '2027-01-01',
    wanted: { state: 'withdrawn', phase: 'ended', daysLeft: undefined, expiredAt: undefined, warnings: [] },
  },
  {
    why: 'an unanswered suspension is at most thirty days, and says so beforehand (L. 241/1990 art. 2(7))',
    clocks: general,
    clock: 'general',
    facts: ['2026-03-02 received', '2026-03-12 suspended'],
    at: '2026-03-13',
    wanted: { state: 'suspended', due: on('2026-05-02') },
  },
  {
    why: 'an answer after the thirty days changes nothing (L. 241/1990 art. 2(7))',
    clocks: general,
    clock: 'general',
    facts: ['2026-03-02 received', '2026-03-12 suspended', '2026-04-20 answered'],
    at: '2026-04-20',
    wanted: { state: 'running', due: on('2026-05-02'), refused: undefined },
  },
  {
    why: 'a notice waits ten days, and up to ten more if observations come on the last (L. 241/1990 art. 10-bis)',
    clocks: general,
    clock: 'general',
    facts: ['2026-03-02 received', '2026-03-25 refusal-notice-delivered'],
    at: '2026-03-26',
    wanted: { state: 'suspended', due: on('2026-04-11'), dueAtLatest: on('2026-04-21') },
  },
  {
    why: 'observations on Monday are in time when the tenth day is a Sunday (civil code art. 2963; art. 10-bis)',
    clocks: general,
    clock: 'general',
    facts: ['2026-03-16 received', '2026-04-02 refusal-notice-delivered', '2026-04-13 observations'],
    at: '2026-04-14',
    wanted: { state: 'suspended', due: on('2026-05-06') },
  },
  {
    why: 'a refusal delivered one minute after midnight is without effect (L. 241/1990 art. 20, 2(8-bis))',
    clocks: tacitApproval,
    clock: 'tacit-approval',
    facts: ['2026-01-12 received', '2026-03-13T23:01:00Z refusal-delivered'],
    at: '2026-03-14',
    wanted: { state: 'tacitly-approved', ineffective: 'refusal', effectiveFrom: on('2026-03-14') },
  },
  {
    why: 'a refusal delivered one minute before midnight is in time (L. 241/1990 art. 20)',
    clocks: tacitApproval,
    clock: 'tacit-approval',
    facts: ['2026-01-12 received', '2026-03-13T22:59:00Z refusal-delivered'],
    at: '2026-03-14',
    wanted: { state: 'refused', late: false, ineffective: undefined },
  },
  {
    why: 'what silence approved may be annulled (L. 241/1990 art. 21-nonies)',
    clocks: tacitApproval,
    clock: 'tacit-approval',
    facts: ['2026-01-12 received', '2026-05-04 self-annulment-delivered'],
    at: '2026-05-05',
    wanted: { state: 'annulled' },
  },
  {
    why: 'a certificate asked for before silence has approved starts nothing (L. 241/1990 art. 20(2-bis))',
    clocks: tacitApproval,
    clock: 'tacit-approval-certificate',
    facts: ['2026-01-12 received', '2026-03-13 certificate-requested'],
    at: '2026-04-30',
    wanted: { state: 'not-started', due: undefined },
  },
  {
    why: 'a notice after the forty-five days prevents nothing (DPR 223/1989 art. 18-bis)',
    clocks: residence,
    clock: 'residence-checks',
    facts: ['2026-04-30 declared', '2026-06-16 refusal-notice-delivered', '2026-07-10 negative-outcome-delivered'],
    at: '2026-07-11',
    wanted: { state: 'deemed-true', refused: 'term-expired', ineffective: 'negative-outcome' },
  },
  {
    why: 'the patron of Torino falls among the two working days (DL 5/2012 art. 5(3))',
    clocks: residence,
    clock: 'residence-registration',
    facts: ['2026-06-23 declared', '2026-06-29 registered'],
    at: '2026-06-29',
    wanted: { due: on('2026-06-26'), state: 'registered', late: true, effectiveFrom: on('2026-06-23') },
  },
  {
    why: 'the substitute has half the term, from the end of the first: 15 August and a Sunday move it (art. 2(9-ter))',
    clocks: landOccupation,
    clock: 'land-occupation-substitute',
    facts: ['2026-07-01 received'],
    at: '2026-08-01',
    wanted: { receivedOn: on('2026-07-31'), due: on('2026-08-17'), state: 'running' },
  },
  {
    why: 'the substitute decides: both clocks end (L. 241/1990 art. 2(9-ter))',
    clocks: landOccupation,
    clock: 'land-occupation-substitute',
    facts: ['2026-07-01 received', '2026-08-10 granted-and-delivered'],
    at: '2026-08-11',
    wanted: { state: 'granted', late: false },
  },
  {
    why: 'received at half past midnight of the new year in Rome',
    clocks: general,
    clock: 'general',
    facts: ['2027-12-31T23:30:00Z received'],
    at: '2028-01-02',
    wanted: { receivedOn: on('2028-01-01'), due: on('2028-01-31') },
  },
]

describe('worked cases', () => {
  it.each(CASES)('$why', ({ clocks, clock, facts, at, wanted }) => {
    expect(readCase(clocks, story(...facts), on(at), torino).byId[clock]).toMatchObject(wanted)
  })

  it('names the clock that is due first', () => {
    const facts = story('2026-04-30 declared')
    expect(readCase(residence, facts, on('2026-05-01'), torino).next?.clockId).toBe('residence-registration')
    const later = [...facts, ...story('2026-05-04 registered')]
    expect(readCase(residence, later, on('2026-05-05'), torino).next?.clockId).toBe('residence-checks')
  })
})
