import { locales, localPath } from '#platform/i18n/index.ts'
import type { PageView } from '../view.ts'
import { layoutWords } from '../words.ts'
import { AccessZone } from './access-zone.tsx'

const languages = { it: { short: 'ITA', name: 'italian' }, en: { short: 'ENG', name: 'english' } } as const

/** Region, languages, access to the personal area. */
export function SlimHeader({ view }: { view: PageView }) {
  const { region } = view.tenant
  return (
    <div class="it-header-slim-wrapper">
      <div class="container">
        <div class="it-header-slim-wrapper-content">
          {region === undefined ? (
            <span></span>
          ) : region.href === undefined ? (
            <span class="navbar-brand">{region.name}</span>
          ) : (
            <a class="navbar-brand" href={region.href}>
              {region.name}
            </a>
          )}
          <div class="it-header-slim-right-zone">
            <Languages view={view} />
            <AccessZone view={view} />
          </div>
        </div>
      </div>
    </div>
  )
}

function Languages({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  return (
    <ul class="portico-languages" aria-label={t('language')}>
      {locales.map((locale) => {
        const { short, name } = languages[locale]
        const current = locale === view.locale
        return (
          <li>
            <a
              href={localPath(locale, view.path)}
              lang={locale}
              hreflang={locale}
              aria-current={current ? 'true' : undefined}
            >
              <span aria-hidden="true">{short}</span>
              <span class="visually-hidden">{layoutWords(locale)(name)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
