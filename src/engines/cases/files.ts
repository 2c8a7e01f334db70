import { z } from 'zod'
import { readMultipart } from '#platform/files/index.ts'
import { v7 as uuid } from 'uuid'
import type { OperationFlow, OperationScope } from '#platform/operations/operation.ts'
import type { DocumentSlot } from './definition.ts'

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
export async function listFiles(tx: OperationScope['tx'], of: { draftId: string } | { caseId: string }): Promise<FileView[]> {
  const query = tx.selectFrom('file').select(['id', 'slot', 'name', 'media_type', 'bytes', 'sha256']).orderBy('created_at').orderBy('id')
  const rows = await ('draftId' in of ? query.where('draft_id', '=', of.draftId) : query.where('case_id', '=', of.caseId)).execute()
  return rows.map(({ media_type: mediaType, ...row }) => ({ ...row, mediaType }))
}

/** A file that the context may see, with the key that opens it. */
export async function loadFile(tx: OperationScope['tx'], where: { caseId: string; fileId: string }) {
  return tx.selectFrom('file').selectAll().where('id', '=', where.fileId).where('case_id', '=', where.caseId).executeTakeFirst()
}
