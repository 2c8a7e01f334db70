import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import {
  checkBody,
  confirmContent,
  contentErrors,
  contentTypeIds,
  contentTypes,
  createContent,
  deskStates,
  foreignFiles,
  listForDesk,
  loadContentVersion,
  publishVersion,
  returnVersion,
  saveVersion,
  Slug,
  submitVersion,
  unschedule,
  withdrawContent,
} from '#engines/content/index.ts'
import type { ContentBody, DeskState } from '#engines/content/index.ts'
import type { DeskContent as Listed } from '#engines/content/index.ts'
import { notAllowed } from '#platform/operations/errors.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { describeContent, sayFault } from './describe.ts'
import { differencesOf, referencesIn } from './differences.ts'
import { namesOf, searchNames } from './names.ts'
import { editedOffices, mayEdit, mayPublish } from './policy.ts'
import { Body, ContentId, DeskContent, DeskHead, Difference, Fault, Note, VersionNumber } from './schema.ts'
import { editors, loadOwn, momentWrong, ownVersion, purpose, reviewers, self, writers } from './scope.ts'

const most = 30
const Id = z.object({ contentId: ContentId })
const path = '/office/contents/{contentId}'

/** Where a content of the list stands, in the order that matters to its editors. */
function statesOf(one: Listed, today: string): DeskState[] {
  const isPublic = one.publicVersion !== null
  const newest = one.nextVersion ?? one.publicVersion
  const holds: Readonly<Record<DeskState, boolean>> = {
    'in-review': one.inReview !== null,
    draft: !isPublic && one.nextVersion === null && one.inReview === null && !one.wasPublic,
    scheduled: one.nextVersion !== null,
    public: isPublic,
    changed: isPublic && newest !== null && one.latest > newest,
    withdrawn: !isPublic && one.nextVersion === null && one.wasPublic,
    'review-due': isPublic && one.nextReview !== null && one.nextReview <= today,
    english: one.needsEnglish,
  }
  return deskStates.filter((state) => holds[state])
}

export const listDeskOperation = defineOperation({
  id: 'editorial.list',
  method: 'GET',
  path: '/office/contents',
  summary: 'List the contents of one’s offices, those changed last first',
  access: editors,
  purpose,
  input: z.object({
    type: z.enum(contentTypeIds).optional(),
    state: z.enum(deskStates).optional(),
    q: z.string().trim().max(200).optional().describe('Words of the title.'),
    after: z
      .string()
      .regex(/^[0-9a-f-]{36}~[0-9TZ:.-]{20,30}$/)
      .optional()
      .describe('`next` of the page before.'),
  }),
  output: z.object({
    contents: z.array(DeskHead),
    next: z.string().nullable(),
    writesIn: z.array(z.object({ officeId: z.string(), types: z.array(z.string()).nullable() })),
  }),
  errors: [],
  async run({ type, state, q, after }, { tx, now, memberships }) {
    const found = await listForDesk(tx, {
      offices: editedOffices(memberships),
      type,
      state,
      search: q === '' ? undefined : q,
      after: after === undefined ? undefined : { id: after.slice(0, 36), changedAt: new Date(after.slice(37)) },
      most: most + 1,
    })
    const shown = found.slice(0, most)
    const last = found.length > most ? shown.at(-1) : undefined
    return {
      contents: shown.map((one) => ({
        id: one.id,
        type: one.type,
        slug: one.slug,
        officeId: one.officeId,
        title: one.title,
        states: statesOf(one, romeDate(now)),
        nextAt: one.nextAt?.toISOString() ?? null,
        nextReview: one.nextReview,
        changedAt: one.changedAt.toISOString(),
      })),
      next: last ? `${last.id}~${last.changedAt.toISOString()}` : null,
      writesIn: editedOffices(memberships, 'writer').map(({ officeId, types }) => ({
        officeId,
        types: types === null ? null : [...types],
      })),
    }
  },
})

export const createContentOperation = defineOperation({
  id: 'editorial.create',
  method: 'POST',
  path: '/office/contents',
  summary: 'Open a new content of the site, as a draft',
  access: writers,
  purpose,
  status: 201,
  input: z.object({
    type: z.enum(contentTypeIds),
    officeId: z.string().max(60).describe('The office that answers for it.'),
    slug: Slug.describe('Last part of its address: it never changes.'),
    title: z.string().trim().min(3).max(160),
  }),
  output: Id,
  errors: [notAllowed, contentErrors.slugTaken, contentErrors.contentFaulty],
  async run({ type, officeId, slug, title }, scope) {
    if (!mayEdit(scope.memberships, { type, officeId }, 'writer')) throw notAllowed.with()
    const field = contentTypes[type].fields.find(({ id }) => id === 'title')
    const body: ContentBody = { title: field?.kind === 'name' ? title : { it: title } }
    const { id } = await createContent(scope.tx, {
      type,
      officeId,
      slug,
      body,
      officerId: self(scope),
      now: scope.now,
    })
    return { contentId: id }
  },
})

export const getDeskContentOperation = defineOperation({
  id: 'editorial.get',
  method: 'GET',
  path,
  summary: 'Get a content as its editors see it: newest version, where it stands, what was done with it',
  access: editors,
  purpose,
  input: Id,
  output: DeskContent,
  errors: [contentErrors.contentNotFound],
  run: async ({ contentId }, scope) => describeContent(scope, await loadOwn(scope, contentId)),
})

const notOfOffice = {
  it: 'Uno dei file non è di questo ufficio: caricalo di nuovo qui.',
  en: 'One of the files does not belong to this office: upload it again here.',
} as const

export const saveContentOperation = defineOperation({
  id: 'editorial.save',
  method: 'POST',
  path: `${path}/versions`,
  summary: 'Save a new version of a content; nothing is saved that has a fault',
  access: writers,
  purpose,
  input: Id.extend({ basedOn: VersionNumber.describe('The version that its writer saw.'), body: Body }),
  output: z.object({
    version: z.number().int().describe('The newest version.'),
    faults: z.array(Fault).describe('Where there are any, nothing was saved.'),
  }),
  errors: [contentErrors.contentNotFound, contentErrors.contentChanged, notAllowed],
  async run({ contentId, basedOn, body }, scope) {
    const record = await loadOwn(scope, contentId, 'writer')
    const given = body as ContentBody
    const type = contentTypes[record.type]
    const foreign = await foreignFiles(scope.tx, type, record.officeId, given)
    const faults = [
      ...checkBody(type, given).map((fault) => sayFault(fault, scope.locale)),
      ...foreign.map((field) => sayFault({ field, sentence: notOfOffice }, scope.locale)),
    ]
    if (faults.length > 0) return { version: record.latest, faults }
    const saving = { body: given, officerId: self(scope), now: scope.now }
    return { version: (await saveVersion(scope.tx, record, saving, basedOn)).latest, faults }
  },
})

export const restoreContentOperation = defineOperation({
  id: 'editorial.restore',
  method: 'POST',
  path: `${path}/versions/{number}/restoration`,
  summary: 'Take an older version of a content up again, as its newest',
  access: writers,
  purpose,
  input: Id.extend({ number: VersionNumber }),
  output: z.object({ version: z.number().int() }),
  errors: [contentErrors.contentNotFound, contentErrors.contentFaulty, notAllowed],
  async run({ contentId, number }, scope) {
    const record = await loadOwn(scope, contentId, 'writer')
    const { body } = await loadContentVersion(scope.tx, contentId, number)
    const saved = await saveVersion(scope.tx, record, { body, officerId: self(scope), now: scope.now })
    return { version: saved.latest }
  },
})

export const compareContentOperation = defineOperation({
  id: 'editorial.compare',
  method: 'GET',
  path: `${path}/differences/{older}/{newer}`,
  summary: 'Compare two versions of a content, field by field and line by line',
  access: editors,
  purpose,
  input: Id.extend({
    older: z.coerce.number().int().min(0).max(1_000_000).describe('0 for an empty content.'),
    newer: VersionNumber,
  }),
  output: z.object({ differences: z.array(Difference) }),
  errors: [contentErrors.contentNotFound],
  async run({ contentId, older, newer }, scope) {
    const record = await loadOwn(scope, contentId)
    const bodyOf = async (number: number): Promise<ContentBody> =>
      number === 0 ? {} : (await loadContentVersion(scope.tx, contentId, number)).body
    const bodies = [await bodyOf(older), await bodyOf(newer)] as const
    const type = contentTypes[record.type]
    const references = bodies.flatMap((body) => referencesIn(type, body))
    const names = new Map((await namesOf(scope, references)).map(({ reference, title }) => [reference, title]))
    return { differences: differencesOf(type, ...bodies, { locale: scope.locale, names }) }
  },
})

export const submitContentOperation = defineOperation({
  id: 'editorial.submit',
  method: 'POST',
  path: `${path}/review`,
  summary: 'Hand the newest version of a content to the reviewers of its office',
  access: writers,
  purpose,
  status: 204,
  input: Id.extend({ version: VersionNumber, note: Note.nullable().default(null) }),
  output: z.null(),
  errors: [contentErrors.contentNotFound, contentErrors.contentChanged, contentErrors.notPublishable, notAllowed],
  async run({ contentId, version, note }, scope) {
    const record = await loadOwn(scope, contentId, 'writer')
    await submitVersion(scope.tx, record, { version, note, officerId: self(scope), now: scope.now })
    return null
  },
})

export const returnContentOperation = defineOperation({
  id: 'editorial.return',
  method: 'POST',
  path: `${path}/return`,
  summary: 'Give a version in review back to its writers, with what is to be put right',
  access: reviewers,
  purpose,
  status: 204,
  input: Id.extend({ version: VersionNumber, note: Note }),
  output: z.null(),
  errors: [contentErrors.contentNotFound, contentErrors.reviewMoved, notAllowed],
  async run({ contentId, version, note }, scope) {
    const record = await loadOwn(scope, contentId, 'reviewer')
    await returnVersion(scope.tx, record, { version, note, officerId: self(scope), now: scope.now })
    return null
  },
})

export const publishContentOperation = defineOperation({
  id: 'editorial.publish',
  method: 'POST',
  path: `${path}/publication`,
  summary: 'Publish the version in review, at once or from an instant on; not one’s own',
  access: reviewers,
  purpose,
  status: 204,
  input: Id.extend({
    version: VersionNumber,
    at: z.iso.datetime({ offset: true }).nullable().default(null).describe('From when it is public; null for at once.'),
    nextReview: z.iso.date().nullable().default(null).describe('Day to look at it again; null for that of its type.'),
  }),
  output: z.null(),
  errors: [
    contentErrors.contentNotFound,
    contentErrors.reviewMoved,
    contentErrors.notPublishable,
    contentErrors.publicationPast,
    ownVersion,
    momentWrong,
    notAllowed,
  ],
  async run({ contentId, version, at, nextReview }, scope) {
    const record = await loadOwn(scope, contentId, 'reviewer')
    if (record.inReview !== version) throw contentErrors.reviewMoved.with()
    const { officerId: writer } = await loadContentVersion(scope.tx, contentId, version)
    const officerId = self(scope)
    if (!mayPublish(officerId, writer, scope.tenant.data.fourEyes)) throw ownVersion.with()
    mustBeLater(nextReview, scope)
    await publishVersion(scope.tx, record, {
      version,
      at: at === null ? scope.now : new Date(at),
      nextReview: nextReview ?? undefined,
      officerId,
      now: scope.now,
    })
    return null
  },
})

function mustBeLater(day: string | null, { now }: Pick<OperationScope, 'now'>): void {
  if (day !== null && day <= romeDate(now)) throw momentWrong.with()
}

export const withdrawContentOperation = defineOperation({
  id: 'editorial.withdraw',
  method: 'POST',
  path: `${path}/withdrawal`,
  summary: 'Take a content out of public sight at once, with what was scheduled; its versions stay',
  access: reviewers,
  purpose,
  status: 204,
  input: Id.extend({ note: Note.describe('Why: for the office alone.') }),
  output: z.null(),
  errors: [contentErrors.contentNotFound, notAllowed],
  async run({ contentId, note }, scope) {
    const record = await loadOwn(scope, contentId, 'reviewer')
    await withdrawContent(scope.tx, record, { officerId: self(scope), now: scope.now, note })
    return null
  },
})

export const unscheduleContentOperation = defineOperation({
  id: 'editorial.unschedule',
  method: 'POST',
  path: `${path}/unscheduling`,
  summary: 'Drop what was scheduled for a content; what is public now stays',
  access: reviewers,
  purpose,
  status: 204,
  input: Id,
  output: z.null(),
  errors: [contentErrors.contentNotFound, notAllowed],
  async run({ contentId }, scope) {
    const record = await loadOwn(scope, contentId, 'reviewer')
    await unschedule(scope.tx, record, { officerId: self(scope), now: scope.now })
    return null
  },
})

export const confirmContentOperation = defineOperation({
  id: 'editorial.confirm',
  method: 'POST',
  path: `${path}/confirmation`,
  summary: 'Say that a content was looked at and still holds, until another day',
  access: reviewers,
  purpose,
  status: 204,
  input: Id.extend({ nextReview: z.iso.date() }),
  output: z.null(),
  errors: [contentErrors.contentNotFound, momentWrong, notAllowed],
  async run({ contentId, nextReview }, scope) {
    const record = await loadOwn(scope, contentId, 'reviewer')
    mustBeLater(nextReview, scope)
    await confirmContent(scope.tx, record, { nextReview, officerId: self(scope), now: scope.now })
    return null
  },
})

export const findNamesOperation = defineOperation({
  id: 'editorial.names',
  method: 'GET',
  path: '/office/content-names',
  summary: 'Find contents and services to link to by words of their titles',
  access: editors,
  purpose,
  input: z.object({
    q: z.string().trim().min(2).max(200),
    types: z.string().max(200).describe('Types of contents, with commas between them.'),
  }),
  output: z.object({ names: z.array(z.object({ reference: z.string(), title: z.string() })) }),
  errors: [],
  async run({ q, types }, scope) {
    const wanted = contentTypeIds.filter((type) => types.split(',').includes(type))
    return { names: await searchNames(scope, { types: wanted, search: q }) }
  },
})
