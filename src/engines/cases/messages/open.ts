import { canonicalJson } from '#kernel/canonical-json.ts'
import { romeDate } from '#kernel/dates.ts'
import type { InputIssue } from '#kernel/errors.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { v7 as uuid } from 'uuid'
import { loadRegistry } from '#engines/streets/index.ts'
import { knownPerson } from '#platform/identity/known-person.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Answers } from '../answer-value.ts'
import { checkApplication, unknownFields } from '../answers.ts'
import type { Opening } from '../definition.ts'
import { servicesInForce } from '../drafts.ts'
import { isEmpty } from '../fields/check-field.ts'
import { withStreets } from '../fields/city-addresses.ts'
import { openCase } from '../open-case.ts'
import type { OpenScope } from '../open-case.ts'
import { loadVersion, ruleText } from '../pack.ts'
import type { ServiceVersion } from '../pack.ts'
import { loadPerson } from '../people.ts'
import { answersFrom } from './answers-from.ts'
import { applicantIssues, fiscalCodePath } from './content.ts'
import type { Applicant } from './content.ts'
import { messageMay } from './states.ts'
import { changeMessage, loadMessage } from './store.ts'
import type { MessageRecord } from './store.ts'

const words = {
  noService: {
    it: 'Nessun servizio del Comune apre una pratica da questo messaggio.',
    en: 'No service of the municipality opens a case from this message.',
  },
  somebodyElse: {
    it: 'Con questo codice fiscale il Comune conosce una persona con altri dati: controlla codice, nome e data di nascita.',
    en: 'The municipality knows a person of other data under this tax code: check code, name and date of birth.',
  },
} as const

/** A service in force that opens a case from a kind of message. */
export interface OpeningService {
  readonly officeId: string
  readonly version: ServiceVersion
  readonly opening: Opening
}

/** The service that opens from a kind of message: of several the first by its id. */
export async function serviceOpening(tx: Tx, kind: string): Promise<OpeningService | undefined> {
  const rows = await servicesInForce(tx).where('withdrawn_at', 'is', null).orderBy('id').execute()
  for (const row of rows) {
    const version = await loadVersion(tx, row.current_sha256)
    const opening = version.pack.definition.opensFrom?.find(({ message }) => message === kind)
    if (opening) return { officeId: row.office_id, version, opening }
  }
  return undefined
}

/** An application as a message makes it, or an officer who put the message right. */
export interface Proposed {
  readonly applicant: Applicant
  readonly answers: Answers
  /** Whether an officer answers for it: then what can only be attached may still be missing. */
  readonly byHand: boolean
}

const tidied = (applicant: Applicant): Applicant => ({
  ...applicant,
  fiscalCode: applicant.fiscalCode.trim().toUpperCase(),
})

/** What a message says, as answers of the service that opens from it. */
export function proposedBy(message: MessageRecord, { version, opening }: OpeningService): Proposed | undefined {
  if (message.correction) return { ...message.correction, byHand: true }
  if (!message.content) return undefined
  const { applicant, facts } = message.content
  return {
    applicant: tidied(applicant),
    answers: answersFrom(opening, version.pack.definition.pages, facts),
    byHand: false,
  }
}

/** The answers with the addresses of the city as its registry of streets knows them. */
export async function located(
  scope: Pick<OpenScope, 'tx' | 'tenant'>,
  { version }: OpeningService,
  answers: Answers,
): Promise<Answers> {
  const fields = version.pack.definition.pages.flatMap((page) => page.fields)
  return withStreets(fields, answers, {}, await loadRegistry(scope))
}

/** Why no case can be opened so, in words, by the path of the answer. */
export function issuesOf(
  { tenant }: Pick<OpenScope, 'tenant'>,
  { version: { pack } }: OpeningService,
  { applicant, answers, byHand }: Proposed,
  declaredAt: Date,
): InputIssue[] {
  const { definition } = pack
  const fields = definition.pages.flatMap((page) => page.fields)
  // the profile of a person with a draft answers these; nobody is asked for them here
  const spared = fields.filter(({ stableId, source }) => source === 'profile' && isEmpty(answers[stableId]))
  const waived = [
    ...spared.map(({ stableId }) => stableId),
    ...(byHand ? definition.documents.map(({ stableId }) => stableId) : []),
  ]
  const today = romeDate(declaredAt)
  const found = checkApplication(definition, answers, [], today, (id) => ruleText(pack, id), tenant.data.map?.bounds)
  return [
    ...applicantIssues(applicant, today),
    ...unknownFields(fields, answers),
    ...found.filter(({ path }) => !waived.includes(path)),
  ]
}

/**
 * Opens the case of a message, in one transaction with what the message becomes; or leaves it to an officer, with the
 * reasons. For the program alone, which may make the person of the case. What is over is left as it is.
 */
export async function openFromMessage(scope: OpenScope, id: string): Promise<void> {
  const { tx, now } = scope
  const message = await loadMessage(tx, id, true)
  if (!messageMay(message.state, 'open')) return
  const applicant = message.correction?.applicant ?? message.content?.applicant
  const isClear =
    applicant !== undefined && applicantIssues(tidied(applicant), romeDate(message.declaredAt)).length === 0
  // whoever it is about is known from now on: they see who read it
  const personId = isClear ? await knownPerson(tx, tidied(applicant), now) : undefined
  const byHand = (issues: readonly InputIssue[]) =>
    changeMessage(tx, message, { state: 'by-hand', issues, ...(personId === undefined ? {} : { personId }) })
  const service = await serviceOpening(tx, message.kind)
  const read = service && proposedBy(message, service)
  if (!service || !read) return byHand([{ path: 'kind', message: words.noService }])
  const proposed = { ...read, answers: await located(scope, service, read.answers) }
  const issues = issuesOf(scope, service, proposed, message.declaredAt)
  if (issues.length > 0) return byHand(issues)
  if (personId === undefined) return byHand([{ path: fiscalCodePath, message: words.somebodyElse }])
  const { caseId } = await openCase(scope, {
    caseId: uuid(),
    version: service.version,
    officeId: service.officeId,
    applicant: await loadPerson(tx, personId),
    answers: proposed.answers,
    files: [],
    keyId: message.id,
    idempotencyKey: `${message.id}:submit`,
    receivedAt: message.declaredAt,
    ...originOf(message),
  })
  await changeMessage(tx, message, { state: 'opened', caseId, personId })
}

/** What the case keeps of where it came from: the message as it came, and who put it right. */
function originOf({ messageId, kind, receivedAt, content, correction, decidedBy }: MessageRecord) {
  const origin = { registry: 'ANPR', messageId, kind, receivedAt: receivedAt.toISOString(), content }
  const sender = content?.sender.kind === 'administration' ? content.sender.name : undefined
  return {
    actor: correction
      ? ({ actorKind: 'officer', actorId: decidedBy } as const)
      : ({ actorKind: 'system', actorId: null } as const),
    further: { message: origin },
    registered: [{ name: 'message.json', sha256: sha256Hex(canonicalJson(origin)) }],
    through:
      sender === undefined
        ? ({ name: 'tramite ANPR', sender: 'applicant' } as const)
        : ({ name: `${sender} (tramite ANPR)`, sender: 'other' } as const),
  }
}
