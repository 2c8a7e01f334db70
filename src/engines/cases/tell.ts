import { formatDate, romeDate } from '#kernel/dates.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { Action } from './definition.ts'
import { createNotice } from './notices.ts'
import type { Recipient } from './notices.ts'
import { officesConsulted } from './opinions.ts'
import { loadPerson } from './people.ts'
import type { CaseRecord } from './store.ts'

/** Parameters that every notice of a case may use. */
export function caseParameters(
  tenant: TenantData,
  record: Pick<CaseRecord, 'number' | 'officeId' | 'receivedAt'>,
  locale: 'it' | 'en',
) {
  const office = tenant.offices.find(({ id }) => id === record.officeId)
  return {
    number: record.number,
    municipality: tenant.name,
    office: office?.name[locale] ?? record.officeId,
    officeEmail: office?.email ?? tenant.contacts.email,
    receivedOn: formatDate(romeDate(record.receivedAt), locale),
    court: tenant.remedies.court[locale],
    ombudsman: tenant.remedies.ombudsman[locale],
    substitute: tenant.remedies.substitute[locale],
  }
}

type TellScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>

/** Whom the notice of an action is for: a person, or an office, which reads its mail in Italian. */
async function recipientOf({ tx, tenant }: TellScope, record: CaseRecord, tells: Action['tells']): Promise<Recipient> {
  if (tells === 'applicant') {
    const { id, email, locale } = await loadPerson(tx, record.applicantId)
    return { kind: 'person', personId: id, email, locale }
  }
  const consults = officesConsulted(record.version.pack.definition, tenant.data)
  const officeId = tells === 'office' ? record.officeId : consults[tells.opinion]
  const office = tenant.data.offices.find(({ id }) => id === officeId)
  return { kind: 'address', email: office?.email ?? tenant.data.contacts.email, locale: 'it' }
}

/** Tells what an action says, once for each key. `at` is when it happened, where the notice names the day. */
export async function tell(
  scope: TellScope,
  record: CaseRecord,
  { notice, tells }: Pick<Action, 'notice' | 'tells'>,
  onceKey: string,
  at: Date = scope.now,
): Promise<void> {
  if (notice === undefined) return
  const recipient = await recipientOf(scope, record, tells)
  await createNotice(scope, record.version.pack, {
    caseId: record.id,
    kind: notice,
    recipient,
    parameters: {
      ...caseParameters(scope.tenant.data, record, recipient.locale),
      date: formatDate(romeDate(at), recipient.locale),
    },
    onceKey: `${onceKey}:${notice}`,
  })
}
