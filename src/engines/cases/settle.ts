import type { OperationScope } from '#platform/operations/scope.ts'
import { paidAction } from './charges.ts'
import type { Action } from './definition.ts'
import { freeGround } from './ground.ts'
import { calendarOf, timedEvents } from './legal.ts'
import { canOpen, openLinked } from './links.ts'
import { publishOutcome } from './publish-outcome.ts'
import { appendAction } from './store.ts'
import type { CaseRecord } from './store.ts'
import { tell } from './tell.ts'

type SettleScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>

/** Name of the job that writes the document of a tacit outcome. */
export const systemDocumentJob = 'system-document'

interface Happening {
  readonly action: Action
  readonly at: Date
  readonly payload: Readonly<Record<string, unknown>>
  readonly key: string
}

/** Writes one action of the program, with what follows from it. */
async function happen(scope: SettleScope, record: CaseRecord, { action, at, payload, key }: Happening) {
  const { tx, now, tenant } = scope
  const settled = await appendAction(
    tx,
    record,
    {
      type: action.id,
      actorKind: 'system',
      actorId: null,
      ...(action.fact === undefined ? {} : { fact: action.fact, factAt: at }),
      payload,
      idempotencyKey: key,
    },
    tenant.data,
    now,
  )
  await freeGround(tx, settled, action, at)
  await publishOutcome(scope, settled, action, at)
  if (!(await canOpen(tx, action))) return settled
  await openLinked(scope, settled, action)
  // where a document is written, its sending tells
  if (action.writes === undefined) await tell(scope, settled, action, key, at)
  else
    await scope.enqueue(
      systemDocumentJob,
      { caseId: record.id, actionId: action.id, at: at.toISOString() },
      `${systemDocumentJob}:${key}`,
    )
  return settled
}

/**
 * Writes into a locked case what time has already made of it: actions of the program whose instant has come, in order,
 * each once, whatever happened meanwhile (crash, moved clock, two workers). Every act on a case settles it first.
 * `until` stops earlier than now, for a delivery that happened before it was recorded.
 */
export async function settle(scope: SettleScope, record: CaseRecord, until: Date = scope.now): Promise<CaseRecord> {
  const calendar = calendarOf(scope.tenant.data)
  let settled = record
  for (;;) {
    const [event] = timedEvents(record.version.pack.definition, settled.state, scope.now, calendar)
    if (!event || event.at > until) return settlePaid(scope, settled)
    const { action, at, clockId } = event
    settled = await happen(scope, settled, {
      action,
      at,
      payload: { clock: clockId, happenedAt: at.toISOString() },
      key: `${record.id}:${action.id}:${clockId}:${at.toISOString()}`,
    })
  }
}

/** Writes that all was paid, where the service waits for it: at most once for each stage that does. */
async function settlePaid(scope: SettleScope, record: CaseRecord): Promise<CaseRecord> {
  const paid = await paidAction(scope.tx, record)
  if (!paid) return record
  const { action, at } = paid
  return happen(scope, record, {
    action,
    at,
    payload: { paidAt: at.toISOString() },
    key: `${record.id}:${action.id}:paid:${record.state.revision}`,
  })
}
