import { startOfRomeDay, addDays } from '#kernel/dates.ts'
import type { Debt, PaymentPort } from '#platform/payments/index.ts'
import { noticeNumber, paymentsUnavailable } from '#platform/payments/index.ts'
import { z } from 'zod'

/** Where the payment system is, and what opens it. */
export interface GpdOptions {
  /** Base address of the debt positions service, version 3. */
  readonly debtsUrl: string
  /** Base address of the service that opens carts. */
  readonly checkoutUrl: string
  readonly key: string
}

const timeoutMs = 10_000

const Position = z.object({
  status: z.string(),
  paymentDate: z.string().optional().nullable(),
})

/** Last instant of a legal day, as the payment system takes it: local to Rome, without offset. */
function endOf(day: Debt['dueOn']): string {
  return new Date(startOfRomeDay(addDays(day, 1)).getTime() - 1_000).toISOString()
}

/** The debt position of GPD, version 3: one option, one instalment, one transfer. */
function positionOf(debt: Debt) {
  return {
    iupd: debt.iupd,
    companyName: debt.creditor.name,
    officeName: debt.creditor.office,
    paymentOption: [
      {
        description: debt.description,
        switchToExpired: false,
        debtor: {
          type: 'F',
          fiscalCode: debt.debtor.fiscalCode,
          fullName: debt.debtor.name,
          ...(debt.debtor.email === null ? {} : { email: debt.debtor.email }),
        },
        installments: [
          {
            iuv: debt.iuv,
            nav: noticeNumber(debt.iuv),
            amount: debt.amountCents,
            description: debt.description,
            dueDate: endOf(debt.dueOn),
            transfer: [
              {
                idTransfer: '1',
                amount: debt.amountCents,
                organizationFiscalCode: debt.creditor.fiscalCode,
                remittanceInformation: debt.description,
                category: debt.category,
                iban: debt.creditor.iban,
              },
            ],
          },
        ],
      },
    ],
  }
}

/** What may still go well is thrown, and the job tries again; the address and the debtor are in no message. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).catch(
    () => undefined,
  )
  if (!answer || answer.status >= 500 || answer.status === 429) throw paymentsUnavailable.with()
  return answer
}

async function detailOf(answer: Response): Promise<string> {
  const problem = z
    .object({ title: z.string().optional(), detail: z.string().optional() })
    .safeParse(await answer.json().catch(() => ({})))
  const { title, detail } = problem.data ?? {}
  return `${answer.status} ${detail ?? title ?? ''}`.trim().slice(0, 300)
}

/** Debt positions and carts of pagoPA (GPD version 3, Checkout version 2). */
export function gpdPayments({ debtsUrl, checkoutUrl, key }: GpdOptions): PaymentPort {
  const headers = { 'ocp-apim-subscription-key': key, 'content-type': 'application/json' }
  const positions = (fiscalCode: string) => `${debtsUrl}/organizations/${encodeURIComponent(fiscalCode)}/debtpositions`
  return {
    async create(debt) {
      const answer = await ask(`${positions(debt.creditor.fiscalCode)}?toPublish=true`, {
        method: 'POST',
        headers,
        body: JSON.stringify(positionOf(debt)),
      })
      // 409: the same position is there already, from a call whose answer was lost
      if (answer.ok || answer.status === 409) return { taken: true }
      return { taken: false, reason: await detailOf(answer) }
    },
    async statusOf(fiscalCode, iupd) {
      const answer = await ask(`${positions(fiscalCode)}/${encodeURIComponent(iupd)}`, { headers })
      if (!answer.ok) throw paymentsUnavailable.with()
      const { status, paymentDate } = Position.parse(await answer.json())
      return status === 'PAID' ? { paid: true, at: new Date(paymentDate ?? Date.now()) } : { paid: false }
    },
    async checkout(payment) {
      const answer = await ask(`${checkoutUrl}/carts`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          ...(payment.email === null ? {} : { emailNotice: payment.email }),
          paymentNotices: [
            {
              noticeNumber: payment.noticeNumber,
              fiscalCode: payment.creditorFiscalCode,
              amount: payment.amountCents,
              companyName: payment.creditorName,
              description: payment.description,
            },
          ],
          returnUrls: {
            returnOkUrl: payment.returnTo,
            returnCancelUrl: payment.returnTo,
            returnErrorUrl: payment.returnTo,
            returnWaitingUrl: payment.returnTo,
          },
        }),
      })
      const address = answer.headers.get('location')
      if (answer.status !== 302 || address === null) throw paymentsUnavailable.with()
      return address
    },
  }
}
