import { splitLocale } from '#platform/i18n/index.ts'
import type { Cookies } from '#platform/http/cookies.ts'
import type { WebContext } from '#platform/http/request.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import { publishingMenu } from '#modules/services/index.ts'
import { appointmentsMenu } from '#modules/appointments/index.ts'
import { deskMenu } from '#modules/desk/index.ts'
import { dossierPath } from '#modules/dossier/index.ts'
import { signInPath, signOutPath } from '#modules/identity/index.ts'
import { noticesMenu, publicationsMenu } from '#modules/publications/index.ts'
import { editorialMenu } from '#modules/editorial/index.ts'
import { feedbackMenu } from '#modules/feedback/index.ts'
import { importsMenu } from '#modules/imports/index.ts'
import { oldAddressesMenu } from '#modules/old-addresses/index.ts'
import { searchMenu, searchPath } from '#modules/search/index.ts'
import { footerLinks, topicsPath } from '#modules/site/index.ts'
import { modelNavigation } from '#ui/index.ts'
import type { NavigationItem, PageView } from '#ui/index.ts'
import { cityMapHref } from './city-map.ts'

/** Cookie of the one message that the next page shows. */
export const flashCookie = 'portico-flash'

/** Who looks: their name, and the roles they hold today. */
export interface Visitor {
  readonly name: string
  readonly roles: readonly OfficeRole[]
}

interface Given {
  /** Unknown where nobody is signed in, and on the page of an error that came before they were known. */
  readonly visitor: Visitor | undefined
  readonly environment: PageView['environment']
  readonly origin: string | undefined
  readonly movedClock: string | undefined
  readonly cookies: Cookies
}

const words = {
  it: { topics: 'Tutti gli argomenti', signedIn: 'Il tuo menu' },
  en: { topics: 'All topics', signedIn: 'Your menu' },
} as const

/** Where officers work. */
const workplaces = ['/ufficio', '/redazione']

/** The menu of the national model, with the topics and the notice board behind it. */
function siteMenu(locale: PageView['locale']): NavigationItem[] {
  return [
    ...modelNavigation(locale),
    { label: words[locale].topics, path: topicsPath.to(), element: 'all-topics' },
    publicationsMenu(locale),
  ]
}

/** What every page knows, from the request. */
export function pageView(context: WebContext, given: Given): PageView {
  const { data } = context.get('tenant')
  const session = context.get('session')
  const locale = context.get('locale')
  const text = words[locale]
  const url = new URL(context.req.url)
  const { path } = splitLocale(url.pathname)
  const flash = given.cookies.read(context, flashCookie)
  if (flash !== undefined) given.cookies.clear(context, flashCookie)
  const { name = text.signedIn, roles = [] } = given.visitor ?? {}
  return {
    tenant: {
      name: data.name,
      tagline: data.tagline[locale],
      region: { name: data.region },
      contacts: {
        address: data.contacts.address,
        phone: data.contacts.phone,
        email: data.contacts.email,
        certifiedEmail: data.contacts.pec,
        fiscalCode: data.fiscalCode,
      },
      map: data.map,
      mapHref: cityMapHref(data),
      links: footerLinks(data.services),
      europeanFunding: data.europeanFunding,
    },
    locale,
    path,
    origin: given.origin,
    user: session && { name, kind: roles.length > 0 ? 'officer' : 'person' },
    csrfToken: session?.csrfToken ?? '',
    signInHref: `${signInPath.to()}?ritorno=${encodeURIComponent(url.pathname)}`,
    signOutHref: signOutPath.to(),
    personalAreaHref: dossierPath.to(),
    searchHref: searchPath.to(),
    navigation: [
      // at work the menu is the office's own; the site is one click away, at the name of the municipality
      ...(workplaces.some((place) => path === place || path.startsWith(`${place}/`)) ? [] : siteMenu(locale)),
      ...deskMenu(roles, locale),
      ...appointmentsMenu(roles, locale),
      ...noticesMenu(roles, locale),
      ...publishingMenu(roles, locale),
      ...editorialMenu(roles, locale),
      ...oldAddressesMenu(roles, locale),
      ...importsMenu(roles, locale),
      ...feedbackMenu(roles, locale),
      ...searchMenu(roles, locale),
    ],
    environment: given.environment,
    flash: flash === undefined ? undefined : { kind: 'success', text: flash },
    demoBanner: data.demo,
    movedClock: given.movedClock,
  }
}
