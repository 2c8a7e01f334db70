import { z } from 'zod'
import { sql } from 'kysely'
import { DraftId, NoticeId, ServiceId } from '#kernel/ids.ts'
import { loadDraft, packText } from '#engines/cases/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { dossierWords } from './messages.ts'
import { AccessRecordView, MessageView } from './schema.ts'
import { pageSize, purpose, self } from './scope.ts'

export const listMessagesOperation = defineOperation({
  id: 'messages.list',
  method: 'GET',
  path: '/messages',
  summary: 'List the communications that the person received, newest first',
  access: person('self'),
  purpose,
  input: z.object({ before: NoticeId.optional() }),
  output: z.object({ messages: z.array(MessageView), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    let query = scope.tx
      .selectFrom('notice')
      .select(['id', 'case_id', 'subject', 'body', 'status', 'created_at', 'sent_at'])
      .where('person_id', '=', self(scope))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
    if (before !== undefined)
      query = query.where(sql<boolean>`(created_at, id) < (select created_at, id from notice where id = ${before})`)
    const rows = await query.limit(pageSize + 1).execute()
    const page = rows.slice(0, pageSize)
    return {
      messages: page.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        subject: row.subject,
        body: row.body,
        at: row.created_at.toISOString(),
        mailedAt: row.sent_at?.toISOString() ?? null,
        status: row.status as z.output<typeof MessageView>['status'],
      })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  },
})

export const listAccessesOperation = defineOperation({
  id: 'accesses.list',
  method: 'GET',
  path: '/accesses',
  summary: 'Who read the data of the person, when, for which purpose',
  access: person('self'),
  purpose,
  input: z.object({ before: z.uuid().optional() }),
  output: z.object({ accesses: z.array(AccessRecordView), next: z.uuid().nullable() }),
  errors: [],
  async run({ before }, scope) {
    let query = scope.tx
      .selectFrom('access_record')
      .leftJoin('officer', 'officer.id', 'access_record.officer_id')
      .leftJoin('cases', 'cases.id', 'access_record.case_id')
      .select([
        'access_record.id',
        'access_record.at',
        'officer.name',
        'cases.number',
        'access_record.case_id',
        'access_record.purpose',
        'access_record.operation',
      ])
      .where('access_record.person_id', '=', self(scope))
      .orderBy('access_record.at', 'desc')
      .orderBy('access_record.id', 'desc')
    if (before !== undefined)
      query = query.where(
        sql<boolean>`(access_record.at, access_record.id) < (select at, id from access_record where id = ${before})`,
      )
    const rows = await query.limit(pageSize + 1).execute()
    const page = rows.slice(0, pageSize)
    return {
      accesses: page.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        officer: row.name ?? dossierWords(scope.locale)('yourself'),
        caseId: row.case_id,
        caseNumber: row.number,
        purpose: row.purpose,
        operation: row.operation,
      })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  },
})

export const listDraftsOperation = defineOperation({
  id: 'drafts.list',
  method: 'GET',
  path: '/drafts',
  summary: 'List the open drafts of the person',
  access: person('self'),
  purpose: 'application',
  input: z.object({}),
  output: z.object({
    drafts: z.array(z.object({ id: DraftId, serviceId: ServiceId, title: z.string(), updatedAt: z.iso.datetime() })),
  }),
  errors: [],
  async run(_, scope) {
    const rows = await scope.tx
      .selectFrom('draft')
      .select('id')
      .where('person_id', '=', self(scope))
      .where('case_id', 'is', null)
      .orderBy('updated_at', 'desc')
      .execute()
    const drafts = []
    for (const { id } of rows) {
      const { version, updatedAt } = await loadDraft(scope, id)
      drafts.push({
        id,
        serviceId: version.pack.definition.id,
        title: packText(version.pack, scope.locale, 'service.title'),
        updatedAt: updatedAt.toISOString(),
      })
    }
    return { drafts }
  },
})
