import { romeDate } from '#kernel/dates.ts'
import { charge, chargedSoFar, listPayments, paidInFull } from '#engines/payments/index.ts'
import type { Debtor, PaymentView } from '#engines/payments/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { loadAnswers } from './amend.ts'
import { assess } from './assess.ts'
import type { Action } from './definition.ts'
import { feeUnknown } from './errors.ts'
import { optionalText } from './pack.ts'
import { fullName, loadPerson } from './people.ts'
import { loadCase } from './store.ts'
import type { CaseRecord } from './store.ts'

type ChargeScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>

/** The payments of a case: one trip, spared to services that charge nothing. */
export async function paymentsOf(tx: Tx, { id, version }: CaseRecord): Promise<PaymentView[]> {
  if (version.pack.definition.actions.every(({ charges }) => charges === undefined)) return []
  return listPayments(tx, id)
}

/** Makes the fees of an action due, as the answers of the case make them on that day. Throws when one is not known. */
export async function chargeFees(scope: ChargeScope, record: CaseRecord, action: Action): Promise<void> {
  const { charges } = action
  if (!charges) return
  const { pack } = record.version
  const { current } = await loadAnswers(scope.tx, record.id)
  const { fees } = assess(pack.definition, current, romeDate(scope.now), (key) => optionalText(pack, 'it', key), 'it')
  for (const fee of fees.filter(({ code }) => charges.fees.includes(code))) {
    if (fee.amountCents === null) throw feeUnknown.with({ fee: fee.name })
    const before = charges.supplement ? await chargedSoFar(scope.tx, record.id, fee.code) : 0
    // what comes to nothing is no debt
    if (fee.amountCents > before)
      await charge(scope, {
        caseId: record.id,
        code: fee.code,
        description: `${fee.name} - ${record.number}`,
        amountCents: fee.amountCents - before,
        days: charges.days,
        onceKey: `${record.id}:${action.id}:${fee.code}:${record.state.revision}`,
      })
  }
}

/** Who pays for a case: its applicant. */
export function debtorOf(tenant: TenantData) {
  return async (tx: Tx, caseId: string): Promise<Debtor> => {
    const { applicantId, officeId } = await loadCase(tx, caseId)
    const applicant = await loadPerson(tx, applicantId)
    const office = tenant.offices.find(({ id }) => id === officeId)
    return {
      fiscalCode: applicant.fiscalCode,
      name: fullName(applicant),
      email: applicant.email,
      office: office?.name.it ?? tenant.name,
    }
  }
}

/**
 * The action that happens when nothing charged is owed any longer, with its instant: that of the last payment, or the
 * last fact of the case where that came after it, because nothing more was charged. None while something is owed.
 */
export async function paidAction(
  tx: Tx,
  { id, state, version }: CaseRecord,
): Promise<{ action: Action; at: Date } | undefined> {
  const action = version.pack.definition.actions.find(
    ({ when, from }) => when?.event === 'paid' && from.includes(state.state),
  )
  const paid = action ? await paidInFull(tx, id) : undefined
  if (!action || !paid) return undefined
  const last = new Date(state.facts.at(-1)?.at ?? 0)
  return { action, at: paid > last ? paid : last }
}
