import { href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { imagePath } from '../paths.ts'
import type { ShownImage } from '../schema.ts'

const widths = ['320', '640', '1280'] as const

/** Whole address of an image in its widest cut. */
export function pictureOf(origin: string, { id }: ShownImage): string {
  return origin + imagePath.to({ imageId: id, width: '1280', cut: 'wide', format: 'webp' })
}

export interface PictureProps {
  readonly view: PageView
  readonly image: ShownImage
  /** Cut to 16:9, as in cards, or whole. */
  readonly cut: 'wide' | 'whole'
  /** How wide it is shown, as the `sizes` of HTML. */
  readonly sizes: string
  /** Loaded at once: for an image at the top of a page alone. */
  readonly eager?: boolean | undefined
}

/** An image in the sizes and formats that the browser chooses from. */
export function Picture({ view, image, cut, sizes, eager = false }: PictureProps) {
  const address = (width: string, format: 'avif' | 'webp') =>
    href(view, imagePath.to({ imageId: image.id, width, cut, format }))
  const set = (format: 'avif' | 'webp') => widths.map((width) => `${address(width, format)} ${width}w`).join(', ')
  const height = cut === 'wide' ? 720 : Math.round((1280 * image.height) / image.width)
  return (
    <picture>
      <source type="image/avif" srcset={set('avif')} sizes={sizes} />
      <img
        class="img-fluid portico-picture"
        src={address('640', 'webp')}
        srcset={set('webp')}
        sizes={sizes}
        alt={image.alt}
        width="1280"
        height={String(height)}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}
