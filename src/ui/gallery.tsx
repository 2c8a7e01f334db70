import { FieldsPart } from './gallery/fields-part.tsx'
import { ListsPart, TimePart } from './gallery/lists-part.tsx'
import { MessagesPart } from './gallery/messages-part.tsx'
import { ConfirmPart, MovingPart } from './gallery/moving-part.tsx'
import { galleryWords } from './gallery/texts.ts'
import { Page } from './index.ts'
import type { PageView } from './view.ts'

/** Every component in every state: read by people during development, and by the tests of accessibility. */
export function Gallery({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  return (
    <Page view={view} title={t('title')} description={t('intro')} breadcrumb={[{ label: t('title') }]} noIndex rated>
      <h1>{t('title')}</h1>
      <p class="lead">{t('intro')}</p>
      <MessagesPart view={view} />
      <FieldsPart view={view} errors={false} />
      <FieldsPart view={view} errors />
      <ListsPart view={view} />
      <TimePart view={view} />
      <MovingPart view={view} />
      <ConfirmPart view={view} />
    </Page>
  )
}
