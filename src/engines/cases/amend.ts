import type { Tx } from '#platform/db/transaction.ts'
import { Answers } from './answer-value.ts'
import type { Action } from './definition.ts'
import { listActions } from './store.ts'

/** What an action puts in place of answers of its case: from its own form, or else from the latest form that said it. */
export function amendments({ amends = {} }: Action, own: Answers, earlier: readonly Answers[]): Answers {
  const said = [...earlier, own]
  const found = Object.entries(amends).flatMap(([field, source]) => {
    const value = said.findLast((answers) => answers[source] !== undefined)?.[source]
    return value === undefined ? [] : [[field, value] as const]
  })
  return Object.fromEntries(found)
}

/** What is known of the answers of a case. */
export interface CaseAnswers {
  /** Of the application, as it was sent. */
  readonly application: Answers
  /** The same as later acts have amended them: what holds now. */
  readonly current: Answers
  /** Of each form after the application, in order. */
  readonly later: readonly Answers[]
}

/** The answers that the actions of a case gave, in order; none of a case whose content was erased. */
export function answersOf(
  actions: readonly { readonly payload: Readonly<Record<string, unknown>> | null }[],
): CaseAnswers {
  const [submission, ...acts] = actions
  const part = (payload: Readonly<Record<string, unknown>> | null, name: string) => Answers.parse(payload?.[name] ?? {})
  const application = part(submission?.payload ?? null, 'answers')
  return {
    application,
    current: acts.reduce((answers, { payload }) => ({ ...answers, ...part(payload, 'amended') }), application),
    later: acts.map(({ payload }) => part(payload, 'answers')),
  }
}

/** The answers of a case that the context may see. */
export async function loadAnswers(tx: Tx, caseId: string): Promise<CaseAnswers> {
  return answersOf(await listActions(tx, caseId))
}

/** What an action amends, as its payload keeps it: nothing where it amends nothing. */
export async function amendedBy(tx: Tx, caseId: string, action: Action, own: Answers): Promise<{ amended?: Answers }> {
  if (!action.amends) return {}
  const { later } = await loadAnswers(tx, caseId)
  return { amended: amendments(action, own, later) }
}
