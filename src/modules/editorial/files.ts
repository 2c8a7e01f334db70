import { z } from 'zod'
import { defineError, PorticoError } from '#kernel/errors.ts'
import {
  contentErrors,
  contentFileBytesMost,
  contentFileRefused,
  contentFilesIn,
  contentTypes,
  filesOf,
  formatOf,
  isContentFile,
  isShownInline,
  keepContentFile,
  listContentFiles,
  readContentFiles,
} from '#engines/content/index.ts'
import type { ContentBody, ContentFile, ContentType } from '#engines/content/index.ts'
import { fileTooLarge, readMultipart } from '#platform/files/index.ts'
import type { StoredContent } from '#platform/files/index.ts'
import { notAllowed, notFound } from '#platform/operations/errors.ts'
import { defineFileOperation, defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { editedOffices } from './policy.ts'
import { ContentId, FileInfo } from './schema.ts'
import { editors, loadOwn, purpose, self, writers } from './scope.ts'

const path = '/office/contents/{contentId}/files'
const most = 30
/** Files in one form. */
export const filesAtOnce = 10

export const noFileGiven = defineError({
  code: 'content-file-missing',
  status: 422,
  sentence: { it: 'Scegli almeno un file.', en: 'Choose at least one file.' },
})

const infoOf = (file: ContentFile): FileInfo => ({
  id: file.id,
  name: file.name,
  format: formatOf(file),
  bytes: file.bytes,
  createdAt: file.createdAt.toISOString(),
})

/** What is known of the files that a body names, in their order. */
export async function filesInBody({ tx }: Pick<OperationScope, 'tx'>, type: ContentType, body: ContentBody) {
  const ids = type.fields.flatMap(({ id, kind }) => (kind === 'files' ? filesOf(body, id).map((one) => one.id) : []))
  const known = await readContentFiles(tx, ids)
  return ids.flatMap((id) => {
    const file = known.get(id)
    return file ? [infoOf(file)] : []
  })
}

export const listFilesOperation = defineOperation({
  id: 'editorial.files',
  method: 'GET',
  path,
  summary: 'List the files that the office of a content has uploaded, the newest first',
  access: editors,
  purpose,
  input: z.object({ contentId: ContentId }),
  output: z.object({ files: z.array(FileInfo) }),
  errors: [contentErrors.contentNotFound],
  async run({ contentId }, scope) {
    const { officeId } = await loadOwn(scope, contentId)
    return { files: (await listContentFiles(scope.tx, officeId, most)).map(infoOf) }
  },
})

export const uploadFilesOperation = defineFlow({
  id: 'editorial.upload-files',
  method: 'POST',
  path,
  summary: 'Upload files for a content, as multipart/form-data; those that are refused stop no other',
  access: writers,
  purpose,
  takesFiles: true,
  status: 201,
  input: z.object({ contentId: ContentId }),
  output: z.object({
    files: z.array(FileInfo),
    refused: z.array(z.object({ name: z.string(), reason: z.string() })),
  }),
  errors: [contentErrors.contentNotFound, contentFileRefused, fileTooLarge, noFileGiven, notAllowed],
  async steps({ contentId }, { upload, transaction, ports, tenant, locale }) {
    const { type, officeId } = await transaction((scope) => loadOwn(scope, contentId, 'writer', false))
    if (contentTypes[type].fields.every(({ kind }) => kind !== 'files')) throw notFound.with()
    if (!upload) throw noFileGiven.with()
    const store = contentFilesIn(ports.files, tenant.id)
    const { files } = await readMultipart<StoredContent>({
      ...upload,
      maxFileBytes: contentFileBytesMost,
      maxFiles: filesAtOnce,
      async onFile({ stream }) {
        const stored = await store.put(stream, contentFileBytesMost)
        if (isContentFile(stored.mediaType)) return stored
        await store.remove(stored.fileId)
        throw contentFileRefused.with()
      },
    })
    const refused = files.flatMap(({ name, result }) => (result instanceof PorticoError ? [{ name, result }] : []))
    const accepted = files.flatMap(({ name, result }) =>
      result instanceof PorticoError ? [] : [{ name, stored: result }],
    )
    if (accepted.length === 0) throw refused[0]?.result ?? noFileGiven.with()
    const kept = await transaction(async (scope) => {
      const found: Awaited<ReturnType<typeof keepContentFile>>[] = []
      for (const one of accepted)
        found.push(await keepContentFile(scope.tx, { ...one, officeId, officerId: self(scope), now: scope.now }))
      return found
    }).catch(async (error: unknown) => {
      for (const { stored } of accepted) await store.remove(stored.fileId)
      throw error
    })
    for (const [index, { stored }] of accepted.entries()) if (kept[index]?.isSpare) await store.remove(stored.fileId)
    return {
      files: kept.map(({ file }) => infoOf(file)),
      refused: refused.map(({ name, result }) => ({ name, reason: result.sentence[locale] })),
    }
  },
})

export const openFileOperation = defineFileOperation({
  id: 'editorial.file',
  method: 'GET',
  path: '/office/files/{fileId}',
  summary: 'Open a file of one’s offices, whether it is public or not',
  access: editors,
  purpose,
  input: z.object({ fileId: z.uuid() }),
  errors: [notFound],
  async steps({ fileId }, { transaction, ports, tenant }) {
    const file = await transaction(async ({ tx, memberships }) => {
      const found = (await readContentFiles(tx, [fileId])).get(fileId)
      return found && editedOffices(memberships).some(({ officeId }) => officeId === found.officeId) ? found : undefined
    })
    if (!file) throw notFound.with()
    const { name, mediaType, bytes } = file
    const content = await contentFilesIn(ports.files, tenant.id).open(file)
    return { name, mediaType, bytes, content, inline: isShownInline(mediaType) }
  },
})
