import { sql } from 'kysely'
import { z } from 'zod'
import {
  allowedActions,
  answeredFields,
  Answers,
  answersOf,
  describeCase,
  fullName,
  groundTaken,
  inboxSlot,
  linkedCases,
  listActions,
  listDocuments,
  listFiles,
  loadPerson,
  mayDo,
  paymentsOf,
  optionalText,
  packText,
  publishedOf,
  situationOf,
} from '#engines/cases/index.ts'
import type { Action, CaseDocument, CaseRecord, ServicePack } from '#engines/cases/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { OfficeAction, OfficeCase, OfficeDocument } from './schema.ts'

/** What a delivery left as its proof. */
const Proof = z.object({ channel: z.string(), proof: z.string() })

function documentView(record: CaseRecord, document: CaseDocument, locale: 'it' | 'en'): z.input<typeof OfficeDocument> {
  const { pack } = record.version
  const action = pack.definition.actions.find(({ id }) => id === document.actionId)
  const proof = Proof.safeParse(document.deliveryProof).data
  const answers = Answers.safeParse(document.data).data ?? {}
  return {
    id: document.id,
    title: packText(
      pack,
      locale,
      document.kind === 'receipt' ? 'documents.receipt.title' : `actions.${document.kind}.document`,
    ),
    actionId: document.actionId,
    state: document.state,
    recipient: document.recipient,
    needsSignature: action?.writes?.signature ?? false,
    signedAt: document.signedAt?.toISOString() ?? null,
    issuedAt: document.issuedAt?.toISOString() ?? null,
    deliveredAt: document.deliveredAt?.toISOString() ?? null,
    deliveryChannel: proof?.channel ?? null,
    deliveryProof: proof?.proof ?? null,
    answers,
    fields: answeredFields(record, answers, locale, action?.form ?? []),
    bytes: document.bytes,
    revision: document.revision,
  }
}

/** The message of a registry that opened the case. */
const Origin = z.object({ registry: z.string(), messageId: z.string(), receivedAt: z.iso.datetime() })

/** What was said after the application: the forms of the actions that took effect at once. */
function exchangesOf(
  record: CaseRecord,
  actions: Awaited<ReturnType<typeof listActions>>,
  locale: 'it' | 'en',
): OfficeCase['exchanges'] {
  return actions.flatMap((action) => {
    const rule = record.version.pack.definition.actions.find(({ id }) => id === action.type)
    const answers = Answers.safeParse(action.payload?.['answers'] ?? {})
    if (!rule || rule.form.length === 0 || !answers.success || Object.keys(answers.data).length === 0) return []
    const title = packText(record.version.pack, locale, `actions.${rule.id}.done`)
    return [
      {
        seq: action.seq,
        title,
        at: action.at.toISOString(),
        fields: answeredFields(record, answers.data, locale, rule.form),
      },
    ]
  })
}

async function colleaguesOf({ tx }: OperationScope, officeId: string): Promise<OfficeCase['colleagues']> {
  const rows = await tx
    .selectFrom('officer_role')
    .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
    .select(['officer.id', 'officer.name'])
    .distinct()
    .where('office_id', '=', officeId)
    .where(sql<boolean>`valid @> portico.today()`)
    .where('role', 'in', ['handler', 'head'])
    .orderBy('officer.name')
    .execute()
  return rows
}

async function notesOf({ tx }: OperationScope, caseId: string): Promise<OfficeCase['notes']> {
  const rows = await tx
    .selectFrom('note')
    .innerJoin('officer', 'officer.id', 'note.officer_id')
    .select(['note.id', 'officer.name as officer', 'note.created_at', 'note.text'])
    .where('case_id', '=', caseId)
    .orderBy('note.created_at')
    .execute()
  return rows.map(({ created_at: at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** Mails that were refused for good, oldest first. */
async function undeliveredOf({ tx }: OperationScope, caseId: string): Promise<OfficeCase['undelivered']> {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'subject', 'email', 'created_at', 'person_id', 'document_id'])
    .where('case_id', '=', caseId)
    .where('status', '=', 'failed')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    email: row.email ?? '',
    at: row.created_at.toISOString(),
    recipient: row.person_id === null ? 'third-party' : 'applicant',
    documentId: row.document_id as OfficeCase['documents'][number]['id'] | null,
  }))
}

/** What an action is for and what comes of it, in words. */
function actionView(
  pack: ServicePack,
  { id, group, costly, writes, to, outcome, notice, tells }: Action,
  locale: 'it' | 'en',
): OfficeAction {
  return {
    id,
    name: packText(pack, locale, `actions.${id}.name`),
    done: packText(pack, locale, `actions.${id}.done`),
    help: packText(pack, locale, `actions.${id}.help`),
    group,
    costly,
    writes: writes !== undefined,
    document: writes === undefined ? null : packText(pack, locale, `actions.${id}.document`),
    needsSignature: writes?.signature ?? false,
    recipient: writes?.recipient ?? null,
    leadsTo: to === undefined ? null : packText(pack, locale, `states.${to}.name`),
    outcomeName: outcome === undefined ? null : packText(pack, locale, `outcomes.${outcome}.name`),
    tellsApplicant: notice !== undefined && tells === 'applicant',
  }
}

/** A flag is said with the words of the action that sets it. */
function sayFlag(pack: ServicePack, flag: string, locale: 'it' | 'en'): string {
  const setter = pack.definition.actions.find(({ setFlag }) => setFlag === flag)
  return (
    optionalText(pack, locale, `flags.${flag}.name`) ?? packText(pack, locale, `actions.${setter?.id ?? flag}.done`)
  )
}

/** Why something cannot be done now; where another action comes first, it is named. */
function sayReason(
  pack: ServicePack,
  { reason, needs }: { reason: { it: string; en: string }; needs?: string },
  locale: 'it' | 'en',
): string {
  const setter = pack.definition.actions.find(({ setFlag }) => needs !== undefined && setFlag === needs)
  if (!setter) return reason[locale]
  const name = packText(pack, locale, `actions.${setter.id}.name`)
  return locale === 'it' ? `prima serve «${name}».` : `“${name}” comes first.`
}

/** Words of the fields, and of nothing else. */
function fieldTexts(pack: ServicePack, locale: 'it' | 'en'): Record<string, string> {
  return Object.fromEntries(Object.entries(pack.texts[locale]).filter(([key]) => key.startsWith('fields.')))
}

/** Everything about a case that its office needs on one page. */
export async function describeForOffice(
  scope: OperationScope,
  record: CaseRecord,
): Promise<z.input<typeof OfficeCase>> {
  const { tx, locale, actor } = scope
  const { pack } = record.version
  const applicant = await loadPerson(tx, record.applicantId)
  const actions = await listActions(tx, record.id)
  const { application, current } = answersOf(actions)
  const situation = await situationOf(scope, record)
  const ofOfficers = pack.definition.actions.filter(({ by }) => by !== 'applicant' && by !== 'system')
  // one whose opinion is asked sees the case and their own part in it, and nothing that the office keeps for itself
  const ofMyOffice = scope.memberships.some(({ officeId }) => officeId === record.officeId)
  const possible = ofOfficers.filter(
    ({ from, by }) => from.includes(record.state.state) && (by === 'consulted') !== ofMyOffice,
  )
  const documents = ofMyOffice ? await listDocuments(tx, record.id) : []
  const files = (await listFiles(tx, { caseId: record.id })).filter(({ slot }) => slot !== inboxSlot)
  const named = (id: string) => ({ id, name: packText(pack, locale, `actions.${id}.name`) })
  return {
    ...(await describeCase(scope, record, actions, true)),
    applicant: {
      name: fullName(applicant),
      fiscalCode: applicant.fiscalCode,
      birthDate: applicant.birthDate,
      birthPlace: applicant.birthPlace,
      email: applicant.email,
      phone: applicant.phone,
    },
    origin: Origin.safeParse(actions[0]?.payload?.['message']).data ?? null,
    answers: answeredFields(record, application, locale, undefined, files),
    taken: await groundTaken(tx, pack.definition, current, record.id),
    payments: await paymentsOf(tx, record),
    published: await publishedOf(scope, record),
    linked: await linkedCases(scope, record.id),
    exchanges: exchangesOf(record, actions, locale),
    files,
    documents: documents.map((document) => documentView(record, document, locale)),
    undelivered: ofMyOffice ? await undeliveredOf(scope, record.id) : [],
    notes: ofMyOffice ? await notesOf(scope, record.id) : [],
    actions: allowedActions(situation).map((action) => actionView(pack, action, locale)),
    refusedActions: possible.flatMap((action) => {
      const permission = mayDo(situation, action)
      return permission.ok ? [] : [{ ...named(action.id), reason: sayReason(pack, permission, locale) }]
    }),
    forms: Object.fromEntries(ofOfficers.map(({ id, form }) => [id, form])),
    texts: fieldTexts(pack, locale),
    colleagues: await colleaguesOf(scope, record.officeId),
    officerId: record.state.officerId,
    responsibleId: record.state.responsibleId,
    ofMyOffice,
    iAmHead: scope.memberships.some(({ officeId, role }) => officeId === record.officeId && role === 'head'),
    iAmInCharge: actor.kind === 'officer' && actor.officerId === record.state.responsibleId,
    flags: [...record.state.flags],
    flagNames: record.state.flags.map((flag) => sayFlag(pack, flag, locale)),
  }
}

/** Names for lists of cases. */
export async function applicantNames(
  { tx }: OperationScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.family_name} ${row.given_name}`]))
}
