import type { Action, ServiceDefinition } from '../definition.ts'
import { flagList } from '../fold.ts'
import { compareLists, listChanges, predicate, quoted, sayChange } from './compare.ts'
import type { Difference, Tellings, What } from './compare.ts'
import { compareFields } from './form.ts'
import { sayRule } from './say-rule.ts'
import type { DiffWords } from './words.ts'

type Clock = ServiceDefinition['clocks'][number]
type Flags = Action['needsFlag']

function sayFrom({ t }: DiffWords, before: Action, after: Action): string[] {
  const { added, removed } = listChanges(before.from, after.from)
  return [
    ...(removed.length > 0 ? [predicate(t('fromGone', { names: quoted(removed) }))] : []),
    ...(added.length > 0 ? [predicate(t('fromAdded', { names: quoted(added) }))] : []),
    ...(added.length + removed.length === 0 ? [t('fromOrder')] : []),
  ]
}

type Verbs = readonly [starts: 'needsFlag', ends: 'needsNoFlag'] | readonly [starts: 'unlessFlag', ends: 'unlessNoFlag']

function sayFlags({ t }: DiffWords, before: Flags, after: Flags, [starts, ends]: Verbs): string[] {
  const { added, removed } = listChanges(flagList(before), flagList(after))
  return [
    ...(added.length > 0 ? [predicate(t(starts, { names: quoted(added) }))] : []),
    ...(removed.length > 0 ? [predicate(t(ends, { names: quoted(removed) }))] : []),
    ...(added.length + removed.length === 0 ? [t('flagsOtherwise')] : []),
  ]
}

const sayTo = ({ t }: DiffWords, to: string | undefined) => (to === undefined ? t('sameState') : `\`${to}\``)

const actionTellings = (words: DiffWords): Tellings<Action> => ({
  from: (before, after) => sayFrom(words, before, after),
  to: (before, after) => [
    predicate(words.t('leadsTo', { after: sayTo(words, after.to), before: sayTo(words, before.to) })),
  ],
  by: (before, after) => [predicate(words.t('doneBy', { after: after.by, before: before.by }))],
  needsFlag: (before, after) => sayFlags(words, before.needsFlag, after.needsFlag, ['needsFlag', 'needsNoFlag']),
  unlessFlag: (before, after) => sayFlags(words, before.unlessFlag, after.unlessFlag, ['unlessFlag', 'unlessNoFlag']),
  guard: (_, after) => [
    predicate(after.guard ? words.t('guard', { rule: sayRule(words, after.guard) }) : words.t('noGuard')),
  ],
  form: (before, after) =>
    compareFields(words, before.form, after.form, { group: 'states and actions', path: '' }).map((one) =>
      words.t('inItsForm', { change: one.words }),
    ),
})

const sayAction = ({ t }: DiffWords, { by, from, to }: Action): string =>
  `${t('newAction', { by, from: quoted(from) })}${to === undefined ? '' : t('newActionTo', { to })}`

/** What can happen to a case. */
export function compareFlow(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const group = 'states and actions'
  const { t } = words
  const initial: Difference[] =
    before.initialState === after.initialState
      ? []
      : [
          {
            group,
            path: 'definition.initialState',
            words: t('initial', { after: after.initialState, before: before.initialState }),
          },
        ]
  return [
    ...initial,
    ...compareLists(words, before.states, after.states, {
      group,
      path: 'definition.states',
      what: 'state',
      nameOf: ({ id }) => id,
      tellings: { kind: (old, state) => [predicate(t('stateKind', { after: state.kind, before: old.kind }))] },
    }),
    ...compareLists(words, before.actions, after.actions, {
      group,
      path: 'definition.actions',
      what: 'action',
      nameOf: ({ id }) => id,
      tellings: actionTellings(words),
      whenAdded: (action) => sayAction(words, action),
    }),
  ]
}

function sayTerm({ t }: DiffWords, { term }: Clock): string {
  if ('halfOf' in term) return t('halfOf', { clock: term.halfOf })
  return `${t('days', { count: term.count, unit: term.unit })}${term.rollover ? '' : t('alsoOnHoliday')}`
}

function shortTerm(words: DiffWords, before: Clock, after: Clock): string {
  const [a, b] = [before.term, after.term]
  const onlyCount = 'count' in a && 'count' in b && a.unit === b.unit && a.rollover === b.rollover
  return words.t('term', {
    before: onlyCount ? String(a.count) : sayTerm(words, before),
    after: onlyCount ? words.t('days', { count: b.count, unit: b.unit }) : sayTerm(words, after),
  })
}

/** Parts of a clock that are lists of things with a name. */
function compareParts<Part extends object>(words: DiffWords, what: What, nameOf: (part: Part) => string) {
  return (before: readonly Part[], after: readonly Part[]): string[] =>
    compareLists(words, before, after, { group: 'clocks', path: '', what, nameOf }).map((one) => one.words)
}

function clockTellings(words: DiffWords): Tellings<Clock> {
  const suspensions = compareParts<Clock['suspensions'][number]>(words, 'suspension', ({ id }) => id)
  const restarts = compareParts<Clock['restarts'][number]>(words, 'restart', ({ id }) => id)
  const preventions = compareParts<Clock['preventions'][number]>(words, 'prevention', ({ fact }) => fact)
  const ends = compareParts<Clock['ends'][number]>(words, 'end', ({ fact }) => fact)
  return {
    term: (before, after) => [shortTerm(words, before, after)],
    suspensions: (before, after) => suspensions(before.suspensions, after.suspensions),
    restarts: (before, after) => restarts(before.restarts, after.restarts),
    preventions: (before, after) => preventions(before.preventions, after.preventions),
    ends: (before, after) => ends(before.ends, after.ends),
    onExpiry: (before, after) =>
      before.onExpiry.effect === after.onExpiry.effect
        ? [sayChange(words, words.t('onExpiry'), before.onExpiry, after.onExpiry)]
        : [words.t('expiryEffect', { before: before.onExpiry.effect, after: after.onExpiry.effect })],
  }
}

/** The legal terms. */
export function compareClocks(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  return compareLists(words, before.clocks, after.clocks, {
    group: 'clocks',
    path: 'definition.clocks',
    what: 'clock',
    nameOf: ({ id }) => id,
    tellings: clockTellings(words),
    whenAdded: (clock) => `: ${sayTerm(words, clock)}`,
  })
}
