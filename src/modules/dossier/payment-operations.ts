import { z } from 'zod'
import { InvalidInput } from '#kernel/errors.ts'
import { CaseId } from '#kernel/ids.ts'
import { caseErrors, loadCase, loadPerson } from '#engines/cases/index.ts'
import { loadDue, paymentNotDue, paymentNotFound } from '#engines/payments/index.ts'
import { paymentsUnavailable } from '#platform/payments/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineFlow } from '#platform/operations/operation.ts'
import { purpose, self } from './scope.ts'

const elsewhere = {
  it: 'Si torna solo a una pagina di questo sito.',
  en: 'The way back leads to a page of this site.',
} as const

export const payOperation = defineFlow({
  id: 'payments.checkout',
  method: 'POST',
  path: '/cases/{caseId}/payments/{paymentId}/checkout',
  summary: 'Get the address of the page where something owed for a case is paid',
  access: person('own-record'),
  purpose,
  input: z.object({
    caseId: CaseId,
    paymentId: z.uuid(),
    returnTo: z.url().describe('Page of this site where the payer comes back to.'),
  }),
  output: z.object({ url: z.url() }),
  errors: [caseErrors.caseNotFound, paymentNotFound, paymentNotDue, paymentsUnavailable],
  async steps({ caseId, paymentId, returnTo }, flow) {
    const { payment, email } = await flow.transaction(async (scope) => {
      const record = await loadCase(scope.tx, caseId)
      if (record.applicantId !== self(scope)) throw caseErrors.caseNotFound.with()
      const applicant = await loadPerson(scope.tx, record.applicantId)
      return { payment: await loadDue(scope.tx, caseId, paymentId), email: applicant.email }
    })
    if (!flow.tenant.hosts.includes(new URL(returnTo).hostname))
      throw new InvalidInput([{ path: 'returnTo', message: elsewhere }])
    const { name, fiscalCode } = flow.tenant.data
    const url = await flow.ports.payments.checkout({
      noticeNumber: payment.noticeNumber,
      creditorFiscalCode: fiscalCode,
      creditorName: name,
      amountCents: payment.amountCents,
      description: payment.description,
      email,
      returnTo,
    })
    return { url }
  },
})
