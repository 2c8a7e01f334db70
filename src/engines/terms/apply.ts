import { addDays, type PlainDate } from '#kernel/dates.ts'
import { rollForward } from '#kernel/calendars.ts'
import { dueDate } from '#kernel/terms.ts'
import type { End, Restart, Suspension } from '#engines/terms/definition.ts'
import type { DatedFact } from '#engines/terms/facts.ts'
import {
  NOTHING_YET,
  dueOf,
  endableState,
  lapse,
  start,
  type Interval,
  type Progress,
  type Rules,
} from '#engines/terms/progress.ts'
import type { RefusalReason } from '#engines/terms/refusal.ts'

type Rule = (rules: Rules, progress: Progress, fact: DatedFact) => Progress

function refuse(progress: Progress, { fact, on }: DatedFact, reason: RefusalReason): Progress {
  return { ...progress, refusals: [...progress.refusals, { fact, on, reason }] }
}

function use(progress: Progress, id: string): Progress['uses'] {
  return { ...progress.uses, [id]: (progress.uses[id] ?? 0) + 1 }
}

function isUsedUp(progress: Progress, { id, times }: { id: string; times?: number | undefined }): boolean {
  return times !== undefined && (progress.uses[id] ?? 0) >= times
}

function applyEnd(rules: Rules, progress: Progress, fact: DatedFact, end: End): Progress {
  const { onExpiry } = rules.definition
  if (progress.expiredDue && !progress.end && end.late === 'ineffective')
    return { ...progress, ineffective: end.act ?? end.fact }
  const from = end.from ?? ['open', onExpiry.state]
  if (!from.includes(endableState(rules, progress)))
    return refuse(
      progress,
      fact,
      progress.end ? 'already-ended' : progress.expiredDue ? 'term-expired' : 'not-yet-possible',
    )
  const due = progress.expiredDue ?? dueOf(rules, progress)
  const late = due !== undefined && fact.on > due
  return { ...progress, end: { state: end.state, on: fact.on, late, effectiveFrom: end.effectiveFrom } }
}

function openSuspension(rules: Rules, progress: Progress, fact: DatedFact, suspension: Suspension): Progress {
  if (progress.waiting) return refuse(progress, fact, 'not-running')
  if (isUsedUp(progress, suspension)) return refuse(progress, fact, `second-${suspension.id}`)
  if (progress.expiredDue) return suspension.late === 'allowed' ? progress : refuse(progress, fact, 'term-expired')
  const to = addDays(fact.on, suspension.maximumDays)
  const interval: Interval = {
    id: suspension.id,
    cause: suspension.cause,
    norm: suspension.norm,
    from: fact.on,
    to,
    answerBy: suspension.answerRollover ? rollForward(rules.calendar, to) : to,
    answered: false,
    resumesOn: addDays(to, 1),
  }
  return { ...progress, intervals: [...progress.intervals, interval], uses: use(progress, suspension.id) }
}

function answerSuspension(progress: Progress, on: PlainDate, suspension: Suspension): Progress {
  const index = progress.intervals.findLastIndex(({ id }) => id === suspension.id)
  const open = progress.intervals[index]
  // A late answer is welcome and changes no term.
  if (!open || open.answered || on > open.answerBy || progress.expiredDue) return progress
  const to = addDays(on, suspension.afterEndDays ?? 0)
  const closed = { ...open, answered: true, to, resumesOn: suspension.afterEndDays ? addDays(to, 1) : on }
  return { ...progress, intervals: progress.intervals.with(index, closed) }
}

const applySuspensions: Rule = (rules, progress, fact) =>
  rules.definition.suspensions.reduce((current, suspension) => {
    if (suspension.startOn === fact.fact) return openSuspension(rules, current, fact, suspension)
    return suspension.endOn === fact.fact ? answerSuspension(current, fact.on, suspension) : current
  }, progress)

function beginWaiting(rules: Rules, progress: Progress, fact: DatedFact, restart: Restart): Progress {
  const { startedOn } = progress
  if (progress.waiting || startedOn === undefined) return refuse(progress, fact, 'not-running')
  if (progress.expiredDue) return refuse(progress, fact, 'term-expired')
  if (isUsedUp(progress, restart)) return refuse(progress, fact, `second-${restart.id}`)
  if (fact.on > dueDate(rules.calendar, startedOn, restart.within)) return refuse(progress, fact, 'told-too-late')
  const waiting = { state: restart.state, since: fact.on, restart: restart.id }
  return { ...progress, waiting, uses: use(progress, restart.id) }
}

function startAnew(progress: Progress, on: PlainDate, restart: Restart): Progress {
  const { waiting, ...rest } = progress
  if (waiting?.restart !== restart.id || progress.startedOn === undefined) return progress
  const run = { startedOn: progress.startedOn, toldOn: waiting.since, again: on }
  return { ...rest, startedOn: on, intervals: [], pastRuns: [...progress.pastRuns, run] }
}

const applyRestarts: Rule = (rules, progress, fact) =>
  rules.definition.restarts.reduce((current, restart) => {
    if (restart.startOn === fact.fact) return beginWaiting(rules, current, fact, restart)
    return restart.endOn === fact.fact ? startAnew(current, fact.on, restart) : current
  }, progress)

const applyPreventions: Rule = (rules, progress, fact) => {
  const prevention = rules.definition.preventions.find((candidate) => candidate.fact === fact.fact)
  return prevention && !progress.expiredDue ? { ...progress, prevented: prevention.state } : progress
}

/** Whether a fact has a part in the clock after its start. An answer has none of its own: it is never refused. */
function isAct({ definition }: Rules, name: string): boolean {
  return [...definition.suspensions, ...definition.restarts].some(({ startOn }) => startOn === name)
}

/** Applies one fact to a started clock, after letting time act up to its day. */
export function applyFact(rules: Rules, before: Progress, fact: DatedFact): Progress {
  const lapsed = lapse(rules, before, fact.on)
  const progress = { ...lapsed, seen: [...lapsed.seen, fact.fact] }
  const { ends, startOn, repeats } = rules.definition
  const starts = 'fact' in startOn && startOn.fact === fact.fact
  if (starts && repeats && progress.end) return start(NOTHING_YET, fact.on)
  if (starts) return refuse(progress, fact, 'already-started')
  const end = ends.find((candidate) => candidate.fact === fact.fact)
  if (end) return applyEnd(rules, progress, fact, end)
  if (progress.end) return isAct(rules, fact.fact) ? refuse(progress, fact, 'already-ended') : progress
  const suspended = applySuspensions(rules, progress, fact)
  return applyPreventions(rules, applyRestarts(rules, suspended, fact), fact)
}
