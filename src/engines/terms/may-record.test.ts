import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import {
  mayRecord,
  mayRecordInCase,
  refusalSentence,
  standardClocks,
  type ClockDefinitions,
} from '#engines/terms/index.ts'
import { story, torino } from '#engines/terms/test-support.ts'

const { general, landOccupation, recordsAccess, residence, tacitApproval } = standardClocks

type Question = readonly [string, ClockDefinitions, readonly string[], string, string, string]

const QUESTIONS: readonly Question[] = [
  ['a first suspension', general, ['2026-03-02 received'], 'suspended', '2026-03-15', 'ok'],
  [
    'a second suspension',
    general,
    ['2026-03-02 received', '2026-03-05 suspended', '2026-03-08 answered'],
    'suspended',
    '2026-03-15',
    'second-suspension',
  ],
  ['a suspension when expired', general, ['2026-03-02 received'], 'suspended', '2026-04-02', 'term-expired'],
  ['a notice when escalated', general, ['2026-03-02 received'], 'refusal-notice-delivered', '2026-04-02', 'ok'],
  ['anything before the start', general, [], 'suspended', '2026-04-02', 'not-started'],
  ['a start', general, [], 'received', '2026-04-02', 'ok'],
  ['a second start', general, ['2026-03-02 received'], 'received', '2026-03-03', 'already-started'],
  ['an unknown fact', general, ['2026-03-02 received'], 'third-party-told', '2026-03-03', 'ok'],
  [
    'a decision after the end',
    general,
    ['2026-03-02 received', '2026-03-05 withdrawn'],
    'refusal-delivered',
    '2026-03-06',
    'already-ended',
  ],
  ['a fact of the future', general, ['2026-03-02 received', '2026-03-05 withdrawn'], 'suspended', '2026-03-04', 'ok'],
  ['a refusal in time', tacitApproval, ['2026-01-12 received'], 'refusal-delivered', '2026-03-13', 'ok'],
  [
    'a refusal too late',
    tacitApproval,
    ['2026-01-12 received', '2026-03-16 refusal-delivered'],
    'refusal-delivered',
    '2026-03-17',
    'without-effect',
  ],
  [
    'a certificate too early',
    tacitApproval,
    ['2026-01-12 received'],
    'certificate-requested',
    '2026-03-13',
    'not-yet-possible',
  ],
  ['a certificate', tacitApproval, ['2026-01-12 received'], 'certificate-requested', '2026-03-14', 'ok'],
  ['told in time', recordsAccess, ['2026-03-02 received'], 'told-incomplete', '2026-03-12', 'ok'],
  ['told too late', recordsAccess, ['2026-03-02 received'], 'told-incomplete', '2026-03-13', 'told-too-late'],
  [
    'told twice',
    recordsAccess,
    ['2026-03-02 received', '2026-03-04 told-incomplete', '2026-03-05 completed'],
    'told-incomplete',
    '2026-03-06',
    'second-incomplete',
  ],
  [
    'suspended while waiting',
    recordsAccess,
    ['2026-03-02 received', '2026-03-04 told-incomplete'],
    'suspended',
    '2026-03-06',
    'not-running',
  ],
  [
    'a negative outcome without a notice',
    residence,
    ['2026-04-30 declared'],
    'negative-outcome-delivered',
    '2026-05-20',
    'required-fact-missing',
  ],
  [
    'the first decision, no substitute yet',
    landOccupation,
    ['2026-07-01 received'],
    'refusal-delivered',
    '2026-07-31',
    'ok',
  ],
]

describe('what may be recorded', () => {
  it.each(QUESTIONS)('%s', (_name, clocks, facts, fact, at, wanted) => {
    const answer = mayRecordInCase(clocks, story(...facts), fact, plainDate(at), torino)
    expect(answer.ok ? 'ok' : answer.reason).toBe(wanted)
  })

  it('has a sentence for the person', () => {
    const [definition] = general
    const facts = story('2026-03-02 received', '2026-03-05 suspended', '2026-03-08 answered')
    expect(mayRecord(definition, facts, 'suspended', plainDate('2026-03-15'), torino)).toEqual({
      ok: false,
      reason: 'second-suspension',
      sentence: refusalSentence('second-suspension'),
    })
  })
})
