import type { Action, ServiceDefinition } from '../definition.ts'
import { flagList } from '../fold.ts'
import { compareLists, listChanges, quoted, sayChange } from './compare.ts'
import type { Difference, Tellings } from './compare.ts'
import { compareFields } from './form.ts'
import { sayRule } from './say-rule.ts'

type Clock = ServiceDefinition['clocks'][number]
type Flags = Action['needsFlag']

function sayFrom(before: Action, after: Action): string[] {
  const { added, removed } = listChanges(before.from, after.from)
  return [
    ...(removed.length > 0 ? [` can no longer be done from ${quoted(removed)}`] : []),
    ...(added.length > 0 ? [` can now be done from ${quoted(added)}`] : []),
    ...(added.length + removed.length === 0 ? ['the states it can be done from come in another order'] : []),
  ]
}

function sayFlags(before: Flags, after: Flags, [starts, ends]: readonly [string, string]): string[] {
  const { added, removed } = listChanges(flagList(before), flagList(after))
  return [
    ...(added.length > 0 ? [` ${starts} ${quoted(added)}`] : []),
    ...(removed.length > 0 ? [` ${ends} ${quoted(removed)}`] : []),
    ...(added.length + removed.length === 0 ? ['its flags are written in another way'] : []),
  ]
}

const sayTo = (to: string | undefined) => (to === undefined ? 'the state it is in' : `\`${to}\``)

const actionTellings: Tellings<Action> = {
  from: sayFrom,
  to: (before, after) => [` now leads to ${sayTo(after.to)}, not to ${sayTo(before.to)}`],
  by: (before, after) => [` is now done by: ${after.by}, not ${before.by}`],
  needsFlag: (before, after) =>
    sayFlags(before.needsFlag, after.needsFlag, ['now waits for the flag', 'no longer waits for the flag']),
  unlessFlag: (before, after) =>
    sayFlags(before.unlessFlag, after.unlessFlag, [
      'can no longer be done under the flag',
      'can now be done under the flag',
    ]),
  guard: (_, after) => [
    after.guard ? ` is now open only if ${sayRule(after.guard)}` : ' now asks for no condition on the application',
  ],
  form: (before, after) =>
    compareFields(before.form, after.form, { group: 'states and actions', path: '', what: 'field' }).map(
      ({ words }) => `in its form, ${words}`,
    ),
}

const sayAction = ({ by, from, to }: Action): string =>
  `, by ${by}, from ${quoted(from)}${to === undefined ? '' : ` to \`${to}\``}`

/** What can happen to a case. */
export function compareFlow(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const group = 'states and actions'
  const initial: Difference[] =
    before.initialState === after.initialState
      ? []
      : [
          {
            group,
            path: 'definition.initialState',
            words: `a case now begins in \`${after.initialState}\`, not in \`${before.initialState}\``,
          },
        ]
  return [
    ...initial,
    ...compareLists(before.states, after.states, {
      group,
      path: 'definition.states',
      what: 'state',
      nameOf: ({ id }) => id,
      tellings: { kind: (old, state) => [` is now of kind ${state.kind}, not ${old.kind}`] },
    }),
    ...compareLists(before.actions, after.actions, {
      group,
      path: 'definition.actions',
      what: 'action',
      nameOf: ({ id }) => id,
      tellings: actionTellings,
      whenAdded: sayAction,
    }),
  ]
}

function sayTerm({ term }: Clock): string {
  if ('halfOf' in term) return `half of \`${term.halfOf}\``
  return `${term.count} ${term.unit} days${term.rollover ? '' : ', also when the last is a holiday'}`
}

function shortTerm(before: Clock, after: Clock): string {
  const [a, b] = [before.term, after.term]
  const onlyCount = 'count' in a && 'count' in b && a.unit === b.unit && a.rollover === b.rollover
  return onlyCount ? `term ${a.count} -> ${b.count} ${b.unit} days` : `term ${sayTerm(before)} -> ${sayTerm(after)}`
}

/** Parts of a clock that are lists of things with a name. */
function compareParts<Part extends object>(what: string, nameOf: (part: Part) => string) {
  return (before: readonly Part[], after: readonly Part[]): string[] =>
    compareLists(before, after, { group: 'clocks', path: '', what, nameOf }).map(({ words }) => words)
}

const suspensions = compareParts<Clock['suspensions'][number]>('suspension', ({ id }) => id)
const restarts = compareParts<Clock['restarts'][number]>('restart', ({ id }) => id)
const preventions = compareParts<Clock['preventions'][number]>('prevention', ({ fact }) => fact)
const ends = compareParts<Clock['ends'][number]>('end', ({ fact }) => fact)

const clockTellings: Tellings<Clock> = {
  term: (before, after) => [shortTerm(before, after)],
  suspensions: (before, after) => suspensions(before.suspensions, after.suspensions),
  restarts: (before, after) => restarts(before.restarts, after.restarts),
  preventions: (before, after) => preventions(before.preventions, after.preventions),
  ends: (before, after) => ends(before.ends, after.ends),
  onExpiry: (before, after) =>
    before.onExpiry.effect === after.onExpiry.effect
      ? [sayChange('on expiry', before.onExpiry, after.onExpiry)]
      : [`the effect of its expiry ${before.onExpiry.effect} -> ${after.onExpiry.effect}`],
}

/** The legal terms. */
export function compareClocks(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  return compareLists(before.clocks, after.clocks, {
    group: 'clocks',
    path: 'definition.clocks',
    what: 'clock',
    nameOf: ({ id }) => id,
    tellings: clockTellings,
    whenAdded: (clock) => `: ${sayTerm(clock)}`,
  })
}
