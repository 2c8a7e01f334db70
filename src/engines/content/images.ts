import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { v7 as uuid } from 'uuid'
import { defineError } from '#kernel/errors.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Widths that images are made in, in pixels. */
export const imageWidths = [320, 640, 1280] as const
export const imageFormats = ['avif', 'webp'] as const
/** Whole, or cut to 16:9 around the point where the eye should rest. */
export const imageCuts = ['whole', 'wide'] as const

export type ImageWidth = (typeof imageWidths)[number]
export type ImageFormat = (typeof imageFormats)[number]
export type ImageCut = (typeof imageCuts)[number]

/** Most bytes of an image as it is given, and most pixels: beyond them one image could take the memory of a process. */
export const imageBytesMost = 20_000_000
const pixelsMost = 60_000_000

const accepted: readonly string[] = ['jpeg', 'png', 'webp', 'heif']

export const imageRefused = defineError({
  code: 'image-refused',
  status: 422,
  sentence: {
    it: 'Il file non è un’immagine JPEG, PNG, WebP o AVIF che si possa leggere, oppure è troppo grande (al massimo 20 MB e 60 milioni di punti).',
    en: 'The file is no readable JPEG, PNG, WebP or AVIF image, or it is too large (20 MB and 60 million pixels at most).',
  },
})

/** An image to keep. */
export interface NewImage {
  readonly bytes: Buffer
  readonly officerId: string | null
  readonly now: Date
  /** Drawn by this program: only then may it be SVG, which can hold scripts and links. */
  readonly isDrawn?: boolean
}

/** An image of the site. */
export interface ImageRecord {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly focalX: number
  readonly focalY: number
}

/** Keeps an image; the same bytes given again are the same image. Refuses what is no image, by its content. */
export async function storeImage(tx: Tx, { bytes, officerId, now, isDrawn = false }: NewImage): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await tx.selectFrom('image').select('id').where('sha256', '=', sha256).executeTakeFirst()
  if (known) return known.id
  if (bytes.length === 0 || bytes.length > imageBytesMost) throw imageRefused.with()
  const { format, width, height, autoOrient } = await sharp(bytes, { limitInputPixels: pixelsMost })
    .metadata()
    .catch(() => {
      throw imageRefused.with()
    })
  if (!(accepted.includes(format) || (isDrawn && format === 'svg')) || !(width > 0 && height > 0))
    throw imageRefused.with()
  const id = uuid()
  await tx
    .insertInto('image')
    .values({
      id,
      sha256,
      media_type: format === 'svg' ? 'image/svg+xml' : `image/${format}`,
      width: autoOrient.width,
      height: autoOrient.height,
      original: bytes,
      officer_id: officerId,
      created_at: now,
    })
    .execute()
  return id
}

/** What is known of images, in the order of the ids; those that are not there are left out. */
export async function readImages(tx: Tx, ids: readonly string[]): Promise<ImageRecord[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('image')
    .select(['id', 'width', 'height', 'focal_x', 'focal_y'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id)
    return row ? [{ id, width: row.width, height: row.height, focalX: row.focal_x, focalY: row.focal_y }] : []
  })
}

/** Height of a size, in pixels. */
function heightOf({ width, height }: ImageRecord, wanted: ImageWidth, cut: ImageCut): number {
  return cut === 'wide' ? Math.round((wanted * 9) / 16) : Math.max(1, Math.round((wanted * height) / width))
}

/**
 * An image in a width, cut and format: made when it is first asked for, and kept. Without what a camera writes into it
 * (place, time, owner). Undefined for an image that is not there.
 */
export async function readImageSize(
  tx: Tx,
  id: string,
  wanted: { readonly width: ImageWidth; readonly cut: ImageCut; readonly format: ImageFormat },
): Promise<Buffer | undefined> {
  const [image] = await readImages(tx, [id])
  if (!image) return undefined
  const height = heightOf(image, wanted.width, wanted.cut)
  const key = { image_id: id, width: wanted.width, height, format: wanted.format }
  const made = await tx
    .selectFrom('image_size')
    .select('bytes')
    .where('image_id', '=', id)
    .where('width', '=', wanted.width)
    .where('height', '=', height)
    .where('format', '=', wanted.format)
    .executeTakeFirst()
  if (made) return made.bytes
  const { original } = await tx.selectFrom('image').select('original').where('id', '=', id).executeTakeFirstOrThrow()
  const bytes = await makeSize(original, image, { ...wanted, height })
  await tx
    .insertInto('image_size')
    .values({ ...key, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return bytes
}

async function makeSize(
  original: Buffer,
  { width, height, focalX, focalY }: ImageRecord,
  wanted: { readonly width: number; readonly height: number; readonly format: ImageFormat },
): Promise<Buffer> {
  const scale = Math.max(wanted.width / width, wanted.height / height)
  const [wholeWidth, wholeHeight] = [
    Math.max(wanted.width, Math.round(width * scale)),
    Math.max(wanted.height, Math.round(height * scale)),
  ]
  const inside = (focal: number, whole: number, part: number) =>
    Math.min(whole - part, Math.max(0, Math.round(focal * whole - part / 2)))
  const cut = sharp(original, { limitInputPixels: pixelsMost })
    .autoOrient()
    .resize(wholeWidth, wholeHeight, { fit: 'fill' })
    .extract({
      left: inside(focalX, wholeWidth, wanted.width),
      top: inside(focalY, wholeHeight, wanted.height),
      width: wanted.width,
      height: wanted.height,
    })
  return wanted.format === 'avif'
    ? cut.avif({ quality: 50, effort: 2 }).toBuffer()
    : cut.webp({ quality: 75 }).toBuffer()
}

/** Moves the point where the eye should rest; the sizes made before are made again. Both from 0 to 1. */
export async function setFocalPoint(tx: Tx, id: string, focalX: number, focalY: number): Promise<void> {
  await tx.updateTable('image').set({ focal_x: focalX, focal_y: focalY }).where('id', '=', id).execute()
  await tx.deleteFrom('image_size').where('image_id', '=', id).execute()
}
