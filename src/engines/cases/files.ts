import { z } from 'zod'
import { PorticoError } from '#kernel/errors.ts'
import { accepts, fileRefused, readMultipart, safeFileName } from '#platform/files/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { OperationFlow } from '#platform/operations/operation.ts'
import type { DocumentSlot } from './definition.ts'
import { tooManyFiles } from './errors.ts'
import { formatsInWords, kindInWords } from './form/media-types.ts'

/** A file that somebody attached. */
export const FileView = z.object({
  id: z.uuid(),
  slot: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})

export type FileView = z.output<typeof FileView>

/** What came of an upload: the files taken, those refused with the reason in words, and the other fields of the form. */
export const UploadResult = z.object({
  files: z.array(FileView),
  refused: z.array(z.object({ name: z.string(), reason: z.string() })),
  fields: z.record(z.string(), z.array(z.string())),
})

export type UploadResult = z.output<typeof UploadResult>

/** Files attached to a draft or a case that the context may see. */
export async function listFiles(
  tx: OperationScope['tx'],
  of: { draftId: string } | { caseId: string },
): Promise<FileView[]> {
  const query = tx
    .selectFrom('file')
    .select(['id', 'slot', 'name', 'media_type', 'bytes', 'sha256'])
    .orderBy('created_at')
    .orderBy('id')
  const rows = await (
    'draftId' in of ? query.where('draft_id', '=', of.draftId) : query.where('case_id', '=', of.caseId)
  ).execute()
  return rows.map(({ media_type: mediaType, ...row }) => ({ ...row, mediaType }))
}

/** A file that the context may see, with the key that opens it. */
export async function loadFile(tx: OperationScope['tx'], where: { caseId: string; fileId: string }) {
  return tx
    .selectFrom('file')
    .selectAll()
    .where('id', '=', where.fileId)
    .where('case_id', '=', where.caseId)
    .executeTakeFirst()
}

interface Receiving {
  readonly slot: string
  /** Checks that the person may attach here, before a byte is read. */
  readonly permit: (scope: OperationScope) => Promise<{ rule: DocumentSlot; present: number; keyId: string }>
  readonly link: { readonly draft_id: string } | { readonly case_id: string }
}

interface Received {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Receives files as they come, straight into the encrypted store. A file that is refused is told with its reason and
 * stops neither the others nor the fields of the form.
 */
export async function receiveFiles(flow: OperationFlow, { slot, permit, link }: Receiving): Promise<UploadResult> {
  const { upload, tenant, ports, actor, locale } = flow
  if (!upload || actor.kind !== 'person') throw new Error('only a person uploads files, in a form')
  const { rule, present, keyId } = await flow.transaction(permit)
  const room = rule.maxFiles - present
  let taken = 0
  const { fields, files } = await readMultipart<Received>({
    ...upload,
    maxFileBytes: rule.maxBytes,
    maxFiles: rule.maxFiles + 10,
    async onFile({ name, stream }) {
      taken += 1
      if (taken > room) throw tooManyFiles.with({ count: rule.maxFiles })
      const stored = await ports.files.put({ tenant: tenant.id, keyId, source: stream, maxBytes: rule.maxBytes })
      if (accepts(rule.accept, stored.mediaType)) {
        const { fileId: id, mediaType, bytes, sha256 } = stored
        return { id, mediaType, bytes, sha256, name: safeFileName(name, mediaType) }
      }
      await ports.files.remove({ tenant: tenant.id, fileId: stored.fileId })
      const kind = kindInWords(stored.mediaType)
      throw fileRefused.with({ kindIt: kind.it, kindEn: kind.en, formats: formatsInWords(rule) })
    },
  })
  const accepted = files.flatMap(({ result }) => (result instanceof PorticoError ? [] : [result]))
  const refused = files.flatMap(({ name, result }) =>
    result instanceof PorticoError ? [{ name, reason: result.sentence[locale] }] : [],
  )
  try {
    if (accepted.length > 0)
      await flow.transaction((scope) => linkFiles(scope, accepted, { keyId, slot, link, personId: actor.personId }))
  } catch (error) {
    for (const { id } of accepted) await ports.files.remove({ tenant: tenant.id, fileId: id })
    throw error
  }
  return { files: accepted.map((file) => ({ ...file, slot })), refused, fields }
}

async function linkFiles(
  { tx, now }: OperationScope,
  files: readonly Received[],
  { keyId, slot, link, personId }: { keyId: string; slot: string; link: Receiving['link']; personId: string },
): Promise<void> {
  await tx
    .insertInto('file')
    .values(
      files.map(({ id, name, mediaType, bytes, sha256 }) => ({
        id,
        key_id: keyId,
        person_id: personId,
        ...link,
        slot,
        name,
        media_type: mediaType,
        bytes,
        sha256,
        created_at: now,
      })),
    )
    .execute()
}
