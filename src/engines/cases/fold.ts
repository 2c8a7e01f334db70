import { askedFact, givenFact } from '#engines/terms/index.ts'
import type { Action, ServiceDefinition } from './definition.ts'

/** The skeleton of an action, as it stands in the case. */
export interface RecordedAction {
  readonly seq: number
  readonly type: string
  readonly actorKind: 'person' | 'officer' | 'system'
  readonly actorId: string | null
  readonly subjectId: string | null
  readonly at: Date
  readonly fact: string | null
  readonly factAt: Date | null
}

/** A fact that matters in law, as the snapshot keeps it. */
export interface CaseFact {
  readonly fact: string
  readonly at: string
}

/** What a case is after its actions. */
export interface CaseState {
  readonly state: string
  readonly outcome: string | null
  readonly flags: readonly string[]
  readonly facts: readonly CaseFact[]
  readonly officerId: string | null
  readonly responsibleId: string | null
  readonly revision: number
  readonly closedAt: Date | null
}

/** Actions that every case knows, whatever its service. */
export const builtInActions = [
  'submit',
  'assign',
  'put-in-charge',
  'sign',
  'issue',
  'delivered-without-effect',
] as const

/** A case before its first action. */
export const unborn: CaseState = {
  state: '',
  outcome: null,
  flags: [],
  facts: [],
  officerId: null,
  responsibleId: null,
  revision: 0,
  closedAt: null,
}

function withFact(state: CaseState, { fact, factAt }: RecordedAction): CaseState {
  return fact === null || factAt === null
    ? state
    : { ...state, facts: [...state.facts, { fact, at: factAt.toISOString() }] }
}

/** Facts that an action records besides its own: opinions asked for and given. */
function opinionFacts({ asks = [], gives }: Action, at: Date): CaseFact[] {
  const facts = [...asks.map(askedFact), ...(gives === undefined ? [] : [givenFact(gives)])]
  return facts.map((fact) => ({ fact, at: at.toISOString() }))
}

/** Flags as a list, however a definition writes them. */
export const flagList = (flags: string | readonly string[] | undefined): readonly string[] =>
  flags === undefined ? [] : typeof flags === 'string' ? [flags] : flags

function moved(definition: ServiceDefinition, before: CaseState, to: string, at: Date): CaseState {
  const kind = definition.states.find(({ id }) => id === to)?.kind
  return { ...before, state: to, closedAt: kind === 'end' ? at : null }
}

function effectOf(definition: ServiceDefinition, before: CaseState, rule: Action, action: RecordedAction): CaseState {
  // a letter sent in time and delivered when the case has moved on is a fact, and changes nothing
  if (!rule.from.includes(before.state)) return before
  const flags = new Set(before.flags)
  if (rule.setFlag !== undefined) flags.add(rule.setFlag)
  if (rule.clearFlag !== undefined) flags.delete(rule.clearFlag)
  return {
    ...(rule.to === undefined ? before : moved(definition, before, rule.to, action.factAt ?? action.at)),
    outcome: rule.outcome ?? before.outcome,
    facts: [...before.facts, ...opinionFacts(rule, action.factAt ?? action.at)],
    flags: [...flags].sort(),
    officerId: rule.assigns === 'actor' ? action.actorId : before.officerId,
  }
}

/** The case after one more action. Pure: the same actions give the same case, whenever they are read. */
export function apply(definition: ServiceDefinition, before: CaseState, action: RecordedAction): CaseState {
  if (action.seq !== before.revision + 1) throw new Error(`action ${action.seq} does not follow ${before.revision}`)
  const state = withFact({ ...before, revision: action.seq }, action)
  switch (action.type) {
    case 'submit':
      // the head of the office is in charge until somebody is named (L. 241/1990 art. 5(2))
      return { ...state, state: definition.initialState, responsibleId: action.subjectId }
    case 'assign':
      return { ...state, officerId: action.subjectId }
    case 'put-in-charge':
      return { ...state, responsibleId: action.subjectId }
    case 'sign':
    case 'issue':
    case 'delivered-without-effect':
      return state
    default: {
      const rule = definition.actions.find(({ id }) => id === action.type)
      if (!rule) throw new Error(`unknown action ${action.type}`)
      return effectOf(definition, state, rule, action)
    }
  }
}

/** The case that a list of actions makes. */
export function fold(definition: ServiceDefinition, actions: readonly RecordedAction[]): CaseState {
  return actions.reduce((state, action) => apply(definition, state, action), unborn)
}
