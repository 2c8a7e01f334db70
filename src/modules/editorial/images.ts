import { z } from 'zod'
import { defineError, PorticoError } from '#kernel/errors.ts'
import {
  imageBytesMost,
  imageRefused,
  listImages,
  readImages,
  setFocalPoint,
  storeImage,
} from '#engines/content/index.ts'
import type { ImageRecord } from '#engines/content/index.ts'
import { fileTooLarge, readMultipart } from '#platform/files/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import { editors, purpose, self, writers } from './scope.ts'

const path = '/office/images'
const most = 24

const noImageGiven = defineError({
  code: 'image-missing',
  status: 422,
  sentence: { it: 'Scegli il file di un’immagine.', en: 'Choose the file of an image.' },
})

const Share = z.number().min(0).max(1)

export const ImageInfo = z.object({
  id: z.uuid(),
  width: z.number().int().describe('In pixels.'),
  height: z.number().int().describe('In pixels.'),
  focalX: Share.describe('Where the eye should rest, from the left: 0 to 1.'),
  focalY: Share.describe('From the top.'),
})
export type ImageInfo = z.output<typeof ImageInfo>

const ImageId = z.object({ imageId: z.uuid() })

const infoOf = ({ id, width, height, focalX, focalY }: ImageRecord): ImageInfo => ({
  id,
  width,
  height,
  focalX,
  focalY,
})

export const listImagesOperation = defineOperation({
  id: 'editorial.images',
  method: 'GET',
  path,
  summary: 'List the images of the site, the newest first, with where they are used',
  access: editors,
  purpose,
  input: z.object({ before: z.uuid().optional().describe('`next` of the page before.') }),
  output: z.object({
    images: z.array(
      ImageInfo.extend({
        createdAt: z.iso.datetime(),
        uses: z.array(z.object({ title: z.string(), alt: z.string() })),
      }),
    ),
    next: z.uuid().nullable(),
  }),
  errors: [],
  async run({ before }, { tx }) {
    const found = await listImages(tx, { before, most: most + 1 })
    const shown = found.slice(0, most)
    return {
      images: shown.map((one) => ({
        ...infoOf(one),
        createdAt: one.createdAt.toISOString(),
        uses: one.uses.map(({ title, alt }) => ({ title, alt })),
      })),
      next: found.length > most ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})

export const uploadImageOperation = defineFlow({
  id: 'editorial.upload-image',
  method: 'POST',
  path,
  summary: 'Upload one image for the site, as multipart/form-data; the same image given again is the same',
  access: writers,
  purpose,
  takesFiles: true,
  status: 201,
  input: z.object({}),
  output: ImageId,
  errors: [imageRefused, fileTooLarge, noImageGiven],
  async steps(_, { upload, transaction }) {
    if (!upload) throw noImageGiven.with()
    const { files } = await readMultipart({
      ...upload,
      maxFileBytes: imageBytesMost,
      maxFiles: 1,
      onFile: async ({ stream }) => Buffer.concat((await stream.toArray()) as Buffer[]),
    })
    const bytes = files[0]?.result
    if (bytes === undefined) throw noImageGiven.with()
    if (bytes instanceof PorticoError) throw bytes
    return transaction(async (scope) => ({
      imageId: await storeImage(scope.tx, { bytes, officerId: self(scope), now: scope.now }),
    }))
  },
})

export const getImageInfoOperation = defineOperation({
  id: 'editorial.image',
  method: 'GET',
  path: `${path}/{imageId}`,
  summary: 'Get the size of an image and the point where the eye should rest',
  access: editors,
  purpose,
  input: ImageId,
  output: ImageInfo,
  errors: [],
  async run({ imageId }, { tx }) {
    const [image] = await readImages(tx, [imageId])
    if (!image) throw notFound.with()
    return infoOf(image)
  },
})

export const setFocalPointOperation = defineOperation({
  id: 'editorial.focal-point',
  method: 'POST',
  path: `${path}/{imageId}/focal-point`,
  summary: 'Say where the eye should rest in an image: that part stays in sight wherever it is cut',
  access: writers,
  purpose,
  status: 204,
  input: ImageId.extend({ x: Share, y: Share }),
  output: z.null(),
  errors: [],
  async run({ imageId, x, y }, { tx }) {
    const [image] = await readImages(tx, [imageId])
    if (!image) throw notFound.with()
    if (image.focalX !== x || image.focalY !== y) await setFocalPoint(tx, imageId, x, y)
    return null
  },
})
