import { locales, localPath } from '#platform/i18n/index.ts'
import { asset } from '../assets.ts'
import type { PageView } from '../view.ts'

export interface HeadProps {
  readonly view: PageView
  readonly title: string
  readonly description?: string | undefined
  readonly noIndex?: boolean | undefined
  /** Whole address of the image that stands for the page where it is shared. */
  readonly picture?: string | undefined
  readonly feeds?: readonly FeedLink[] | undefined
}

/** A feed of what the page lists. */
export interface FeedLink {
  readonly title: string
  readonly href: string
  readonly type: 'application/rss+xml' | 'application/atom+xml'
}

/** "Page – Municipality"; the municipality alone on its home page. */
export function documentTitle(title: string, municipality: string): string {
  return title === municipality ? title : `${title} – ${municipality}`
}

export function Head({ view, title, description, noIndex, picture, feeds = [] }: HeadProps) {
  const address = (locale: PageView['locale']): string => `${view.origin ?? ''}${localPath(locale, view.path)}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{documentTitle(title, view.tenant.name)}</title>
      {description === undefined ? null : <meta name="description" content={description} />}
      {noIndex ? <meta name="robots" content="noindex" /> : null}
      <link rel="canonical" href={address(view.locale)} />
      {locales.map((locale) => (
        <link rel="alternate" hreflang={locale} href={address(locale)} />
      ))}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={view.tenant.name} />
      <meta property="og:title" content={title} />
      {description === undefined ? null : <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(view.locale)} />
      <meta property="og:locale" content={view.locale === 'it' ? 'it_IT' : 'en_GB'} />
      {picture === undefined ? null : <meta property="og:image" content={picture} />}
      {feeds.map(({ title: name, href, type }) => (
        <link rel="alternate" type={type} title={name} href={href} />
      ))}
      <link rel="manifest" href="/manifest.webmanifest" />
      <meta name="theme-color" content="#0066cc" />
      <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
      <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={asset('titillium-web-400.woff2')} />
      <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={asset('titillium-web-700.woff2')} />
      <link rel="stylesheet" href={asset('portico.css')} />
      {view.tenant.themeHref === undefined ? null : <link rel="stylesheet" href={view.tenant.themeHref} />}
      <script type="module" src={asset('islands.js')}></script>
    </head>
  )
}
