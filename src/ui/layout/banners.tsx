import type { PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

/** Thin strips over the page: that the site is a demonstration, that the clock has been moved. */
export function Banners({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  const words = [
    view.demoBanner ? t('demo') : undefined,
    view.environment === 'development' ? t('development') : undefined,
    view.environment !== 'production' && view.movedClock !== undefined
      ? t('movedClock', { time: view.movedClock })
      : undefined,
  ].filter((text) => text !== undefined)
  if (words.length === 0) return null
  return <div class="portico-banner">{words.join(' · ')}</div>
}
