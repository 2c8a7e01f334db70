import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { CaseId, DraftId, FileId, ServiceId } from '#kernel/ids.ts'
import {
  Answers,
  calendarOf,
  caseErrors,
  assess,
  checkApplication,
  optionalText,
  ruleText,
  detachFile,
  groundTaken,
  discardDraft,
  listFiles,
  listServices,
  loadDraft,
  loadService,
  openDraft,
  packText,
  dueIfReceived,
  receiveFiles,
  saveDraftPage,
  slotAt,
  submit,
  takesOf,
  UploadResult,
} from '#engines/cases/index.ts'
import type { DraftRecord } from '#engines/cases/index.ts'
import { receivesFor } from '#engines/reservation/index.ts'
import { everyone, person } from '#platform/operations/access.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { listOccupationsOperation } from './occupations-operation.ts'
import { simulateOperation } from './simulate-operation.ts'
import { findStreetsOperation } from './streets-operation.ts'
import { Draft, FieldIssue, ServiceSummary } from './schema.ts'

const applying = 'application'

/** A draft that files can still be attached to. */
async function openDraftOf(scope: OperationScope, draftId: string): Promise<DraftRecord> {
  const draft = await loadDraft(scope, draftId)
  if (draft.caseId !== null) throw caseErrors.draftSubmitted.with()
  return draft
}

/** The person of a scope that only a person can enter. */
function self(scope: Pick<OperationScope, 'actor'>): string {
  if (scope.actor.kind !== 'person') throw new Error('only a person has drafts')
  return scope.actor.personId
}

async function describeDraft(scope: OperationScope, draft: DraftRecord): Promise<z.input<typeof Draft>> {
  const { definition } = draft.version.pack
  const today = romeDate(scope.now)
  const files = draft.caseId === null ? await listFiles(scope.tx, { draftId: draft.id }) : []
  return {
    id: draft.id,
    serviceId: definition.id,
    version: draft.version.sha256,
    answers: draft.answers,
    files,
    revision: draft.revision,
    updatedAt: draft.updatedAt.toISOString(),
    caseId: draft.caseId,
    moved: draft.moved,
    today,
    assessment: assess(
      definition,
      draft.answers,
      today,
      (key) => optionalText(draft.version.pack, scope.locale, key),
      scope.locale,
    ),
    taken: await groundTaken(scope.tx, definition, draft.answers),
    issues: checkApplication(
      definition,
      draft.answers,
      files,
      today,
      (id) => ruleText(draft.version.pack, id),
      scope.tenant.data.map?.bounds,
    ).map(({ path, message }) => ({ path, message: message[scope.locale] })),
  }
}

export const listServicesOperation = defineOperation({
  id: 'services.list',
  method: 'GET',
  path: '/services',
  summary: 'List the services of the municipality',
  access: everyone,
  purpose: 'public-information',
  input: z.object({}),
  output: z.object({ services: z.array(ServiceSummary) }),
  errors: [],
  run: async (_, { tx, locale }) => ({
    services: (await listServices(tx)).map(({ officeId, version }) => ({
      id: version.pack.definition.id,
      title: packText(version.pack, locale, 'service.title'),
      summary: packText(version.pack, locale, 'service.summary'),
      office: officeId,
      version: version.sha256,
    })),
  }),
})

export const getServiceOperation = defineOperation({
  id: 'services.get',
  method: 'GET',
  path: '/services/{serviceId}',
  summary: 'Get the published version of a service',
  access: everyone,
  purpose: 'public-information',
  input: z.object({ serviceId: ServiceId }),
  output: z.object({
    office: z.string(),
    withdrawn: z.boolean(),
    version: z.string(),
    definition: z.record(z.string(), z.unknown()).describe('The definition, as the pack holds it.'),
    texts: z.record(z.string(), z.string()).describe('Words in the language of the request.'),
    canBook: z.boolean().describe('Whether an appointment about it can be booked online.'),
    dueIfSentNow: z.iso.date().nullable().describe('Last day for an answer to an application received at this moment.'),
  }),
  errors: [caseErrors.serviceNotFound],
  async run({ serviceId }, { tx, locale, now, tenant }) {
    const { officeId, withdrawn, version } = await loadService(tx, serviceId)
    const { definition } = version.pack
    return {
      office: officeId,
      withdrawn,
      version: version.sha256,
      definition: { ...definition },
      texts: version.pack.texts[locale],
      canBook: await receivesFor(tx, serviceId),
      dueIfSentNow: dueIfReceived(definition, now, calendarOf(tenant.data)) ?? null,
    }
  },
})

export const openDraftOperation = defineOperation({
  id: 'drafts.open',
  method: 'POST',
  path: '/services/{serviceId}/drafts',
  summary: 'Open the draft of an application, or find the open one again',
  access: person('self'),
  purpose: applying,
  input: z.object({ serviceId: ServiceId }),
  output: Draft,
  status: 201,
  errors: [caseErrors.serviceNotFound, caseErrors.serviceWithdrawn],
  run: async ({ serviceId }, scope) => describeDraft(scope, await openDraft(scope, self(scope), serviceId)),
})

export const getDraftOperation = defineOperation({
  id: 'drafts.get',
  method: 'GET',
  path: '/drafts/{draftId}',
  summary: 'Get a draft',
  access: person('own-record'),
  purpose: applying,
  input: z.object({ draftId: DraftId }),
  output: Draft,
  errors: [caseErrors.draftNotFound],
  run: async ({ draftId }, scope) => describeDraft(scope, await loadDraft(scope, draftId)),
})

export const saveDraftOperation = defineOperation({
  id: 'drafts.save',
  method: 'PUT',
  path: '/drafts/{draftId}/pages/{pageId}',
  summary: 'Save one page of a draft; what is wrong is told, and kept',
  access: person('own-record'),
  purpose: applying,
  input: z.object({
    draftId: DraftId,
    pageId: z.string().max(60),
    revision: z.int().min(1).describe('Revision of the draft that the page was filled in from.'),
    answers: Answers,
  }),
  output: z.object({
    revision: z.int(),
    issues: z.array(FieldIssue),
    warnings: z.array(FieldIssue).describe('What is as well to look at again, and stops nothing.'),
  }),
  errors: [caseErrors.draftNotFound, caseErrors.draftStale, caseErrors.draftSubmitted],
  async run({ draftId, pageId, revision, answers }, scope) {
    const saved = await saveDraftPage(scope, { draftId, pageId, revision, answers })
    const said = (issues: typeof saved.issues) =>
      issues.map(({ path, message }) => ({ path, message: message[scope.locale] }))
    return { revision: saved.revision, issues: said(saved.issues), warnings: said(saved.warnings) }
  },
})

export const discardDraftOperation = defineFlow({
  id: 'drafts.discard',
  method: 'DELETE',
  path: '/drafts/{draftId}',
  summary: 'Delete a draft and its files',
  access: person('own-record'),
  purpose: applying,
  input: z.object({ draftId: DraftId }),
  output: z.object({}),
  status: 204,
  errors: [caseErrors.draftNotFound, caseErrors.draftSubmitted],
  async steps({ draftId }, flow) {
    const files = await flow.transaction((scope) => discardDraft(scope, draftId))
    for (const id of files) await flow.ports.files.remove({ tenant: flow.tenant.id, fileId: id })
    await flow.ports.files.destroyKey({ tenant: flow.tenant.id, keyId: draftId })
    return {}
  },
})

export const attachToDraftOperation = defineFlow({
  id: 'drafts.attach',
  method: 'POST',
  path: '/drafts/{draftId}/documents/{slot}/files',
  summary: 'Attach files to a draft, as multipart/form-data, read as they come',
  access: person('own-record'),
  purpose: applying,
  takesFiles: true,
  input: z.object({
    draftId: DraftId,
    slot: z.string().max(60).describe('The document of the service that the files answer.'),
  }),
  output: UploadResult,
  status: 201,
  errors: [caseErrors.draftNotFound, caseErrors.draftSubmitted, caseErrors.tooManyFiles],
  steps: ({ draftId, slot }, flow) =>
    receiveFiles(flow, {
      async permit(scope) {
        const draft = await openDraftOf(scope, draftId)
        const rule = draft.version.pack.definition.documents.find(({ stableId }) => stableId === slot)
        if (!rule) throw caseErrors.draftNotFound.with()
        const present = (await listFiles(scope.tx, { draftId })).filter((file) => file.slot === slot).length
        const taking = { slot, rule, present }
        return { keyId: draftId, takes: [taking], at: () => taking }
      },
      link: { draft_id: draftId },
    }),
})

export const attachToPageOperation = defineFlow({
  id: 'drafts.attach-to-page',
  method: 'POST',
  path: '/drafts/{draftId}/pages/{pageId}/files',
  summary: 'Upload files for the fields of a page, as multipart/form-data; the page is then saved with their ids',
  access: person('own-record'),
  purpose: applying,
  takesFiles: true,
  input: z.object({
    draftId: DraftId,
    pageId: z
      .string()
      .max(60)
      .describe('Each file comes in a part with the path of its field: `licence`, or `vehicles.0.licence` in a row.'),
  }),
  output: UploadResult,
  status: 201,
  errors: [caseErrors.draftNotFound, caseErrors.draftSubmitted],
  steps: ({ draftId, pageId }, flow) =>
    receiveFiles(flow, {
      async permit(scope) {
        const draft = await openDraftOf(scope, draftId)
        const page = draft.version.pack.definition.pages.find(({ id }) => id === pageId)
        const takes = takesOf(page?.fields ?? [], await listFiles(scope.tx, { draftId }))
        if (takes.length === 0) throw caseErrors.draftNotFound.with()
        return { keyId: draftId, takes, at: (part) => takes.find(({ slot }) => slot === slotAt(part)) }
      },
      link: { draft_id: draftId },
    }),
})

export const detachFromDraftOperation = defineFlow({
  id: 'drafts.detach',
  method: 'DELETE',
  path: '/drafts/{draftId}/files/{fileId}',
  summary: 'Remove a file from a draft',
  access: person('own-record'),
  purpose: applying,
  input: z.object({ draftId: DraftId, fileId: FileId }),
  output: z.object({}),
  status: 204,
  errors: [caseErrors.draftNotFound],
  async steps({ draftId, fileId }, flow) {
    await flow.transaction((scope) => detachFile(scope, draftId, fileId))
    await flow.ports.files.remove({ tenant: flow.tenant.id, fileId })
    return {}
  },
})

export const submitDraftOperation = defineOperation({
  id: 'drafts.submit',
  method: 'POST',
  path: '/drafts/{draftId}/submission',
  summary: 'Submit a draft: it opens one case, however often it is repeated',
  access: person('own-record'),
  purpose: applying,
  input: z.object({
    draftId: DraftId,
    revision: z.int().min(1),
    declaration: z
      .literal(true)
      .describe('The person declares that the answers are true (DPR 445/2000 art. 46, 47, 76).'),
  }),
  output: z.object({ caseId: CaseId, number: z.string() }),
  status: 201,
  errors: [caseErrors.draftNotFound, caseErrors.draftStale, caseErrors.draftOutdated, caseErrors.serviceWithdrawn],
  async run({ draftId, revision }, scope) {
    const { caseId, number } = await submit(scope, { draftId, revision, personId: self(scope) })
    return { caseId, number }
  },
})

export { simulateOperation }

/** Everything that this module lets people and programs do. */
export const serviceOperations = [
  listOccupationsOperation,
  listServicesOperation,
  getServiceOperation,
  simulateOperation,
  findStreetsOperation,
  openDraftOperation,
  getDraftOperation,
  saveDraftOperation,
  discardDraftOperation,
  attachToDraftOperation,
  attachToPageOperation,
  detachFromDraftOperation,
  submitDraftOperation,
]
