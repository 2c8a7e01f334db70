import { z } from 'zod'
import { PorticoError } from '#kernel/errors.ts'
import { accepts, fileRefused, readMultipart, safeFileName } from '#platform/files/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { OperationFlow } from '#platform/operations/operation.ts'
import type { DocumentSlot } from './definition.ts'
import type { Field } from './fields/field.ts'
import { fileFields, maxFilesOf, type AttachedFile } from './fields/files.ts'
import { noFilesHere, tooManyFiles } from './errors.ts'
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
  files: z.array(FileView.extend({ field: z.string().describe('Part of the form that it came in.') })),
  refused: z.array(z.object({ name: z.string(), field: z.string(), reason: z.string() })),
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

/** What a part of a form takes: which files, and how many of them. */
export interface Taking {
  readonly slot: string
  readonly rule: Pick<DocumentSlot, 'accept' | 'maxBytes'> & { readonly maxFiles: number }
  /** Files that are there already; the form names them in a field of the same name where this is not said. */
  readonly present?: number
}

interface Receiving {
  /** Checks that the person may attach here, before a byte is read; then says what each part of the form takes. */
  readonly permit: (scope: OperationScope) => Promise<{
    readonly keyId: string
    readonly takes: readonly Taking[]
    readonly at: (part: string) => Taking | undefined
  }>
  readonly link: { readonly draft_id: string } | { readonly case_id: string }
}

interface Received extends Pick<FileView, 'id' | 'slot' | 'name' | 'mediaType' | 'bytes' | 'sha256'> {
  readonly field: string
}

/** What the fields of a form take, given the files of the draft. */
export function takesOf(fields: readonly Field[], attached: readonly AttachedFile[]): Taking[] {
  return fileFields(fields).map(({ slot, field, answers }) => {
    const { accept = [], maxBytes = 0 } = field
    const maxFiles = maxFilesOf(field)
    // those that no answer names yet count too: nobody fills the store by never saving the page
    const isFull = attached.filter((file) => file.slot === slot).length >= maxFiles * (answers + 1)
    return { slot, rule: { accept, maxBytes, maxFiles }, ...(isFull ? { present: maxFiles } : {}) }
  })
}

/** More files than this in one form are no slip: the whole form is refused, and not each of them. */
const spareFiles = 50

/**
 * Receives files as they come, straight into the encrypted store. A file that is refused is told with its reason and
 * stops neither the others nor the fields of the form.
 */
export async function receiveFiles(flow: OperationFlow, { permit, link }: Receiving): Promise<UploadResult> {
  const { upload, tenant, ports, actor, locale } = flow
  if (!upload || actor.kind !== 'person') throw new Error('only a person uploads files, in a form')
  const { keyId, takes, at } = await flow.transaction(permit)
  const taken = new Map<string, number>()
  const { fields, files } = await readMultipart<Received>({
    ...upload,
    maxFileBytes: Math.max(...takes.map(({ rule }) => rule.maxBytes)),
    maxFiles: takes.reduce((sum, { rule }) => sum + rule.maxFiles, spareFiles),
    async onFile({ field, name, stream, sent }) {
      const taking = at(field)
      if (!taking) throw noFilesHere.with()
      const { slot, rule, present = sent(field).length } = taking
      const count = (taken.get(field) ?? present) + 1
      if (count > rule.maxFiles) throw tooManyFiles.with({ count: rule.maxFiles })
      taken.set(field, count)
      const stored = await ports.files.put({ tenant: tenant.id, keyId, source: stream, maxBytes: rule.maxBytes })
      if (accepts(rule.accept, stored.mediaType)) {
        const { fileId: id, mediaType, bytes, sha256 } = stored
        return { id, mediaType, bytes, sha256, slot, field, name: safeFileName(name, mediaType) }
      }
      await ports.files.remove({ tenant: tenant.id, fileId: stored.fileId })
      const kind = kindInWords(stored.mediaType)
      throw fileRefused.with({ kindIt: kind.it, kindEn: kind.en, formats: formatsInWords(rule) })
    },
  })
  const accepted = files.flatMap(({ result }) => (result instanceof PorticoError ? [] : [result]))
  const refused = files.flatMap(({ name, field, result }) =>
    result instanceof PorticoError ? [{ name, field, reason: result.sentence[locale] }] : [],
  )
  try {
    if (accepted.length > 0)
      await flow.transaction((scope) => linkFiles(scope, accepted, { keyId, link, personId: actor.personId }))
  } catch (error) {
    for (const { id } of accepted) await ports.files.remove({ tenant: tenant.id, fileId: id })
    throw error
  }
  return { files: accepted, refused, fields }
}

async function linkFiles(
  { tx, now }: OperationScope,
  files: readonly Received[],
  { keyId, link, personId }: { keyId: string; link: Receiving['link']; personId: string },
): Promise<void> {
  await tx
    .insertInto('file')
    .values(
      files.map(({ id, slot, name, mediaType, bytes, sha256 }) => ({
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
