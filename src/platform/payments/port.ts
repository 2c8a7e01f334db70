import type { PlainDate } from '#kernel/dates.ts'

/** A debt of one person towards a municipality, as the payment system takes it. */
export interface Debt {
  /** Id of the debt position, chosen here: sending the same one again makes no second. */
  readonly iupd: string
  /** Seventeen digits; the notice number is 3 followed by them. */
  readonly iuv: string
  readonly creditor: {
    readonly fiscalCode: string
    readonly name: string
    readonly office: string
    readonly iban: string
  }
  readonly debtor: { readonly fiscalCode: string; readonly name: string; readonly email: string | null }
  readonly amountCents: number
  readonly description: string
  readonly dueOn: PlainDate
  /** Code of the taxonomy of payments to public bodies. */
  readonly category: string
}

/** What the payment system makes of a debt: taken (now or before), or refused for good. What may still go well is thrown. */
export type DebtAnswer = { readonly taken: true } | { readonly taken: false; readonly reason: string }

/** How a debt stands. */
export type DebtStatus = { readonly paid: false } | { readonly paid: true; readonly at: Date }

/** A payment to be made now, by whoever is looking at it. */
export interface Checkout {
  readonly noticeNumber: string
  readonly creditorFiscalCode: string
  readonly creditorName: string
  readonly amountCents: number
  readonly description: string
  readonly email: string | null
  /** Where the payer comes back to. */
  readonly returnTo: string
}

/** The payment system. */
export interface PaymentPort {
  create: (debt: Debt) => Promise<DebtAnswer>
  statusOf: (creditorFiscalCode: string, iupd: string) => Promise<DebtStatus>
  /** Address of the page where it is paid. */
  checkout: (payment: Checkout) => Promise<string>
}
