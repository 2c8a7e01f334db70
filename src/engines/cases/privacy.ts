import { plainDate, romeDate } from '#kernel/dates.ts'
import { sql } from 'kysely'
import { definePrivacy } from '#platform/privacy/index.ts'
import type { PrivacyScope } from '#platform/privacy/index.ts'
import { inboxSlot } from './act.ts'
import { eraseFiles } from './disposal.ts'
import { CaseExport, exportCases } from './privacy-export.ts'
import { casePrivacyMessages } from './privacy-words.ts'

const publicTask = 'Reg. (UE) 2016/679 art. 6(1)(e); L. 241/1990'
const publicity = 'Reg. (UE) 2016/679 art. 6(1)(c); L. 69/2009 art. 32; D.lgs. 33/2013'
const archives = 'Reg. (UE) 2016/679 art. 17(3)(b, d); DPR 445/2000 art. 68; D.Lgs. 42/2004 art. 21'

/** Why the content of a case cannot be erased now. */
const held = {
  open: { reason: 'casesOpen', norm: 'Reg. (UE) 2016/679 art. 17(3)(b); L. 241/1990 art. 2' },
  closed: { reason: 'casesClosed', norm: archives },
  due: { reason: 'casesDue', norm: archives },
  hold: { reason: 'casesOnHold', norm: 'Reg. (UE) 2016/679 art. 17(3)(e)' },
} as const
const skeleton = { reason: 'skeletonsHeld', norm: 'DPR 445/2000 art. 53; L. 241/1990' } as const

type Standing = keyof typeof held | 'disposed'

/** Cases by what stops their erasure and until when. */
async function casesByStanding({ tx, personId, now }: PrivacyScope) {
  const standing = sql<Standing>`case
    when exists (select from disposal d where d.case_id = cases.id) then 'disposed'
    when closed_at is null then 'open'
    when exists (select from case_hold h where h.case_id = cases.id and h.lifted_at is null) then 'hold'
    when kept_until < ${romeDate(now)}::date then 'due'
    else 'closed' end`
  const rows = await tx
    .selectFrom('cases')
    .select([standing.as('standing'), 'kept_until'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('received_at').as('since')])
    .where('applicant_id', '=', personId)
    .groupBy([sql`1`, 'kept_until'])
    .orderBy('since')
    .execute()
  return rows.map(({ standing, kept_until: until, count, since }) => {
    if (standing === 'disposed') return { kind: 'skeletons', count, since, heldBack: skeleton } as const
    const last = until === null ? null : plainDate(until)
    return {
      kind: 'cases',
      count,
      since,
      until: standing === 'closed' ? last : null,
      heldBack: held[standing],
    } as const
  })
}

function summed(tx: PrivacyScope['tx'], table: 'draft' | 'file' | 'document' | 'notice') {
  return tx.selectFrom(table).select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created_at').as('since')])
}

/** What may be erased of files: those of a draft, and those uploaded to a case and never sent with an action. */
const unsent = sql<boolean>`(draft_id is not null or slot = ${inboxSlot})`

/** Erases the open drafts of the person. They are locked first, as a submission does: it is sent or erased, not half of each. */
async function eraseDrafts(scope: PrivacyScope): Promise<{ drafts: number; files: number }> {
  const { tx, personId } = scope
  const drafts = await tx
    .selectFrom('draft')
    .select('id')
    .where('person_id', '=', personId)
    .where('case_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  let files = 0
  for (const { id } of drafts) {
    const gone = await tx.deleteFrom('file').where('draft_id', '=', id).returning('id').execute()
    await tx.deleteFrom('draft').where('id', '=', id).execute()
    await eraseFiles(scope, { keyId: id, fileIds: gone.map((file) => file.id) })
    files += gone.length
  }
  return { drafts: drafts.length, files }
}

/** Erases files uploaded to a case that no act carries; their key is that of the case, and stays. */
async function eraseUnsentFiles(scope: PrivacyScope): Promise<number> {
  const gone = await scope.tx
    .deleteFrom('file')
    .where('person_id', '=', scope.personId)
    .where('draft_id', 'is', null)
    .where('slot', '=', inboxSlot)
    .returning('id')
    .execute()
  await eraseFiles(scope, { keyId: null, fileIds: gone.map(({ id }) => id) })
  return gone.length
}

export const casePrivacy = definePrivacy({
  owner: 'cases',
  messages: casePrivacyMessages,
  holds: {
    drafts: { tables: ['draft'], what: 'drafts', why: 'draftsWhy', basis: publicTask, keptUntil: 'draftsKept' },
    files: { tables: ['file'], what: 'files', why: 'filesWhy', basis: publicTask, keptUntil: 'filesKept' },
    cases: {
      tables: ['cases', 'action_payload', 'case_hold', 'case_link'],
      what: 'cases',
      why: 'casesWhy',
      basis: publicTask,
      keptUntil: 'casesKept',
    },
    skeletons: {
      tables: ['action'],
      what: 'skeletons',
      why: 'skeletonsWhy',
      basis: skeleton.norm,
      keptUntil: 'skeletonsKept',
    },
    documents: {
      tables: ['document'],
      what: 'documents',
      why: 'documentsWhy',
      basis: publicTask,
      keptUntil: 'documentsKept',
    },
    publications: {
      tables: ['publication'],
      what: 'publications',
      why: 'publicationsWhy',
      basis: publicity,
      keptUntil: 'publicationsKept',
    },
    messages: {
      tables: ['notice'],
      what: 'messages',
      why: 'messagesWhy',
      basis: publicTask,
      keptUntil: 'documentsKept',
    },
  },
  async list(scope) {
    const { tx, personId } = scope
    const ofPerson = (table: 'draft' | 'file' | 'notice') => summed(tx, table).where('person_id', '=', personId)
    const followCase = { reason: 'followCase', norm: archives } as const
    const drafts = await ofPerson('draft')
      .where(sql<boolean>`case_id is null`)
      .executeTakeFirstOrThrow()
    const loose = await ofPerson('file').where(unsent).executeTakeFirstOrThrow()
    const sent = await ofPerson('file')
      .where(sql<boolean>`not ${unsent}`)
      .executeTakeFirstOrThrow()
    const documents = await summed(tx, 'document').executeTakeFirstOrThrow()
    const publications = await tx
      .selectFrom('publication')
      .innerJoin('cases', 'cases.id', 'publication.case_id')
      .select(({ fn }) => [fn.countAll<number>().as('count')])
      .select(sql<Date | null>`min(first_day)::timestamptz`.as('since'))
      .where('applicant_id', '=', personId)
      .executeTakeFirstOrThrow()
    const messages = await ofPerson('notice').executeTakeFirstOrThrow()
    return [
      { kind: 'drafts', ...drafts },
      { kind: 'files', ...loose },
      ...(await casesByStanding(scope)),
      { kind: 'files', ...sent, heldBack: { reason: 'filesHeld', norm: archives } },
      { kind: 'documents', ...documents, heldBack: followCase },
      { kind: 'publications', ...publications, heldBack: { reason: 'publicationsHeld', norm: publicity } },
      { kind: 'messages', ...messages, heldBack: followCase },
    ]
  },
  schema: CaseExport,
  export: exportCases,
  async erase(scope) {
    const erased = await eraseDrafts(scope)
    const unsentFiles = await eraseUnsentFiles(scope)
    return [
      { kind: 'drafts', count: erased.drafts },
      { kind: 'files', count: erased.files + unsentFiles },
    ]
  },
})
