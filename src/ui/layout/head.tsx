import { locales, localPath } from '#platform/i18n/index.ts'
import { asset } from '../assets.ts'
import type { PageView } from '../view.ts'

export interface HeadProps {
  readonly view: PageView
  readonly title: string
  readonly description?: string | undefined
  readonly noIndex?: boolean | undefined
}

/** "Page – Municipality"; the municipality alone on its home page. */
export function documentTitle(title: string, municipality: string): string {
  return title === municipality ? title : `${title} – ${municipality}`
}

export function Head({ view, title, description, noIndex }: HeadProps) {
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
      <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
      <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={asset('titillium-web-400.woff2')} />
      <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={asset('titillium-web-700.woff2')} />
      <link rel="stylesheet" href={asset('portico.css')} />
      {view.tenant.themeHref === undefined ? null : <link rel="stylesheet" href={view.tenant.themeHref} />}
      <script type="module" src={asset('islands.js')}></script>
    </head>
  )
}
