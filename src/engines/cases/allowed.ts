import type { Calendar } from '#kernel/calendars.ts'
import { romeDate } from '#kernel/dates.ts'
import { isTrue } from '#kernel/language/evaluate.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { Text } from '#kernel/text.ts'
import { mayRecordInCase } from '#engines/terms/index.ts'
import type { Actor } from '#platform/db/context.ts'
import type { Membership } from '#platform/operations/scope.ts'
import type { Action, ServiceDefinition } from './definition.ts'
import type { Answers } from './answer-value.ts'
import { factsOf as answerFacts } from './facts.ts'
import { flagList } from './fold.ts'
import type { CaseState } from './fold.ts'
import { factsOf } from './legal.ts'
import { opinionsInTheWay, readOpinions } from './opinions.ts'
import { mayReadCase } from './policy.ts'

/** What decides whether somebody may act on a case now. */
export interface Situation {
  readonly definition: ServiceDefinition
  readonly state: CaseState
  readonly officeId: string
  /** Offices that see the case because their opinion was asked for. */
  readonly consulted: readonly string[]
  /** Office of each opinion of the service. */
  readonly consults: Readonly<Record<string, string>>
  /** Answers of the application, where a guard reads them. */
  readonly application: Answers
  readonly applicantId: string
  /** Whether its content was erased at the end of its retention. */
  readonly disposed: boolean
  readonly actor: Actor
  readonly memberships: readonly Membership[]
  /** Actions whose document is written but not yet delivered. */
  readonly pendingActions: readonly string[]
  /** Why the draft of another service cannot be put ready from this case, by service. */
  readonly unopenable: Readonly<Record<string, Text>>
  readonly now: Date
  readonly calendar: Calendar
  /** A text of the service, in both languages. */
  readonly say: (key: string) => Text
}

/** Whether an action may be done now, and if not, why, in words. */
export type Permission =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: Text
      /** The flag that another action has to set first. */
      readonly needs?: string
    }

const no = (it: string, en: string): Extract<Permission, { ok: false }> => ({ ok: false, reason: { it, en } })

/** Whether the actor has the part that the action asks for. */
function hasPart(situation: Situation, { by, gives }: Action): boolean {
  const { actor, memberships, officeId, applicantId, state } = situation
  if (by === 'system' || !mayReadCase(situation, situation)) return false
  if (by === 'applicant') return actor.kind === 'person'
  if (actor.kind !== 'officer' || actor.personId === applicantId) return false
  const at = by === 'consulted' ? situation.consults[gives ?? ''] : officeId
  const here = memberships.filter((membership) => membership.officeId === at)
  if (by === 'responsible') return state.responsibleId === actor.officerId
  return here.some(({ role }) => role === 'handler' || role === 'head')
}

function situationFacts({ definition, application, state, now }: Situation): Facts {
  const submitted = state.facts.find(({ fact }) => fact === 'received')
  const submittedOn = submitted ? romeDate(new Date(submitted.at)) : undefined
  return answerFacts(definition, application, romeDate(now), submittedOn)
}

/** Whether this actor may do this action on this case at this instant. Pure; the page and the act ask the same question. */
export function mayDo(situation: Situation, action: Action): Permission {
  const { state, definition, now, calendar, pendingActions } = situation
  if (!hasPart(situation, action)) return no('non ti compete.', 'it is not yours to do.')
  if (situation.disposed)
    return no('il contenuto della pratica è stato eliminato.', 'the content of the case has been erased.')
  if (!action.from.includes(state.state)) return no('la pratica è in un’altra fase.', 'the case is at another stage.')
  const missing = flagList(action.needsFlag).find((flag) => !state.flags.includes(flag))
  if (missing !== undefined)
    return { ...no('prima serve un altro passo.', 'another step comes first.'), needs: missing }
  if (flagList(action.unlessFlag).some((flag) => state.flags.includes(flag)))
    return no('è già stato fatto.', 'it has been done already.')
  if (action.guard && !isTrue(action.guard, situationFacts(situation)))
    return { ok: false, reason: situation.say(`actions.${action.id}.guard`) }
  const unopenable = situation.unopenable[action.opens?.service ?? '']
  if (unopenable) return { ok: false, reason: unopenable }
  const { asks, gives, awaits } = action
  const opinions = (asks ?? gives ?? awaits) ? readOpinions(definition, state, now, calendar) : []
  const inTheWay = opinionsInTheWay(action, opinions)
  if (inTheWay) return { ok: false, reason: inTheWay }
  if (action.writes !== undefined && pendingActions.length > 0)
    return no(
      'c’è già un documento scritto e non ancora consegnato: prima viene quello.',
      'there is a document written and not yet delivered: that one comes first.',
    )
  if (action.fact === undefined) return { ok: true }
  const may = mayRecordInCase(definition.clocks, factsOf(state.facts), action.fact, now, calendar)
  return may.ok ? may : { ok: false, reason: may.sentence }
}

/** The actions of a service that this actor may do now, in the order of the definition. */
export function allowedActions(situation: Situation): readonly Action[] {
  return situation.definition.actions.filter((action) => mayDo(situation, action).ok)
}
