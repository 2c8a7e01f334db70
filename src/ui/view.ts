import type { CityMap } from '#kernel/city-map.ts'
import { localPath, type Locale } from '#platform/i18n/index.ts'

/** What every page knows: whose site it is, in which language, who is looking. Made once a request by the web layer. */
export interface PageView {
  readonly tenant: TenantView
  readonly locale: Locale
  /** Path of this page without the locale's prefix, query excluded: `/servizi/occupazione-suolo`. */
  readonly path: string
  /** `https://comune.example.it`, for canonical and alternate links; relative links without it. */
  readonly origin?: string | undefined
  readonly user?: UserView | undefined
  readonly csrfToken: string
  /** Paths without the locale's prefix. */
  readonly signInHref: string
  readonly signOutHref?: string | undefined
  readonly personalAreaHref?: string | undefined
  readonly searchHref?: string | undefined
  /** Only what exists is given: nothing in the menu leads nowhere. */
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly environment: 'development' | 'production' | 'test'
  readonly flash?: FlashView | undefined
  readonly demoBanner?: boolean | undefined
  /** Words of the moved clock ("22 novembre 2026, 10:00"), shown outside production. */
  readonly movedClock?: string | undefined
}

export interface UserView {
  readonly name: string
  readonly kind: 'person' | 'officer'
}

export interface FlashView {
  readonly kind: 'success' | 'info' | 'warning' | 'danger'
  readonly text: string
}

export interface NavigationItem {
  readonly label: string
  readonly path: string
  readonly element?: 'management' | 'news' | 'all-services' | 'live' | 'all-topics' | undefined
}

export interface TenantView {
  readonly name: string
  readonly tagline?: string | undefined
  readonly region?: { readonly name: string; readonly href?: string | undefined } | undefined
  readonly contacts: ContactsView
  /** Address of the municipality's crest (SVG or PNG on this host); a neutral crest is shown without it. */
  readonly crest?: string | undefined
  readonly colours?: { readonly primary: string } | undefined
  /** Style sheet with `themeCss(colours)`, served by this host. */
  readonly themeHref?: string | undefined
  readonly links?: FooterLinks | undefined
  readonly europeanFunding?: boolean | undefined
  /** Its own map, and the address at which browsers find it. */
  readonly map?: CityMap | undefined
  readonly mapHref?: string | undefined
}

export interface ContactsView {
  readonly address?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly certifiedEmail?: string | undefined
  readonly fiscalCode?: string | undefined
  readonly vatNumber?: string | undefined
}

/** Paths of this site (prefixed with the locale) or whole addresses (left alone); what is missing is not shown. */
export interface FooterLinks {
  readonly faq?: string | undefined
  readonly appointmentBooking?: string | undefined
  readonly reportInefficiency?: string | undefined
  readonly assistance?: string | undefined
  readonly transparency?: string | undefined
  readonly noticeBoard?: string | undefined
  readonly privacy?: string | undefined
  readonly legalNotes?: string | undefined
  readonly accessibility?: string | undefined
  readonly sources?: string | undefined
  readonly siteMap?: string | undefined
}

/** The address of a path of this site in the page's language. */
export function href(view: Pick<PageView, 'locale'>, path: string): string {
  return localPath(view.locale, path)
}
