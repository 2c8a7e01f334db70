import { servicesPath } from '#modules/services/index.ts'
import { searchPath } from '#modules/search/index.ts'
import { siteMapPath } from '#modules/site/index.ts'
import { Button, href, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'

const said = {
  it: {
    near: 'Forse cercavi',
    search: 'Cerca nel sito',
    label: 'Che cosa cercavi?',
    button: 'Cerca',
    services: 'Tutti i servizi',
    map: 'Mappa del sito',
    report: 'Un collegamento ti ha portato qui? Segnalalo',
    write: 'Un collegamento ti ha portato qui? Scrivi a {email}',
  },
  en: {
    near: 'You may have been looking for',
    search: 'Search the site',
    label: 'What were you looking for?',
    button: 'Search',
    services: 'All services',
    map: 'Site map',
    report: 'Did a link lead you here? Report it',
    write: 'Did a link lead you here? Write to {email}',
  },
} as const

interface Near {
  readonly title: string
  readonly path: string
}

/** What helps who came to an address that leads nowhere: pages near to its words, a search, a way to say so. */
export function NotFoundHelp({ view, words, near }: { view: PageView; words: string; near: readonly Near[] }) {
  const { locale, tenant } = view
  const t = said[locale]
  const report = tenant.links?.reportInefficiency
  const { email } = tenant.contacts
  return (
    <>
      {near.length === 0 ? null : (
        <>
          <h2 class="h5">{t.near}</h2>
          <ul>
            {near.map(({ title, path }) => (
              <li>
                <a href={href(view, path)}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="h5">{t.search}</h2>
      <form class="portico-search mb-4" method="get" action={href(view, searchPath.to())} role="search">
        <TextField locale={locale} name="q" type="search" label={t.label} value={words} required />
        <p>
          <Button icon="it-search">{t.button}</Button>
        </p>
      </form>
      <ul>
        <li>
          <a href={href(view, servicesPath.to())}>{t.services}</a>
        </li>
        <li>
          <a href={href(view, siteMapPath.to())}>{t.map}</a>
        </li>
        {report === undefined ? null : (
          <li>
            <a href={href(view, report)}>{t.report}</a>
          </li>
        )}
        {report === undefined && email !== undefined ? (
          <li>
            <a href={`mailto:${email}`}>{t.write.replace('{email}', email)}</a>
          </li>
        ) : null}
      </ul>
    </>
  )
}
