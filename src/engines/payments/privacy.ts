import { z } from 'zod'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy, mostExported } from '#platform/privacy/index.ts'
import { noticeNumber } from '#platform/payments/index.ts'

const norm = 'D.Lgs. 118/2011; c.c. art. 2220, 2946'

const messages = defineMessages('payments-privacy', {
  it: {
    payments: 'Pagamenti delle tue pratiche',
    why: 'Per incassare quello che le norme chiedono e provare che è stato pagato',
    kept: 'Dieci anni da quando sono stati fatti',
    heldBack: 'I pagamenti fanno parte della contabilità del Comune',
  },
  en: {
    payments: 'Payments of your cases',
    why: 'To collect what the rules ask for, and prove that it was paid',
    kept: 'Ten years from when they were made',
    heldBack: 'Payments are part of the accounts of the municipality',
  },
})

const PaymentExport = z.object({
  payments: z
    .array(
      z.object({
        noticeNumber: z.string(),
        description: z.string(),
        amountCents: z.int().describe('In cents of euro.'),
        dueOn: z.iso.date(),
        state: z.string(),
        paidAt: z.iso.datetime().nullable(),
      }),
    )
    .describe('Newest first.'),
  complete: z.boolean().describe('False where there are more than an export holds.'),
})

export const paymentsPrivacy = definePrivacy({
  owner: 'payments',
  messages,
  holds: {
    payments: {
      tables: ['payment'],
      what: 'payments',
      why: 'why',
      basis: `Reg. (UE) 2016/679 art. 6(1)(c); ${norm}`,
      keptUntil: 'kept',
    },
  },
  async list({ tx, personId }) {
    const held = await tx
      .selectFrom('payment')
      .innerJoin('cases', 'cases.id', 'payment.case_id')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('payment.created_at').as('since')])
      .where('cases.applicant_id', '=', personId)
      .executeTakeFirstOrThrow()
    return [{ kind: 'payments', ...held, heldBack: { reason: 'heldBack', norm } }]
  },
  schema: PaymentExport,
  erase: async () => [],
  async export({ tx, personId }) {
    const rows = await tx
      .selectFrom('payment')
      .innerJoin('cases', 'cases.id', 'payment.case_id')
      .select(['iuv', 'description', 'amount_cents', 'payment.due_on', 'payment.state', 'paid_at'])
      .where('cases.applicant_id', '=', personId)
      .orderBy('payment.id', 'desc')
      .limit(mostExported + 1)
      .execute()
    return {
      data: {
        payments: rows.slice(0, mostExported).map((row) => ({
          noticeNumber: noticeNumber(row.iuv),
          description: row.description,
          amountCents: row.amount_cents,
          dueOn: row.due_on,
          state: row.state,
          paidAt: row.paid_at?.toISOString() ?? null,
        })),
        complete: rows.length <= mostExported,
      },
    }
  },
})
