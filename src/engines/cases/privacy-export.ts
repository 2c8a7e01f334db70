import { z } from 'zod'
import { sql } from 'kysely'
import { mostExported } from '#platform/privacy/index.ts'
import type { FileReference, PrivacyScope } from '#platform/privacy/index.ts'
import { boards, casePublications } from '#engines/publications/index.ts'
import { Answers } from './answer-value.ts'
import { loadVersion, optionalText, packText } from './pack.ts'
import type { CaseRecord } from './store.ts'
import { loadCases } from './store.ts'
import { answeredFields, AnsweredField, caseHead } from './view.ts'

const instant = z.iso.datetime()

const Entered = z.object({
  answers: z.unknown().describe('As they were entered, by the stable name of each field.'),
  inWords: z.array(AnsweredField).describe('The same with the words of the form.'),
})

const ExportedAct = z.object({
  at: instant,
  type: z.string(),
  title: z.string(),
  by: z.enum(['person', 'officer', 'system']).describe('Whether the person did it, the office, or the program.'),
  entered: z
    .unknown()
    .nullable()
    .describe('What the person wrote with it; null for what others did or what was erased.'),
})

const ExportedDocument = z.object({
  id: z.uuid(),
  title: z.string(),
  issuedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  sha256: z.string().nullable(),
  words: z.unknown().describe('What the office wrote into it.'),
})

const ExportedCase = z.object({
  id: z.uuid(),
  number: z.string().describe('Number in the protocol register: year/number.'),
  service: z.string(),
  office: z.string(),
  receivedAt: instant,
  state: z.string(),
  outcome: z.string().nullable(),
  closedAt: instant.nullable(),
  keptUntil: z.iso.date().nullable().describe('Last day on which its content is kept; null while it is open.'),
  contentErasedAt: instant.nullable().describe('When its content was erased at the end of its retention.'),
  linkedWith: z.array(z.string()).describe('Numbers of the cases that came from it, or that it came from.'),
  published: z
    .array(
      z.object({
        board: z.enum(boards),
        says: z.unknown().describe('Its words.'),
        norm: z.string(),
        from: z.iso.date(),
        until: z.iso.date(),
      }),
    )
    .describe('What was made public of its outcome.'),
  application: Entered,
  acts: z.array(ExportedAct),
  documents: z.array(ExportedDocument),
})

const ExportedMessage = z.object({
  caseId: z.uuid(),
  at: instant,
  subject: z.string(),
  body: z.string(),
  email: z.string().nullable().describe('Address to which it was sent as well.'),
  status: z.string(),
})

/** Drafts, cases and communications of a person. */
export const CaseExport = z.object({
  drafts: z.array(
    z.object({
      service: z.string(),
      savedAt: instant,
      openedFrom: z.array(z.uuid()).describe('Cases from which it was opened.'),
      entered: Entered,
    }),
  ),
  cases: z.array(ExportedCase).describe('Newest first.'),
  messages: z.array(ExportedMessage).describe('Newest first.'),
  complete: z
    .object({ cases: z.boolean(), messages: z.boolean() })
    .describe('False where there are more than an export holds: the lists of the API go on by pages.'),
})

type Exported = z.input<typeof CaseExport>

function entered(
  record: Pick<CaseRecord, 'version'>,
  raw: unknown,
  locale: 'it' | 'en',
  attached: readonly FileReference[],
): z.input<typeof Entered> {
  const answers = Answers.safeParse(raw ?? {}).data ?? {}
  const files = attached.map(({ fileId: id, name, bytes }) => ({ id, name, bytes }))
  return { answers: answers, inWords: answeredFields(record, answers, locale, undefined, files) }
}

async function exportDrafts(
  { tx, personId, locale }: PrivacyScope,
  attached: readonly FileReference[],
): Promise<Exported['drafts']> {
  const rows = await tx
    .selectFrom('draft')
    .select(['version_sha256', 'answers', 'updated_at', 'opened_from'])
    .where('person_id', '=', personId)
    .where('case_id', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute()
  const drafts: Exported['drafts'] = []
  for (const row of rows) {
    const version = await loadVersion(tx, row.version_sha256)
    drafts.push({
      service: packText(version.pack, locale, 'service.title'),
      savedAt: row.updated_at.toISOString(),
      openedFrom: row.opened_from,
      entered: entered({ version }, row.answers, locale, attached),
    })
  }
  return drafts
}

async function actsOf({ tx }: PrivacyScope, ids: readonly string[]) {
  return tx
    .selectFrom('action')
    .leftJoin('action_payload', (join) =>
      join.onRef('action_payload.case_id', '=', 'action.case_id').onRef('action_payload.seq', '=', 'action.seq'),
    )
    .select(['action.case_id', 'action.seq', 'type', 'actor_kind', 'at', 'payload'])
    .where('action.case_id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .orderBy('action.case_id')
    .orderBy('action.seq')
    .execute()
}

async function documentsOf({ tx }: PrivacyScope, ids: readonly string[]) {
  return tx
    .selectFrom('document')
    .select(['id', 'case_id', 'kind', 'issued_at', 'delivered_at', 'sha256', 'data', 'file_id', 'bytes'])
    .where('case_id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('recipient', '=', 'applicant')
    .where('state', 'in', ['issued', 'delivered'])
    .orderBy('created_at')
    .execute()
}

async function linksOf({ tx }: PrivacyScope, ids: readonly string[]) {
  return tx
    .selectFrom('case_link')
    .select(['case_id', 'other_number'])
    .where('case_id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .orderBy('since')
    .orderBy('other_number')
    .execute()
}

/** What was published, of the few cases whose outcome it may be. */
async function publicationsOf(scope: PrivacyScope, records: readonly CaseRecord[]) {
  const found = new Map<string, Awaited<ReturnType<typeof casePublications>>>()
  for (const { id, state } of records) if (state.outcome !== null) found.set(id, await casePublications(scope, id))
  return found
}

function titleOf({ version }: CaseRecord, kind: string, locale: 'it' | 'en'): string {
  return packText(version.pack, locale, kind === 'receipt' ? 'documents.receipt.title' : `actions.${kind}.document`)
}

function exportCase(
  { tenant, locale, now }: PrivacyScope,
  record: CaseRecord,
  keptUntil: string | null,
  kept: {
    readonly acts: Awaited<ReturnType<typeof actsOf>>
    readonly documents: Awaited<ReturnType<typeof documentsOf>>
    readonly attached: readonly FileReference[]
    readonly linkedWith: string[]
    readonly published: Awaited<ReturnType<typeof casePublications>>
  },
): Exported['cases'][number] {
  const { pack } = record.version
  const { acts, documents, linkedWith, published, attached } = kept
  const head = caseHead(tenant, record, locale, now, new Map())
  const submission = acts[0]?.payload as { answers?: unknown } | null | undefined
  return {
    id: record.id,
    number: record.number,
    service: head.title,
    office: head.office,
    receivedAt: head.receivedAt,
    state: head.stateName,
    outcome: head.outcomeName,
    closedAt: record.state.closedAt?.toISOString() ?? null,
    keptUntil,
    contentErasedAt: record.disposedAt?.toISOString() ?? null,
    linkedWith,
    published: published.map(({ board, words: says, norm, firstDay: from, lastDay: until }) => ({
      board,
      says,
      norm,
      from,
      until,
    })),
    application: entered(record, submission?.answers, locale, attached),
    acts: acts.map((act) => ({
      at: act.at.toISOString(),
      type: act.type,
      title: optionalText(pack, locale, `actions.${act.type}.done`) ?? act.type,
      by: act.actor_kind as 'person' | 'officer' | 'system',
      // what officers wrote may be about others, and reaches the person in documents
      entered: act.actor_kind === 'person' ? act.payload : null,
    })),
    documents: documents.map((document) => ({
      id: document.id,
      title: titleOf(record, document.kind, locale),
      issuedAt: document.issued_at?.toISOString() ?? null,
      deliveredAt: document.delivered_at?.toISOString() ?? null,
      sha256: document.sha256,
      words: document.data,
    })),
  }
}

async function exportMessages({ tx, personId }: PrivacyScope) {
  const rows = await tx
    .selectFrom('notice')
    .select(['case_id', 'created_at', 'subject', 'body', 'email', 'status'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostExported + 1)
    .execute()
  return rows.map(({ case_id: caseId, created_at: at, ...row }) => ({ caseId, at: at.toISOString(), ...row }))
}

async function attachedFiles({ tx, personId }: PrivacyScope): Promise<FileReference[]> {
  const rows = await tx
    .selectFrom('file')
    .leftJoin('draft', 'draft.id', 'file.draft_id')
    .select(['file.id', 'file.name', 'media_type', 'bytes', 'sha256', 'file.case_id', 'draft.service_id'])
    .where('file.person_id', '=', personId)
    .orderBy('file.created_at', 'desc')
    .execute()
  return rows.map(({ id, name, media_type: mediaType, bytes, sha256, case_id: caseId, service_id: serviceId }) => ({
    fileId: id,
    name,
    mediaType,
    bytes,
    sha256,
    of: caseId === null ? { serviceId: serviceId ?? '' } : { caseId },
  }))
}

/** Everything that the person entered or was told in drafts and cases, and the files. */
export async function exportCases(scope: PrivacyScope): Promise<{ data: Exported; files: FileReference[] }> {
  const { tx, personId } = scope
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'kept_until'])
    .where('applicant_id', '=', personId)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostExported + 1)
    .execute()
  const shown = rows.slice(0, mostExported)
  const ids = shown.map(({ id }) => id)
  const records = await loadCases(tx, ids)
  const acts = await actsOf(scope, ids)
  const documents = await documentsOf(scope, ids)
  const links = await linksOf(scope, ids)
  const published = await publicationsOf(scope, records)
  const messages = await exportMessages(scope)
  const attached = await attachedFiles(scope)
  return {
    data: {
      drafts: await exportDrafts(scope, attached),
      cases: records.map((record) =>
        exportCase(scope, record, shown.find(({ id }) => id === record.id)?.kept_until ?? null, {
          acts: acts.filter((act) => act.case_id === record.id),
          documents: documents.filter((document) => document.case_id === record.id),
          attached,
          published: published.get(record.id) ?? [],
          linkedWith: links.filter((link) => link.case_id === record.id).map((link) => link.other_number),
        }),
      ),
      messages: messages.slice(0, mostExported),
      complete: { cases: rows.length <= mostExported, messages: messages.length <= mostExported },
    },
    files: [
      ...attached,
      ...documents.flatMap((document) => {
        const record = records.find(({ id }) => id === document.case_id)
        if (!record || document.file_id === null) return []
        return [
          {
            fileId: document.file_id,
            name: `${document.kind}-${record.number.replace('/', '-')}.pdf`,
            mediaType: 'application/pdf',
            bytes: document.bytes ?? 0,
            sha256: document.sha256 ?? '',
            of: { caseId: record.id, documentId: document.id },
          },
        ]
      }),
    ],
  }
}
