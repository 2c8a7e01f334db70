import { InvalidInput, type InputIssue } from '#kernel/errors.ts'
import type { NotNull } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { OperationScope } from '#platform/operations/scope.ts'
import { loadRegistry } from '#engines/streets/index.ts'
import { romeDate } from '#kernel/dates.ts'
import { brokenRules, checkFields, unknownFields } from './answers.ts'
import { factsOf } from './facts.ts'
import type { Answers } from './answer-value.ts'
import type { ServicePack } from './definition.ts'
import { draftNotFound, draftStale, draftSubmitted, serviceNotFound, serviceWithdrawn } from './errors.ts'
import { keepNamedFiles } from './draft-files.ts'
import { isVisible } from './fields/check-field.ts'
import { fileFields } from './fields/files.ts'
import { listFiles } from './files.ts'
import { cityAddresses, streetWarnings, withStreets } from './fields/city-addresses.ts'
import { loadVersion, ruleText } from './pack.ts'
import type { ServiceVersion } from './pack.ts'

/** Services as they are in force at this instant: also one whose day came before a worker was by. */
export function servicesInForce(tx: OperationScope['tx']) {
  return (
    tx
      .selectFrom('service_in_force')
      .select(['id', 'current_sha256', 'office_id', 'withdrawn_at'])
      // the types of a view say that any column may be null
      .$narrowType<{ id: NotNull; current_sha256: NotNull; office_id: NotNull }>()
  )
}

/** Columns of a draft. */
export const draftColumns = [
  'id',
  'service_id',
  'version_sha256',
  'answers',
  'revision',
  'case_id',
  'updated_at',
] as const

/** A draft with the version it is filled in against. */
export interface DraftRecord {
  readonly id: string
  readonly serviceId: string
  readonly version: ServiceVersion
  readonly answers: Answers
  readonly revision: number
  readonly caseId: string | null
  readonly updatedAt: Date
  /** Whether the service has changed since the last save, and the draft was moved to the version in force. */
  readonly moved: boolean
}

/** A service in force: its version and office. */
export async function loadService(tx: OperationScope['tx'], serviceId: string) {
  const row = await servicesInForce(tx).where('id', '=', serviceId).executeTakeFirst()
  if (!row) throw serviceNotFound.with()
  return {
    officeId: row.office_id,
    withdrawn: row.withdrawn_at !== null,
    version: await loadVersion(tx, row.current_sha256),
  }
}

/** The services that can be applied for, with their version in force. */
export async function listServices(tx: OperationScope['tx']) {
  const rows = await servicesInForce(tx).where('withdrawn_at', 'is', null).orderBy('id').execute()
  return Promise.all(
    rows.map(async (row) => ({ officeId: row.office_id, version: await loadVersion(tx, row.current_sha256) })),
  )
}

/**
 * The person's open draft of a service, or a new one: the same draft from any device, also when opened twice at once.
 * `begin` gives the answers that a new one begins with.
 */
export async function openDraft(
  scope: Pick<OperationScope, 'tx' | 'now'>,
  personId: string,
  serviceId: string,
  begin: (definition: ServicePack['definition']) => Answers = () => ({}),
): Promise<DraftRecord> {
  const { tx, now } = scope
  const service = await loadService(tx, serviceId)
  const known = await tx
    .selectFrom('draft')
    .select('id')
    .where('person_id', '=', personId)
    .where('service_id', '=', serviceId)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  if (known) return loadDraft(scope, known.id)
  if (service.withdrawn) throw serviceWithdrawn.with()
  const inserted = await tx
    .insertInto('draft')
    .values({
      id: uuid(),
      person_id: personId,
      service_id: serviceId,
      version_sha256: service.version.sha256,
      answers: JSON.stringify(begin(service.version.pack.definition)),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'service_id']).where('case_id', 'is', null).doUpdateSet({ updated_at: now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return loadDraft(scope, inserted.id)
}

/** Loads a draft of the person. One filled in against an older version moves to the one in force: a stableId never changes meaning. */
export async function loadDraft(
  { tx }: Pick<OperationScope, 'tx'>,
  draftId: string,
  lock = false,
): Promise<DraftRecord> {
  const query = tx.selectFrom('draft').select(draftColumns).where('id', '=', draftId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw draftNotFound.with()
  const service = row.case_id === null ? await loadService(tx, row.service_id) : undefined
  const moved = service !== undefined && !service.withdrawn && service.version.sha256 !== row.version_sha256
  const version = moved ? service.version : await loadVersion(tx, row.version_sha256)
  if (moved) await tx.updateTable('draft').set({ version_sha256: version.sha256 }).where('id', '=', row.id).execute()
  return {
    id: row.id,
    serviceId: row.service_id,
    version,
    answers: knownAnswers(version.pack, row.answers as Answers),
    revision: row.revision,
    caseId: row.case_id,
    updatedAt: row.updated_at,
    moved,
  }
}

function knownAnswers(pack: ServicePack, answers: Answers): Answers {
  const known = new Set(pack.definition.pages.flatMap(({ fields }) => fields.map(({ stableId }) => stableId)))
  return Object.fromEntries(Object.entries(answers).filter(([stableId]) => known.has(stableId)))
}

/**
 * Saves one page. What was typed is kept even where it is not yet right: the issues come back with it, and the
 * submission asks again. A save over a newer revision is refused.
 */
export async function saveDraftPage(
  scope: Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'enqueue'>,
  given: { draftId: string; pageId: string; revision: number; answers: Answers },
): Promise<{ revision: number; issues: InputIssue[]; warnings: InputIssue[] }> {
  const draft = await loadDraft(scope, given.draftId, true)
  if (draft.caseId !== null) throw draftSubmitted.with()
  if (draft.revision !== given.revision) throw draftStale.with()
  const page = draft.version.pack.definition.pages.find(({ id }) => id === given.pageId)
  if (!page) throw draftNotFound.with()
  const unknown = unknownFields(page.fields, given.answers)
  if (unknown.length > 0) throw new InvalidInput(unknown)
  const others = Object.entries(draft.answers).filter(
    ([stableId]) => !page.fields.some((field) => field.stableId === stableId),
  )
  const hasFiles = fileFields(page.fields).length > 0
  const attached = hasFiles ? await listFiles(scope.tx, { draftId: draft.id }) : []
  if (hasFiles) await keepNamedFiles(scope, { draftId: draft.id, pages: [page], answers: given.answers, attached })
  const hasAddresses = cityAddresses(page.fields, given.answers).length > 0
  const typed = hasAddresses
    ? withStreets(page.fields, given.answers, draft.answers, await loadRegistry(scope))
    : given.answers
  const answers = { ...Object.fromEntries(others), ...typed }
  const revision = draft.revision + 1
  await scope.tx
    .updateTable('draft')
    .set({ answers: JSON.stringify(answers), revision, updated_at: scope.now })
    .where('id', '=', draft.id)
    .execute()
  const { definition } = draft.version.pack
  const facts = factsOf(definition, answers, romeDate(scope.now))
  const territory = scope.tenant.data.map?.bounds
  const issues = checkFields(page.fields, typed, { ...facts, territory, files: attached })
  const broken =
    issues.length > 0 ? [] : brokenRules(definition, page.fields, facts, (id) => ruleText(draft.version.pack, id))
  const asked = page.fields.filter((field) => isVisible(field, facts))
  return { revision, issues: [...issues, ...broken], warnings: streetWarnings(asked, typed) }
}

/** Deletes a draft that was not submitted; gives the files whose content is to be removed from the store. */
export async function discardDraft({ tx }: Pick<OperationScope, 'tx'>, draftId: string): Promise<string[]> {
  const draft = await loadDraft({ tx }, draftId, true)
  if (draft.caseId !== null) throw draftSubmitted.with()
  const files = await tx.deleteFrom('file').where('draft_id', '=', draftId).returning('id').execute()
  await tx.deleteFrom('draft').where('id', '=', draftId).execute()
  return files.map(({ id }) => id)
}

/** Takes a file off a draft. */
export async function detachFile({ tx }: Pick<OperationScope, 'tx'>, draftId: string, fileId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('file')
    .where('id', '=', fileId)
    .where('draft_id', '=', draftId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw draftNotFound.with()
}
