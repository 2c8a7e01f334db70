import { asset } from '../assets.ts'
import { Icon } from '../components/icon.tsx'
import { href, type PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

/** Crest, name of the municipality, search. */
export function CenterHeader({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  const { name, tagline, crest } = view.tenant
  return (
    <div class="it-header-center-wrapper">
      <div class="container">
        <div class="it-header-center-content-wrapper">
          <div class="it-brand-wrapper">
            <a href={href(view, '/')}>
              <img class="portico-crest" src={crest ?? asset('crest.svg')} alt="" width="64" height="80" />
              <span class="it-brand-text">
                <span class="it-brand-title">
                  {name}
                  <span class="visually-hidden">, {t('homePage')}</span>
                </span>
                {tagline === undefined ? null : <span class="it-brand-tagline">{tagline}</span>}
              </span>
            </a>
          </div>
          {view.searchHref === undefined ? null : (
            <div class="it-right-zone">
              <div class="it-search-wrapper">
                <span class="d-none d-md-block" aria-hidden="true">
                  {t('search')}
                </span>
                <a class="search-link rounded-icon" href={href(view, view.searchHref)} aria-label={t('search')}>
                  <Icon name="it-search" />
                </a>
              </div>
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
