import { addDays, plainDate, romeDate, type PlainDate } from '#kernel/dates.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'
import type { JobFlow } from '#platform/jobs/job.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { paymentNotDue, paymentNotFound, paymentsNotSet } from './errors.ts'
import { iuvOf, noticeNumber } from '#platform/payments/index.ts'

/** A payment of a case, as the applicant and the office see it. */
export const PaymentView = z.object({
  id: z.uuid(),
  code: z.string().describe('Fee of the service.'),
  description: z.string(),
  amountCents: z.int().describe('In cents of euro.'),
  dueOn: z.iso.date(),
  noticeNumber: z.string().describe('Eighteen digits to pay with at any bank, shop or app of pagoPA.'),
  state: z.enum(['wanted', 'due', 'paid', 'refused']),
  paidAt: z.iso.datetime().nullable(),
})

export type PaymentView = z.output<typeof PaymentView>

/** An amount to charge. */
export interface Charge {
  readonly caseId: string
  readonly code: string
  readonly description: string
  readonly amountCents: number
  /** Days until it is due. */
  readonly days: number
  /** The same thing is never charged twice. */
  readonly onceKey: string
}

/** Name of the job that tells the payment system of a debt. */
export const createDebtJob = 'create-debt'

const columns = ['id', 'case_id', 'code', 'description', 'amount_cents', 'due_on', 'iuv', 'state', 'paid_at'] as const

function termsOf(tenant: TenantData): NonNullable<TenantData['payments']> {
  if (!tenant.payments) throw paymentsNotSet.with()
  return tenant.payments
}

/** Charges an applicant: the debt leaves through the outbox, in the transaction that makes it due. */
export async function charge(
  { tx, now, tenant, enqueue }: Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>,
  { caseId, code, description, amountCents, days, onceKey }: Charge,
): Promise<void> {
  const { segregationCode } = termsOf(tenant.data)
  const known = await tx.selectFrom('payment').select('id').where('once_key', '=', onceKey).executeTakeFirst()
  if (known) return
  const { rows } = await sql<{ number: string }>`select nextval('payment_number')::text as number`.execute(tx)
  const id = uuid()
  await tx
    .insertInto('payment')
    .values({
      id,
      case_id: caseId,
      code,
      description: description.slice(0, 140),
      amount_cents: amountCents,
      due_on: addDays(romeDate(now), days),
      iuv: iuvOf(segregationCode, BigInt(rows[0]?.number ?? '0')),
      state: 'wanted',
      created_at: now,
      once_key: onceKey,
    })
    .execute()
  await enqueue(createDebtJob, { paymentId: id }, `${createDebtJob}:${id}`)
}

/** The payments of a case, oldest first. */
export async function listPayments(tx: Tx, caseId: string): Promise<PaymentView[]> {
  const rows = await tx.selectFrom('payment').select(columns).where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map(viewOf)
}

type Row = Awaited<ReturnType<typeof rowOf>>

async function rowOf(tx: Tx, paymentId: string) {
  const row = await tx.selectFrom('payment').select(columns).where('id', '=', paymentId).executeTakeFirst()
  if (!row) throw paymentNotFound.with()
  return row
}

function viewOf(row: Row): PaymentView {
  return {
    id: row.id,
    code: row.code,
    description: row.description,
    amountCents: row.amount_cents,
    dueOn: row.due_on,
    noticeNumber: noticeNumber(row.iuv),
    state: row.state as PaymentView['state'],
    paidAt: row.paid_at?.toISOString() ?? null,
  }
}

/** A payment of a case that can be made now. */
export async function loadDue(tx: Tx, caseId: string, paymentId: string): Promise<PaymentView> {
  const row = await rowOf(tx, paymentId)
  if (row.case_id !== caseId) throw paymentNotFound.with()
  if (row.state !== 'due') throw paymentNotDue.with()
  return viewOf(row)
}

/** Cents charged so far for one fee of a case, paid or not. */
export async function chargedSoFar(tx: Tx, caseId: string, code: string): Promise<number> {
  const { cents } = await tx
    .selectFrom('payment')
    .select(({ fn }) => fn.sum<string | null>('amount_cents').as('cents'))
    .where('case_id', '=', caseId)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return Number(cents ?? 0)
}

/** When the last of what was charged for a case was paid; nothing while something is owed, the epoch if it never was. */
export async function paidInFull(tx: Tx, caseId: string): Promise<Date | undefined> {
  const rows = await tx.selectFrom('payment').select(['state', 'paid_at']).where('case_id', '=', caseId).execute()
  const times = rows.map(({ state, paid_at: at }) => (state === 'paid' ? (at?.getTime() ?? 0) : Number.NaN))
  const last = Math.max(0, ...times)
  return Number.isNaN(last) ? undefined : new Date(last)
}

/** Who owes a payment. */
export interface Debtor {
  readonly fiscalCode: string
  readonly name: string
  readonly email: string | null
  readonly office: string
}

/** Tells the payment system of a debt. Repeating it changes nothing there. */
export async function createDebt(
  flow: JobFlow,
  paymentId: string,
  debtorOf: (tx: Tx, caseId: string) => Promise<Debtor>,
): Promise<void> {
  const { name, fiscalCode } = flow.tenant.data
  const { iban, category } = termsOf(flow.tenant.data)
  const found = await flow.transaction(async ({ tx }) => {
    const row = await rowOf(tx, paymentId)
    return row.state === 'wanted' ? { row, debtor: await debtorOf(tx, row.case_id) } : undefined
  })
  if (!found) return
  const { row, debtor } = found
  const dueOn: PlainDate = plainDate(row.due_on)
  const answer = await flow.ports.payments.create({
    iupd: row.id,
    iuv: row.iuv,
    creditor: { fiscalCode, name, iban, office: debtor.office },
    debtor: { fiscalCode: debtor.fiscalCode, name: debtor.name, email: debtor.email },
    amountCents: row.amount_cents,
    description: row.description,
    dueOn,
    category,
  })
  await flow.transaction(({ tx }) =>
    tx
      .updateTable('payment')
      .set(answer.taken ? { state: 'due' } : { state: 'refused', reason: answer.reason })
      .where('id', '=', paymentId)
      .where('state', '=', 'wanted')
      .execute(),
  )
}

/** Payments that are asked after at one look: those asked after longest ago come first. */
const atOnce = 50

/** Asks the payment system how the debts stand; gives the cases for which something was paid. */
export async function checkPayments(flow: JobFlow): Promise<string[]> {
  const due = await flow.transaction(({ tx, now }) =>
    tx
      .selectFrom('payment')
      .select(['id', 'case_id'])
      .where('state', '=', 'due')
      .where((build) =>
        build.or([build('checked_at', 'is', null), build('checked_at', '<', new Date(now.getTime() - 20_000))]),
      )
      .orderBy(sql`checked_at nulls first`)
      .limit(atOnce)
      .execute(),
  )
  const paid: string[] = []
  for (const { id, case_id: caseId } of due) {
    const status = await flow.ports.payments.statusOf(flow.tenant.data.fiscalCode, id)
    await flow.transaction(({ tx, now }) =>
      tx
        .updateTable('payment')
        .set(status.paid ? { state: 'paid', paid_at: status.at, checked_at: now } : { checked_at: now })
        .where('id', '=', id)
        .where('state', '=', 'due')
        .execute(),
    )
    if (status.paid) paid.push(caseId)
  }
  return paid
}
