import { addDays, type PlainDate } from '#kernel/dates.ts'
import { computeTerm, type TermStep } from '#kernel/terms.ts'
import type { Text } from '#kernel/text.ts'
import type { Progress, Rules } from '#engines/terms/progress.ts'

/** One step of the story of a clock, in order of time: the runs of days of its term, and what happened to it. */
export type ClockStep =
  | TermStep
  | { readonly kind: 'told-incomplete'; readonly on: PlainDate; readonly cause: Text }
  | { readonly kind: 'started-anew'; readonly on: PlainDate }
  | { readonly kind: 'predicted'; readonly until: PlainDate; readonly cause: Text }
  | { readonly kind: 'may-move'; readonly due: PlainDate; readonly answerBy: PlainDate; readonly cause: Text }
  | { readonly kind: 'expired'; readonly on: PlainDate; readonly state: string; readonly text: Text }
  | { readonly kind: 'ended'; readonly on: PlainDate; readonly state: string; readonly late: boolean }

/** The later due date there would be if the applicant answered a notice on the last day allowed. */
export type LatestDue = { readonly due: PlainDate; readonly answerBy: PlainDate; readonly cause: Text }

export function latestDue(rules: Rules, progress: Progress, day: PlainDate): LatestDue | undefined {
  const { startedOn, intervals } = progress
  if (startedOn === undefined || progress.waiting || progress.end || progress.expiredDue) return undefined
  const open = intervals.findLast((interval) => !interval.answered && interval.answerBy >= day)
  const days = rules.definition.suspensions.find(({ id }) => id === open?.id)?.afterEndDays
  if (!open || !days) return undefined
  const longest = { ...open, to: addDays(open.answerBy, days) }
  const { due } = computeTerm(
    rules.calendar,
    startedOn,
    rules.term,
    intervals.map((interval) => (interval === open ? longest : interval)),
  )
  return { due, answerBy: open.answerBy, cause: open.cause }
}

function pastSteps({ definition }: Rules, { pastRuns }: Progress): ClockStep[] {
  return pastRuns.flatMap(({ startedOn, toldOn, again }): ClockStep[] => [
    { kind: 'event', on: startedOn },
    { kind: 'told-incomplete', on: toldOn, cause: definition.restarts[0]?.cause ?? definition.title },
    { kind: 'started-anew', on: again },
  ])
}

function currentSteps(rules: Rules, progress: Progress): ClockStep[] {
  const { startedOn, waiting } = progress
  if (startedOn === undefined) return []
  if (!waiting) return [...computeTerm(rules.calendar, startedOn, rules.term, progress.intervals).steps]
  const restart = rules.definition.restarts.find(({ id }) => id === waiting.restart)
  const cause = restart?.cause ?? rules.definition.title
  return [
    { kind: 'event', on: startedOn },
    { kind: 'told-incomplete', on: waiting.since, cause },
  ]
}

function predictionSteps(rules: Rules, progress: Progress, day: PlainDate): ClockStep[] {
  if (progress.end || progress.expiredDue || progress.waiting) return []
  const latest = latestDue(rules, progress, day)
  const open = progress.intervals.find(({ answered, resumesOn }) => !answered && resumesOn > day)
  const steps: ClockStep[] = []
  if (open) steps.push({ kind: 'predicted', until: open.to, cause: open.cause })
  if (latest) steps.push({ kind: 'may-move', ...latest })
  return steps
}

function outcomeSteps({ definition }: Rules, { expiredDue, end }: Progress): ClockStep[] {
  const { state, text } = definition.onExpiry
  const steps: ClockStep[] = []
  if (expiredDue) steps.push({ kind: 'expired', on: addDays(expiredDue, 1), state, text })
  if (end) steps.push({ kind: 'ended', on: end.on, state: end.state, late: end.late })
  return steps
}

/** How the clock came to where it is on a day, for a page to show from top to bottom. */
export function stepsOf(rules: Rules, progress: Progress, day: PlainDate): ClockStep[] {
  return [
    ...pastSteps(rules, progress),
    ...currentSteps(rules, progress),
    ...predictionSteps(rules, progress, day),
    ...outcomeSteps(rules, progress),
  ]
}
