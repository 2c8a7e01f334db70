import type { Calendar } from '#kernel/calendars.ts'
import type { Text } from '#kernel/text.ts'
import { mayRecordInCase } from '#engines/terms/index.ts'
import type { Actor } from '#platform/db/context.ts'
import type { Membership } from '#platform/operations/operation.ts'
import type { Action, ServiceDefinition } from './definition.ts'
import type { CaseState } from './fold.ts'
import { factsOf } from './legal.ts'

/** What decides whether somebody may act on a case now. */
export interface Situation {
  readonly definition: ServiceDefinition
  readonly state: CaseState
  readonly officeId: string
  readonly applicantId: string
  readonly actor: Actor
  readonly memberships: readonly Membership[]
  /** Actions whose document is written but not yet delivered. */
  readonly pendingActions: readonly string[]
  readonly now: Date
  readonly calendar: Calendar
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
function hasPart({ actor, memberships, officeId, applicantId, state }: Situation, by: Action['by']): boolean {
  if (by === 'system') return false
  if (by === 'applicant') return actor.kind === 'person' && actor.personId === applicantId
  if (actor.kind !== 'officer' || actor.personId === applicantId) return false
  const here = memberships.filter((membership) => membership.officeId === officeId)
  if (by === 'responsible') return state.responsibleId === actor.officerId
  return here.some(({ role }) => role === 'handler' || role === 'head')
}

/** Whether this actor may do this action on this case at this instant. Pure; the page and the act ask the same question. */
export function mayDo(situation: Situation, action: Action): Permission {
  const { state, definition, now, calendar, pendingActions } = situation
  if (!hasPart(situation, action.by)) return no('non ti compete.', 'it is not yours to do.')
  if (!action.from.includes(state.state)) return no('la pratica è in un’altra fase.', 'the case is at another stage.')
  if (action.needsFlag !== undefined && !state.flags.includes(action.needsFlag))
    return { ...no('prima serve un altro passo.', 'another step comes first.'), needs: action.needsFlag }
  if (action.unlessFlag !== undefined && state.flags.includes(action.unlessFlag))
    return no('è già stato fatto.', 'it has been done already.')
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
