import { Readable } from 'node:stream'
import { z } from 'zod'
import { CaseId } from '#kernel/ids.ts'
import { addDays, formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { loadCase } from '#engines/cases/index.ts'
import { actFiles, findNotice, listNotices, readPublication } from '#engines/publications/index.ts'
import { everyone, officer } from '#platform/operations/access.ts'
import { notFound } from '#platform/operations/errors.ts'
import { defineFileOperation, defineOperation } from '#platform/operations/operation.ts'
import type { OperationFlow } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { ownAct } from '../acts/operations.ts'
import { ActId, FileOfAct } from '../acts/schema.ts'
import { PublicEntry, showEntry } from '../entry.ts'
import { certificate } from './certificate.ts'
import { noticeAnnulled, noticeOnBoard, noticeRemoved } from './errors.ts'

const mostInRegister = 50

const NoticeNumber = z.object({
  year: z.coerce.number().int().min(2000).max(2200),
  number: z.coerce.number().int().min(1).max(9_999_999).describe('In the register of publications of the year.'),
})
type NoticeNumber = z.output<typeof NoticeNumber>

/** An entry with its place in the register; nothing that never was, or that the caller may not read. */
async function openNotice(scope: OperationScope, { year, number }: NoticeNumber) {
  const notice = await findNotice(scope.tx, year, number)
  if (!notice) throw notFound.with()
  const isOver = notice.lastDay < romeDate(scope.now)
  return { notice, isOver, publication: await readPublication(scope, notice.publicationId) }
}

/** An act that is on the board today, for anybody, with its files. */
async function openPublic(scope: OperationScope, input: NoticeNumber) {
  const { notice, isOver, publication } = await openNotice(scope, input)
  // for who may still read it elsewhere too: here it has left
  if (isOver) throw noticeRemoved.with({ until: say(notice.lastDay, scope.locale) })
  if (!publication || publication.annulled) throw noticeAnnulled.with()
  const files = publication.actId === null ? [] : await actFiles(scope.tx, publication.actId)
  return { notice, publication, files }
}

const say = (day: string, locale: 'it' | 'en') => formatDate(plainDate(day), locale)

export const getNoticeOperation = defineOperation({
  id: 'notices.get',
  method: 'GET',
  path: '/notices/{year}/{number}',
  summary: 'Get an act that is on the official notice board today; one that has left is gone',
  access: everyone,
  purpose: 'public-information',
  input: NoticeNumber,
  output: PublicEntry.extend({
    sha256: z.string().nullable().describe('Hash of the act.'),
    files: z.array(FileOfAct).describe('The first is the act, the others go with it; none for an outcome.'),
  }),
  errors: [notFound, noticeRemoved, noticeAnnulled],
  async run(input, scope) {
    const { notice, publication, files } = await openPublic(scope, input)
    return { ...showEntry(scope, publication), sha256: notice.sha256, files }
  },
})

export const readNoticeFileOperation = defineFileOperation({
  id: 'notices.file',
  method: 'GET',
  path: '/notices/{year}/{number}/files/{fileId}',
  summary: 'Download a file of an act that is on the official notice board today',
  access: everyone,
  purpose: 'public-information',
  input: NoticeNumber.extend({ fileId: z.uuid() }),
  errors: [notFound, noticeRemoved, noticeAnnulled],
  async steps({ fileId, ...input }, { transaction, ports, tenant }) {
    const { keyId, file } = await transaction(async (scope) => {
      const { publication, files } = await openPublic(scope, input)
      return { keyId: publication.actId, file: files.find(({ id }) => id === fileId) }
    })
    if (!file || keyId === null) throw notFound.with()
    return { ...file, content: await ports.files.open({ tenant: tenant.id, keyId, fileId }) }
  },
})

export const listNoticesOperation = defineOperation({
  id: 'notices.register',
  method: 'GET',
  path: '/office/notices',
  summary:
    'List the register of publications, newest first: what is on the board, and what has left it of own cases and offices',
  access: officer('self'),
  purpose: 'transparency',
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2200).optional().describe('Where the page before ended.'),
    before: z.coerce.number().int().min(1).max(9_999_999).optional().describe('Number at which it ended.'),
  }),
  output: z.object({
    notices: z.array(
      PublicEntry.extend({
        isOver: z.boolean().describe('Whether it has left the board.'),
        certifiedFrom: z.iso.date().describe('Day from which it is certified.'),
        actId: z.uuid().nullable().describe('The act, where it decides no case.'),
        annulledAt: z.iso.datetime().nullable().describe('When it left before its time.'),
      }),
    ),
    next: z.object({ year: z.number().int(), before: z.number().int() }).nullable(),
  }),
  errors: [],
  async run({ year, before }, scope) {
    const after = year !== undefined && before !== undefined ? { year, number: before } : undefined
    const { entries, more } = await listNotices(scope, { after, most: mostInRegister })
    const last = entries.at(-1)?.notice
    return {
      notices: entries.map((entry) => ({
        ...showEntry(scope, entry),
        isOver: entry.annulled !== null || entry.lastDay < romeDate(scope.now),
        actId: entry.actId,
        annulledAt: entry.annulled?.at.toISOString() ?? null,
        certifiedFrom: addDays(plainDate(entry.lastDay), 1),
      })),
      next: more && last ? { year: last.year, before: last.number } : null,
    }
  },
})

/** What the certificate of a publication is made from: refused while the act is on the board. */
async function certifiable(scope: OperationScope, input: NoticeNumber) {
  const { notice, isOver, publication } = await openNotice(scope, input)
  if (!publication) throw notFound.with()
  if (!isOver && !publication.annulled)
    throw noticeOnBoard.with({ from: say(addDays(plainDate(notice.lastDay), 1), scope.locale) })
  return { notice, publication, tenant: scope.tenant.data, now: scope.now }
}

async function certificateFile(certified: Awaited<ReturnType<typeof certifiable>>, { ports }: OperationFlow) {
  const { notice, now } = certified
  const pdf = await ports.renderer.render({ ...certificate(certified), createdAt: now, standard: 'a-2a' })
  return {
    name: `certificato-albo-${notice.year}-${notice.number}.pdf`,
    mediaType: 'application/pdf',
    bytes: pdf.length,
    content: Readable.from([pdf]),
  }
}

export const certificateOperation = defineFileOperation({
  id: 'notices.certificate',
  method: 'GET',
  path: '/office/notices/{year}/{number}/certificate',
  summary: 'Download the certificate of a publication that is over: its number, its days, the hash of the act',
  // who may read the case: of what has left the board nobody else sees what it said
  access: officer('office-record'),
  purpose: 'case-handling',
  readsPersonalData: true,
  input: NoticeNumber,
  errors: [notFound, noticeOnBoard],
  async steps(input, flow) {
    const certified = await flow.transaction(async (scope) => {
      const found = await certifiable(scope, input)
      const { caseId } = found.publication
      if (caseId === null) throw notFound.with()
      // it names nobody, and is still an act on the case of somebody, who is told who made it
      const { applicantId } = await loadCase(scope.tx, CaseId.parse(caseId))
      await scope.recordAccess([{ personId: applicantId, caseId }])
      return found
    })
    return certificateFile(certified, flow)
  },
})

export const actCertificateOperation = defineFileOperation({
  id: 'acts.certificate',
  method: 'GET',
  path: '/office/acts/{actId}/certificate',
  summary: 'Download the certificate of the publication of an act that decides no case, once it is over or annulled',
  access: officer('office-work'),
  purpose: 'transparency',
  input: ActId,
  errors: [notFound, noticeOnBoard],
  async steps({ actId }, flow) {
    const certified = await flow.transaction(async (scope) => {
      const { notice } = await ownAct(scope, actId)
      if (!notice) throw notFound.with()
      return certifiable(scope, notice)
    })
    return certificateFile(certified, flow)
  },
})
