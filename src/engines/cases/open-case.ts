import { canonicalJson } from '#kernel/canonical-json.ts'
import { formatDate, romeDate } from '#kernel/dates.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { register, registrationLabel } from '#engines/register/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { askedAnswers } from './answers.ts'
import type { Answers } from './answer-value.ts'
import { factsOf } from './facts.ts'
import type { CaseState } from './fold.ts'
import { calendarOf, readLegal } from './legal.ts'
import { createNotice } from './notices.ts'
import { packText } from './pack.ts'
import type { ServiceVersion } from './pack.ts'
import { fullName, headOf } from './people.ts'
import type { PersonRecord } from './people.ts'
import { insertCase } from './store.ts'
import type { NewCase } from './store.ts'
import { caseParameters } from './tell.ts'

/** Name of the job that makes the receipt. */
export const receiptJob = 'receipt'

export type OpenScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>

/** An application that was found right, by whatever way it came. */
export interface Application {
  /** Id that its case will have. */
  readonly caseId: string
  readonly version: ServiceVersion
  readonly officeId: string
  readonly applicant: PersonRecord
  readonly answers: Answers
  readonly files: readonly {
    readonly id: string
    readonly slot: string
    readonly name: string
    readonly sha256: string
    readonly bytes: number
  }[]
  /** Key of its files in the store. */
  readonly keyId: string
  readonly idempotencyKey: string
  /** What else its first action keeps. */
  readonly further: Readonly<Record<string, unknown>>
  /** Through whom it came, as the register names them; the applicant sent it themselves unless said. */
  readonly through?: { readonly name: string; readonly sender: 'applicant' | 'other' }
  /** Other documents that the register holds the hash of. */
  readonly registered?: readonly { readonly name: string; readonly sha256: string }[]
  readonly receivedAt?: Date
  readonly actor?: NonNullable<NewCase['actor']>
}

/** Who sent it, as the register writes it. */
function correspondentOf({ applicant, through }: Application) {
  const { fiscalCode, id: personId } = applicant
  if (through?.sender === 'other') return { name: through.name, personId }
  const name = fullName(applicant)
  return { name: through ? `${name} (${through.name})` : name, fiscalCode, personId }
}

/**
 * Opens a case in the transaction at hand: receipt and notice in the outbox, registration in the protocol register, first
 * action with its payload, snapshot, clock. Whoever calls it makes sure that it happens once.
 */
export async function openCase(scope: OpenScope, given: Application): Promise<{ caseId: string; number: string }> {
  const { tx, now, tenant } = scope
  const { caseId, version, officeId, applicant, files, receivedAt = now } = given
  const { definition } = version.pack
  const head = await headOf(tx, officeId)
  const application = {
    service: { id: definition.id, version: version.sha256 },
    applicant: {
      fiscalCode: applicant.fiscalCode,
      givenName: applicant.givenName,
      familyName: applicant.familyName,
      birthDate: applicant.birthDate,
    },
    answers: askedAnswers(definition.pages, given.answers, factsOf(definition, given.answers, romeDate(receivedAt))),
    files: files.map(({ id, slot, name, sha256, bytes }) => ({ id, slot, name, sha256, bytes })),
    ...given.further,
  }
  await scope.enqueue(receiptJob, { caseId }, `${receiptJob}:${caseId}`)
  const registration = await register(
    tx,
    tenant.data,
    {
      direction: 'in',
      correspondent: correspondentOf(given),
      subject: packText(version.pack, 'it', 'service.title'),
      class: tenant.data.services.find(({ id }) => id === definition.id)?.filingClass ?? '',
      caseId,
      documents: [
        { name: 'application.json', sha256: sha256Hex(canonicalJson(application)) },
        ...(given.registered ?? []),
        ...files.map(({ name, sha256 }) => ({ name, sha256 })),
      ],
    },
    now,
  )
  const number = registrationLabel(registration)
  const state = await insertCase(tx, {
    id: caseId,
    number,
    serviceId: definition.id,
    version,
    applicantId: applicant.id,
    officeId,
    responsibleId: head?.id ?? null,
    keyId: given.keyId,
    tenant: tenant.data,
    now,
    receivedAt,
    ...(given.actor ? { actor: given.actor } : {}),
    payload: application,
    idempotencyKey: given.idempotencyKey,
  })
  await tellReceived(scope, given, { number, state, head: head?.name })
  return { caseId, number }
}

interface Opened {
  readonly number: string
  readonly state: CaseState
  readonly head: string | undefined
}

/** The notice of receipt: number, office, person in charge, end date and remedies (L. 241/1990 art. 8 and 18-bis). */
async function tellReceived(
  scope: OpenScope,
  { caseId, version, officeId, applicant, receivedAt = scope.now }: Application,
  { number, state, head }: Opened,
): Promise<void> {
  const { now, tenant } = scope
  const { locale } = applicant
  const { definition } = version.pack
  const due = readLegal(definition, state.facts, now, calendarOf(tenant.data)).next?.due
  const parameters = caseParameters(tenant.data, { number, officeId, receivedAt }, locale)
  await createNotice(scope, version.pack, {
    caseId,
    kind: definition.receipt.notice,
    recipient: { kind: 'person', personId: applicant.id, email: applicant.email, locale },
    parameters: {
      ...parameters,
      responsible: head ?? parameters.office,
      due: due === undefined ? '' : formatDate(due, locale),
    },
    onceKey: `${caseId}:receipt`,
  })
}
