import { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { PorticoError } from '#kernel/errors.ts'
import { fileTooLarge, readMultipart } from '#platform/files/index.ts'
import { officer } from '#platform/operations/access.ts'
import { notAllowed, notFound } from '#platform/operations/errors.ts'
import { defineFileOperation, defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationFlow } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import {
  importFileMissing,
  importNotStopped,
  importStarted,
  importUnread,
  nothingChosen,
  unreadBecause,
} from './errors.ts'
import { giveSlugs } from './name-items.ts'
import { noteKinds } from './note.ts'
import { reportCsv } from './report-csv.ts'
import { enqueueImport } from './run.ts'
import { ImportHead, ImportState, Reported } from './schema.ts'
import { SourceUnread } from './source/item.ts'
import type { SourceItem } from './source/item.ts'
import { readExport } from './source/read-export.ts'
import {
  choose,
  countNotes,
  countOutcomes,
  findImport,
  keepImport,
  keepItems,
  listGroups,
  listImports,
  listReport,
  nameSite,
  outcomes,
  removeImport,
  setState,
} from './store.ts'
import type { SiteImport } from './store.ts'
import { proposedTarget, targetOf } from './target.ts'

const path = '/office/imports'
const access = officer('self', 'reviewer')
const purpose = 'public-information'
const ImportId = z.object({ importId: z.uuid() })

/** An export of ten years of a town is some tens of megabytes. */
export const exportBytesMost = 200_000_000
const chunk = 100
const reportMost = 50

function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw notAllowed.with()
  return actor.officerId
}

/** Whether who calls reviews contents of a type in an office: what is imported is theirs to publish. */
const mayReview = ({ memberships }: OperationScope, officeId: string, type: string): boolean =>
  memberships.some(
    (one) =>
      one.role === 'reviewer' &&
      one.officeId === officeId &&
      (one.contentTypes === null || one.contentTypes.includes(type)),
  )

async function loadImport(scope: OperationScope, importId: string, lock = false): Promise<SiteImport> {
  const found = await findImport(scope.tx, importId, lock)
  if (!found) throw notFound.with()
  return found
}

const headOf = ({ id, name, format, siteTitle, site, state, createdAt }: SiteImport) => ({
  id,
  name,
  format,
  siteTitle,
  site,
  state,
  createdAt: createdAt.toISOString(),
})

export const listImportsOperation = defineOperation({
  id: 'imports.list',
  method: 'GET',
  path,
  summary: 'List the exports of other sites that were uploaded, newest first',
  access,
  purpose,
  input: z.object({}),
  output: z.object({ imports: z.array(ImportHead) }),
  errors: [],
  run: async (_, { tx }) => ({ imports: (await listImports(tx)).map(headOf) }),
})

/** Reads an export twice from where it was stored: whether it is one at all, and then into the database, whole or not. */
async function keepExport(
  { transaction, ports, tenant }: Pick<OperationFlow, 'transaction' | 'ports' | 'tenant'>,
  { importId, fileId, name }: { readonly importId: string; readonly fileId: string; readonly name: string },
): Promise<void> {
  const open = () => ports.files.open({ tenant: tenant.id, keyId: importId, fileId })
  for await (const { item } of readExport(await open())) void item
  const stream = await open()
  await transaction(async (scope) => {
    const { tx, now } = scope
    await keepImport(tx, {
      id: importId,
      name,
      format: 'wxr',
      siteTitle: '',
      site: '',
      officerId: self(scope),
      createdAt: now,
    })
    let position = 0
    let items: SourceItem[] = []
    for await (const { site, item } of readExport(stream)) {
      if (position === 0 && items.length === 0) await nameSite(tx, importId, site)
      items.push(item)
      if (items.length < chunk) continue
      await keepItems(tx, importId, position, items)
      position += items.length
      items = []
    }
    await keepItems(tx, importId, position, items)
  })
}

export const uploadExportOperation = defineFlow({
  id: 'imports.upload',
  method: 'POST',
  path,
  summary: 'Upload the export of another site (WXR, RSS, Atom), as multipart/form-data; nothing is imported yet',
  access,
  purpose,
  takesFiles: true,
  status: 201,
  input: z.object({}),
  output: ImportId,
  errors: [importUnread, importFileMissing, fileTooLarge],
  async steps(_, flow) {
    const { upload, ports, tenant } = flow
    if (!upload) throw importFileMissing.with()
    const importId = uuid()
    try {
      const { files } = await readMultipart({
        ...upload,
        maxFileBytes: exportBytesMost,
        maxFiles: 1,
        onFile: ({ stream }) =>
          ports.files.put({ tenant: tenant.id, keyId: importId, source: stream, maxBytes: exportBytesMost }),
      })
      const [file] = files
      if (!file) throw importFileMissing.with()
      if (file.result instanceof PorticoError) throw file.result
      const { fileId } = file.result
      try {
        await keepExport(flow, { importId, fileId, name: file.name.slice(0, 200) })
      } finally {
        await ports.files.remove({ tenant: tenant.id, fileId })
      }
    } catch (error) {
      if (error instanceof SourceUnread) throw unreadBecause(error.fault, error.line)
      throw error
    } finally {
      await ports.files.destroyKey({ tenant: tenant.id, keyId: importId })
    }
    return { importId }
  },
})

export const getImportOperation = defineOperation({
  id: 'imports.get',
  method: 'GET',
  path: `${path}/{importId}`,
  summary: 'Get an import: what its items are and are proposed to become, how far it is, what did not map',
  access,
  purpose,
  input: ImportId,
  output: ImportState,
  errors: [notFound],
  async run({ importId }, scope) {
    const found = await loadImport(scope, importId)
    const groups = await listGroups(scope.tx, importId)
    return {
      ...headOf(found),
      offices: scope.tenant.data.offices
        .filter(({ id }) => scope.memberships.some((one) => one.role === 'reviewer' && one.officeId === id))
        .map(({ id, name }) => ({ id, name: name[scope.locale] })),
      groups: groups.map((group) => ({ ...group, proposed: proposedTarget(group.kind, group.category) })),
      outcomes: await countOutcomes(scope.tx, importId),
      notes: await countNotes(scope.tx, importId),
    }
  },
})

export const startImportOperation = defineOperation({
  id: 'imports.start',
  method: 'POST',
  path: `${path}/{importId}/start`,
  summary: 'Choose what the items of an export become, and begin: each becomes a draft of an office',
  access,
  purpose,
  status: 204,
  input: ImportId.extend({
    officeId: z.string().min(1),
    choices: z
      .array(z.object({ kind: z.string(), category: z.string(), target: z.string() }))
      .max(1_000)
      .describe('An empty target leaves a group out.'),
    withUnpublished: z.boolean().default(false).describe('Drafts and private items of the other site too.'),
  }),
  output: z.null(),
  errors: [notFound, importStarted, nothingChosen],
  async run({ importId, officeId, choices, withUnpublished }, scope) {
    const { tx } = scope
    const { state, site } = await loadImport(scope, importId, true)
    if (state !== 'read') throw importStarted.with()
    const chosen = choices.map(({ kind, category, target }) => ({ kind, category, to: targetOf(target) }))
    const wanted = chosen.flatMap(({ to }) => to ?? [])
    if (wanted.length === 0) throw nothingChosen.with()
    if (wanted.some(({ type }) => !mayReview(scope, officeId, type))) throw notAllowed.with()
    await choose(
      tx,
      importId,
      chosen.map(({ kind, category, to }) => ({ kind, category, target: to?.id ?? null })),
      withUnpublished,
    )
    await giveSlugs(tx, importId, site)
    await setState(tx, importId, 'running', { officeId })
    await enqueueImport(scope, importId, 0)
    return null
  },
})

export const stopImportOperation = defineOperation({
  id: 'imports.stop',
  method: 'POST',
  path: `${path}/{importId}/stop`,
  summary: 'Stop an import: what was imported stays, the rest waits',
  access,
  purpose,
  status: 204,
  input: ImportId,
  output: z.null(),
  errors: [notFound],
  async run({ importId }, scope) {
    const { state } = await loadImport(scope, importId, true)
    if (state === 'running') await setState(scope.tx, importId, 'stopped')
    return null
  },
})

export const resumeImportOperation = defineOperation({
  id: 'imports.resume',
  method: 'POST',
  path: `${path}/{importId}/resumption`,
  summary: 'Go on with an import that was stopped',
  access,
  purpose,
  status: 204,
  input: ImportId,
  output: z.null(),
  errors: [notFound, importNotStopped],
  async run({ importId }, scope) {
    const { state } = await loadImport(scope, importId, true)
    if (state !== 'stopped') throw importNotStopped.with()
    await setState(scope.tx, importId, 'running')
    // a step of its own: the job of before may still be on its way, and finds nothing to do
    await enqueueImport(scope, importId, scope.now.getTime())
    return null
  },
})

export const discardImportOperation = defineOperation({
  id: 'imports.discard',
  method: 'DELETE',
  path: `${path}/{importId}`,
  summary: 'Throw away an export and its report; what was imported stays',
  access,
  purpose,
  status: 204,
  input: ImportId,
  output: z.null(),
  errors: [notFound],
  async run({ importId }, scope) {
    await loadImport(scope, importId, true)
    await removeImport(scope.tx, importId)
    return null
  },
})

export const reportOperation = defineOperation({
  id: 'imports.report',
  method: 'GET',
  path: `${path}/{importId}/items`,
  summary: 'List the items of an import with what became of them and what did not map',
  access,
  purpose,
  input: ImportId.extend({
    note: z.enum(noteKinds).optional().describe('Only those with a note of this kind.'),
    outcome: z.enum(outcomes).optional(),
    after: z.coerce.number().int().min(-1).max(1_000_000).default(-1).describe('`next` of the page before.'),
  }),
  output: z.object({ items: z.array(Reported), next: z.number().int().nullable() }),
  errors: [notFound],
  async run({ importId, note, outcome, after }, scope) {
    await loadImport(scope, importId)
    const items = await listReport(scope.tx, importId, { note, outcome, after, most: reportMost + 1 })
    const shown = items.slice(0, reportMost)
    return {
      items: shown.map((item) => ({ ...item, notes: [...item.notes] })),
      next: items.length > reportMost ? (shown.at(-1)?.position ?? null) : null,
    }
  },
})

export const reportFileOperation = defineFileOperation({
  id: 'imports.report-file',
  method: 'GET',
  path: `${path}/{importId}/report`,
  summary: 'Download what became of the items of an import, as CSV: a line for each thing that did not map',
  access,
  purpose,
  input: ImportId,
  errors: [notFound],
  async steps({ importId }, { transaction, locale }) {
    const bytes = await transaction(async (scope) => {
      await loadImport(scope, importId)
      return Buffer.from(await reportCsv(scope.tx, importId, locale))
    })
    return {
      name: 'importazione.csv',
      mediaType: 'text/csv',
      bytes: bytes.length,
      content: Readable.from([bytes]),
    }
  },
})
