import type { OperationScope } from '#platform/operations/scope.ts'
import { paidAction } from './charges.ts'
import { calendarOf, timedEvents } from './legal.ts'
import { appendAction } from './store.ts'
import type { CaseRecord } from './store.ts'
import { tell } from './tell.ts'

type SettleScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>

/** Name of the job that writes the document of a tacit outcome. */
export const systemDocumentJob = 'system-document'

/**
 * Writes into a locked case what time has already made of it: actions of the program whose instant has come, in order,
 * each once, whatever happened meanwhile (crash, moved clock, two workers). Every act on a case settles it first.
 * `until` stops earlier than now, for a delivery that happened before it was recorded.
 */
export async function settle(scope: SettleScope, record: CaseRecord, until: Date = scope.now): Promise<CaseRecord> {
  const { tx, now, tenant } = scope
  const { pack } = record.version
  const calendar = calendarOf(tenant.data)
  let settled = record
  for (;;) {
    const [event] = timedEvents(pack.definition, settled.state, now, calendar)
    if (!event || event.at > until) return settlePaid(scope, settled)
    const key = `${record.id}:${event.action.id}:${event.clockId}:${event.at.toISOString()}`
    settled = await appendAction(
      tx,
      settled,
      {
        type: event.action.id,
        actorKind: 'system',
        actorId: null,
        ...(event.action.fact === undefined ? {} : { fact: event.action.fact, factAt: event.at }),
        payload: { clock: event.clockId, happenedAt: event.at.toISOString() },
        idempotencyKey: key,
      },
      tenant.data,
      now,
    )
    // where a document is written, its sending tells
    if (event.action.writes === undefined) await tell(scope, settled, event.action, key, event.at)
    if (event.action.writes !== undefined)
      await scope.enqueue(
        systemDocumentJob,
        { caseId: record.id, actionId: event.action.id, at: event.at.toISOString() },
        `${systemDocumentJob}:${key}`,
      )
  }
}

/** Writes that all was paid, where the service waits for it: at most once for each stage that does. */
async function settlePaid(scope: SettleScope, record: CaseRecord): Promise<CaseRecord> {
  const { tx, now, tenant } = scope
  const paid = await paidAction(tx, record)
  if (!paid) return record
  const { action, at } = paid
  const key = `${record.id}:${action.id}:paid:${record.state.revision}`
  const settled = await appendAction(
    tx,
    record,
    {
      type: action.id,
      actorKind: 'system',
      actorId: null,
      ...(action.fact === undefined ? {} : { fact: action.fact, factAt: at }),
      payload: { paidAt: at.toISOString() },
      idempotencyKey: key,
    },
    tenant.data,
    now,
  )
  await tell(scope, settled, action, key, at)
  return settled
}
