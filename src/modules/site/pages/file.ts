import { z } from 'zod'
import { notFound } from '#platform/operations/errors.ts'
import { definePage } from '#ui/web/route.ts'
import { getFileOperation } from '../operations.ts'
import { filePath } from '../paths.ts'

/** A file of a content, for browsers. */
export const file = definePage({
  path: filePath,
  access: 'public',
  async show(request) {
    const fileId = z.uuid().safeParse(request.param('fileId'))
    if (!fileId.success) throw notFound.with()
    return request.file(getFileOperation, { fileId: fileId.data })
  },
})
