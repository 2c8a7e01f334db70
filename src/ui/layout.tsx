import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { FeedbackBanner } from './components/feedback-banner.tsx'
import { Flash } from './components/flash.tsx'
import { Banners } from './layout/banners.tsx'
import { Breadcrumb, type Crumb } from './layout/breadcrumb.tsx'
import { CenterHeader } from './layout/center-header.tsx'
import { Footer } from './layout/footer.tsx'
import { Head, type HeadProps } from './layout/head.tsx'
import { Navigation } from './layout/navigation.tsx'
import { SkipLinks } from './layout/skip-links.tsx'
import { SlimHeader } from './layout/slim-header.tsx'
import type { PageView } from './view.ts'

export interface PageProps {
  readonly view: PageView
  readonly title: string
  readonly description?: string | undefined
  /** Without the home page, which comes first by itself; none on the home page. */
  readonly breadcrumb?: readonly Crumb[] | undefined
  readonly noIndex?: boolean | undefined
  /** `reading`: a column of text and fields; `wide`: worklists and maps; `bare`: the page brings its containers. */
  readonly width?: 'reading' | 'wide' | 'bare' | undefined
  /** Whole address of the image that stands for the page where it is shared. */
  readonly picture?: string | undefined
  readonly feeds?: HeadProps['feeds']
  /** Whether readers may rate it; those pages that search engines may enter, unless said. */
  readonly rated?: boolean | undefined
  readonly children: Child
}

const columns = { reading: 'portico-reading', wide: 'portico-wide', bare: '' } as const

/** A whole page, in the frame of the national model. */
export function Page(props: PageProps) {
  const { view, title, description, breadcrumb, noIndex, width = 'reading', children } = props
  const { rated = noIndex !== true && view.user?.kind !== 'officer' } = props
  const content = (
    <>
      <Flash locale={view.locale} flash={view.flash} />
      {children}
    </>
  )
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={view.locale}>
        <Head
          view={view}
          title={title}
          description={description}
          noIndex={noIndex}
          picture={props.picture}
          feeds={props.feeds}
        />
        <body>
          <SkipLinks locale={view.locale} />
          <Banners view={view} />
          <header class="it-header-wrapper">
            <SlimHeader view={view} />
            <div class="it-nav-wrapper">
              <CenterHeader view={view} />
              <Navigation view={view} />
            </div>
          </header>
          {breadcrumb === undefined ? null : (
            <div class="container">
              <Breadcrumb view={view} crumbs={breadcrumb} />
            </div>
          )}
          <main id="main" tabindex={-1}>
            {width === 'bare' ? content : <div class={`container ${columns[width]}`}>{content}</div>}
          </main>
          {rated ? <FeedbackBanner view={view} /> : null}
          <Footer view={view} />
        </body>
      </html>
    </>
  )
}
