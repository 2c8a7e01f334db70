import { asset } from '../assets.ts'
import { href, type FooterLinks, type PageView } from '../view.ts'
import { layoutWords } from '../words.ts'
import { Contacts } from './contacts.tsx'

interface FooterLink {
  readonly key: keyof FooterLinks
  readonly element?: string | undefined
}

const help: readonly FooterLink[] = [
  { key: 'faq', element: 'faq' },
  { key: 'appointmentBooking', element: 'appointment-booking' },
  { key: 'reportInefficiency', element: 'report-inefficiency' },
  { key: 'assistance' },
]

const legal: readonly FooterLink[] = [
  { key: 'transparency' },
  { key: 'noticeBoard' },
  { key: 'privacy', element: 'privacy-policy-link' },
  { key: 'legalNotes', element: 'legal-notes' },
  { key: 'accessibility', element: 'accessibility-link' },
  { key: 'siteMap' },
  { key: 'sources' },
]

export function Footer({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  const { tenant } = view
  return (
    <footer class="it-footer" id="footer" tabindex={-1}>
      <div class="it-footer-main">
        <div class="container">
          <div class="portico-footer-brand">
            {tenant.europeanFunding ? (
              <p class="portico-funding">
                <img src={asset('europe.svg')} alt="" width="60" height="40" />
                <span>
                  {t('funding')}
                  <br />
                  {t('fundingProgramme')}
                </span>
              </p>
            ) : null}
            <p class="portico-footer-name">
              <img class="portico-crest" src={tenant.crest ?? asset('crest.svg')} alt="" width="64" height="80" />
              <span>{tenant.name}</span>
            </p>
          </div>
          <div class="row">
            <section class="col-12 col-md-6">
              <h2 class="h6">{t('contacts')}</h2>
              <Contacts view={view} />
            </section>
            <LinkColumn view={view} title={t('help')} links={help} />
          </div>
        </div>
      </div>
      {hasAny(view, legal) ? (
        <div class="it-footer-small-prints">
          <div class="container">
            <Links view={view} links={legal} class="portico-footer-legal" />
          </div>
        </div>
      ) : null}
    </footer>
  )
}

function hasAny(view: PageView, links: readonly FooterLink[]): boolean {
  return links.some(({ key }) => view.tenant.links?.[key] !== undefined)
}

function LinkColumn({ view, title, links }: { view: PageView; title: string; links: readonly FooterLink[] }) {
  if (!hasAny(view, links)) return null
  return (
    <section class="col-12 col-md-6">
      <h2 class="h6">{title}</h2>
      <Links view={view} links={links} class="portico-footer-links" />
    </section>
  )
}

function Links({ view, links, class: name }: { view: PageView; links: readonly FooterLink[]; class: string }) {
  const t = layoutWords(view.locale)
  return (
    <ul class={name}>
      {links.map(({ key, element }) => {
        const path = view.tenant.links?.[key]
        if (path === undefined) return null
        return (
          <li>
            <a href={href(view, path)} data-element={element}>
              {t(key)}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
