export {
  charge,
  chargedSoFar,
  checkPayments,
  createDebt,
  createDebtJob,
  listPayments,
  loadDue,
  paidInFull,
  PaymentView,
} from './payments.ts'
export type { Debtor } from './payments.ts'
export { paymentNotDue, paymentNotFound, paymentsNotSet } from './errors.ts'
export { paymentsPrivacy } from './privacy.ts'
