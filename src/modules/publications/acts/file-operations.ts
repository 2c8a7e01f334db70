import { z } from 'zod'
import { PorticoError } from '#kernel/errors.ts'
import { actFilesMost, addActFile, removeActFile } from '#engines/publications/index.ts'
import { accepts, fileTooLarge, readMultipart, safeFileName } from '#platform/files/index.ts'
import { officer } from '#platform/operations/access.ts'
import { notFound } from '#platform/operations/errors.ts'
import { defineFileOperation, defineFlow } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { actFileMissing, actFileRefused, actFilesTooMany, actPosted } from './errors.ts'
import { ownAct, preparedAct } from './operations.ts'
import { ActId, FileOfAct } from './schema.ts'

const path = '/office/acts/{actId}/files'
const access = officer('office-work')
const purpose = 'transparency'
const ActFileId = ActId.extend({ fileId: z.uuid() })

export const actFileBytesMost = 30_000_000
/** What acts are written in: nothing that runs. */
const accepted = [
  'application/pdf',
  'application/pkcs7-mime',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]
export const actFileNames = '.pdf,.p7m,.odt,.docx'

async function actWithRoom(scope: OperationScope, actId: string): Promise<void> {
  const { files } = await preparedAct(scope, actId)
  if (files.length >= actFilesMost) throw actFilesTooMany.with({ count: actFilesMost })
}

export const addActFileOperation = defineFlow({
  id: 'acts.add-file',
  method: 'POST',
  path,
  summary: 'Add one file to an act that is not posted yet, as multipart/form-data: the first is the act itself',
  access,
  purpose,
  takesFiles: true,
  status: 201,
  input: ActId,
  output: FileOfAct,
  errors: [notFound, actPosted, actFileRefused, actFilesTooMany, fileTooLarge, actFileMissing],
  async steps({ actId }, { upload, transaction, ports, tenant }) {
    if (!upload) throw actFileMissing.with()
    await transaction((scope) => actWithRoom(scope, actId))
    const { files } = await readMultipart({
      ...upload,
      maxFileBytes: actFileBytesMost,
      maxFiles: 1,
      async onFile({ name, stream }) {
        const { fileId, ...stored } = await ports.files.put({
          tenant: tenant.id,
          keyId: actId,
          source: stream,
          maxBytes: actFileBytesMost,
        })
        if (accepts(accepted, stored.mediaType))
          return { id: fileId, name: safeFileName(name, stored.mediaType), ...stored }
        await ports.files.remove({ tenant: tenant.id, fileId })
        throw actFileRefused.with()
      },
    })
    const file = files[0]?.result
    if (file === undefined) throw actFileMissing.with()
    if (file instanceof PorticoError) throw file
    try {
      await transaction(async (scope) => {
        await actWithRoom(scope, actId)
        await addActFile(scope.tx, actId, file)
      })
    } catch (error) {
      await ports.files.remove({ tenant: tenant.id, fileId: file.id })
      throw error
    }
    return file
  },
})

export const removeActFileOperation = defineFlow({
  id: 'acts.remove-file',
  method: 'DELETE',
  path: `${path}/{fileId}`,
  summary: 'Take a file off an act that is not posted yet',
  access,
  purpose,
  status: 204,
  input: ActFileId,
  output: z.null(),
  errors: [notFound, actPosted],
  async steps({ actId, fileId }, { transaction, ports, tenant }) {
    await transaction(async (scope) => {
      const { files } = await preparedAct(scope, actId)
      if (!files.some(({ id }) => id === fileId)) throw notFound.with()
      await removeActFile(scope.tx, actId, fileId)
    })
    await ports.files.remove({ tenant: tenant.id, fileId })
    return null
  },
})

export const readActFileOperation = defineFileOperation({
  id: 'acts.file',
  method: 'GET',
  path: `${path}/{fileId}`,
  summary: 'Download a file of an act of one’s offices, whether it is on the board or not',
  access,
  purpose,
  input: ActFileId,
  errors: [notFound],
  async steps({ actId, fileId }, { transaction, ports, tenant }) {
    const file = await transaction(async (scope) => (await ownAct(scope, actId)).files.find(({ id }) => id === fileId))
    if (!file) throw notFound.with()
    return { ...file, content: await ports.files.open({ tenant: tenant.id, keyId: actId, fileId }) }
  },
})
