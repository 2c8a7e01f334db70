import type { Calendar } from '#kernel/calendars.ts'
import type { Text } from '#kernel/text.ts'
import { applyFact } from '#engines/terms/apply.ts'
import type { ClockDefinition, ClockDefinitions } from '#engines/terms/definition.ts'
import { dayOf, instantOf, type Fact, type Moment } from '#engines/terms/facts.ts'
import { foldFacts, rulesOf } from '#engines/terms/fold.ts'
import type { Progress } from '#engines/terms/progress.ts'
import { refusalSentence, type RefusalReason } from '#engines/terms/refusal.ts'

export type MayRecord =
  { readonly ok: true } | { readonly ok: false; readonly reason: RefusalReason; readonly sentence: Text }

const YES: MayRecord = { ok: true }

function no(reason: RefusalReason): MayRecord {
  return { ok: false, reason, sentence: refusalSentence(reason) }
}

/** Facts that have a part in a clock, besides answers, which are never refused. */
function hasPart({ ends, restarts, suspensions }: ClockDefinition, fact: string): boolean {
  return ends.some((end) => end.fact === fact) || [...suspensions, ...restarts].some(({ startOn }) => startOn === fact)
}

function lacksRequired({ ends }: ClockDefinition, { seen }: Progress, fact: string): boolean {
  const required = ends.find((end) => end.fact === fact)?.requires ?? []
  return !required.every((name) => seen.includes(name))
}

function mayStart(
  definition: ClockDefinition,
  facts: readonly Fact[],
  fact: string,
  at: Moment,
  calendar: Calendar,
  clocks: ClockDefinitions,
): MayRecord {
  const { startOn } = definition
  if (!('fact' in startOn) || startOn.fact !== fact) return hasPart(definition, fact) ? no('not-started') : YES
  const started = foldFacts(definition, [...facts, { fact, at: instantOf(at) }], at, calendar, clocks)
  return started.startedOn === undefined ? no('not-yet-possible') : YES
}

/**
 * Whether a fact recorded at a moment would have its effect on a clock, so that an action can be refused beforehand
 * with its reason: a second suspension, a refusal after silence has approved, a request told incomplete too late.
 * Facts that the clock does not know are always allowed.
 */
export function mayRecord(
  definition: ClockDefinition,
  facts: readonly Fact[],
  fact: string,
  at: Moment,
  calendar: Calendar,
  clocks: ClockDefinitions = [],
): MayRecord {
  const before = foldFacts(definition, facts, at, calendar, clocks)
  if (before.startedOn === undefined) return mayStart(definition, facts, fact, at, calendar, clocks)
  const dated = { fact, on: dayOf(at), instant: instantOf(at).getTime() }
  // An act that was already without effect must be told again: the mark is cleared before trying.
  const { ineffective: _cleared, ...clear } = before
  const after = applyFact(rulesOf(definition, calendar, clocks), { ...clear, refusals: [] }, dated)
  const reason = after.refusals.at(-1)?.reason
  if (reason) return no(reason)
  if (after.ineffective) return no('without-effect')
  return lacksRequired(definition, before, fact) ? no('required-fact-missing') : YES
}

/** The same over all the clocks of a case: a clock that has not started has no say unless none has. */
export function mayRecordInCase(
  clocks: ClockDefinitions,
  facts: readonly Fact[],
  fact: string,
  at: Moment,
  calendar: Calendar,
): MayRecord {
  // a clock that does not know the fact would allow it: it need not be read
  const answers = clocks.map((definition) =>
    knows(definition, fact) ? mayRecord(definition, facts, fact, at, calendar, clocks) : YES,
  )
  const hasSay = (answer: MayRecord) => answer.ok || answer.reason !== 'not-started'
  const heard = answers.some((answer, index) => hasSay(answer) && knows(clocks[index], fact))
  return answers.find((answer) => !answer.ok && (!heard || hasSay(answer))) ?? YES
}

function knows(definition: ClockDefinition | undefined, fact: string): boolean {
  if (!definition) return false
  return hasPart(definition, fact) || ('fact' in definition.startOn && definition.startOn.fact === fact)
}
