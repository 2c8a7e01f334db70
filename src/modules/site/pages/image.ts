import { z } from 'zod'
import { imageCuts, imageFormats, imageWidths } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { definePage } from '#ui/web/route.ts'
import { getImageOperation } from '../operations.ts'
import { imagePath } from '../paths.ts'

const Wanted = z.object({
  imageId: z.uuid(),
  width: z.coerce.number().pipe(z.literal([...imageWidths])),
  cut: z.enum(imageCuts),
  format: z.enum(imageFormats),
})

const day = 86_400

/** An image for browsers: kept for a day, since the point where it is cut may be moved. */
export const image = definePage({
  path: imagePath,
  access: 'public',
  async show({ file, param }) {
    const wanted = Wanted.safeParse({
      imageId: param('imageId'),
      width: param('width'),
      cut: param('cut'),
      format: param('format'),
    })
    if (!wanted.success) throw notFound.with()
    const answer = await file(getImageOperation, wanted.data, true)
    answer.headers.set('cache-control', `public, max-age=${day}`)
    return answer
  },
})
