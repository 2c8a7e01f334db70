import type { OperationScope } from '#platform/operations/scope.ts'
import type { Answers } from './answer-value.ts'
import type { Page } from './definition.ts'
import { eraseFiles } from './disposal.ts'
import { fileFields, filesNamed, type AttachedFile } from './fields/files.ts'

interface Draft<File> {
  readonly draftId: string
  /** Pages whose answers are known: files of other pages are left alone. */
  readonly pages: readonly Pick<Page, 'fields'>[]
  readonly answers: Answers
  readonly attached: readonly File[]
}

/**
 * Takes off a draft the files of fields that no answer names any more: a row that was removed, an answer that is no longer
 * asked. Gives those that stay.
 */
export async function keepNamedFiles<File extends AttachedFile>(
  scope: Pick<OperationScope, 'tx' | 'enqueue'>,
  { draftId, pages, answers, attached }: Draft<File>,
): Promise<readonly File[]> {
  const fields = pages.flatMap((page) => page.fields)
  const slots = new Set(fileFields(fields).map(({ slot }) => slot))
  const named = new Set(filesNamed(fields, answers).map(({ id }) => id))
  const isLoose = ({ id, slot }: AttachedFile) => slots.has(slot) && !named.has(id)
  const loose = attached.filter(isLoose).map(({ id }) => id)
  if (loose.length === 0) return attached
  await scope.tx.deleteFrom('file').where('draft_id', '=', draftId).where('id', 'in', loose).execute()
  await eraseFiles(scope, { keyId: null, fileIds: loose })
  return attached.filter((file) => !isLoose(file))
}
