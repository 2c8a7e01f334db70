import { contentTypes } from '#engines/content/index.ts'
import type { ContentTypeId } from '#engines/content/index.ts'
import { plain } from '#engines/search/index.ts'
import { casePath, listCasesOperation } from '#modules/dossier/index.ts'
import { servicesPath } from '#modules/services/index.ts'
import { asset, Button, Card, EmptyState, href, Page, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { searchWords } from '../messages.ts'
import { searchOperation, suggestOperation, wordsMost } from '../operations.ts'
import { searchPath } from '../paths.ts'

/** Name of a type, of many or of one. */
function typeName(type: string, locale: 'it' | 'en', number: 'one' | 'many'): string {
  return Object.hasOwn(contentTypes, type) ? contentTypes[type as ContentTypeId][number][locale] : type
}

function addressOf(view: PageView, q: string, more: Readonly<Record<string, string>> = {}): string {
  return `${href(view, searchPath.to())}?${new URLSearchParams({ q, ...more }).toString()}`
}

/** Own cases whose number or service has all the words: what somebody signed in may be looking for. */
async function ownCases({ call, session }: PageRequest, q: string) {
  if (session === undefined || session.identityLevel < 2) return []
  const wanted = plain(q).split(' ').filter(Boolean)
  const { cases } = await call(listCasesOperation, {})
  return cases.filter(({ title, number }) => {
    const said = plain(`${title} ${number}`)
    return wanted.length > 0 && wanted.every((word) => said.includes(word))
  })
}

export const searchPage = definePage({
  path: searchPath,
  access: 'public',
  async show(request) {
    const { view, locale, call, query, tenant } = request
    const t = searchWords(locale)
    const q = (query.get('q') ?? '').slice(0, wordsMost).trim()
    const type = query.get('tipo') ?? undefined
    const offset = Math.min(500, Math.max(0, Number.parseInt(query.get('da') ?? '0', 10) || 0))
    const { hits, types, corrected, next } = await call(searchOperation, { q, type, offset })
    const cases = offset === 0 && type === undefined ? await ownCases(request, q) : []
    return (
      <Page view={view} title={t('title')} description={t('lead')} breadcrumb={[{ label: t('title') }]} noIndex rated>
        <h1>{t('title')}</h1>
        <SearchForm view={view} asked={q} />
        {q === '' ? <p class="lead">{t('lead')}</p> : null}
        {cases.length === 0 ? null : (
          <section class="mb-5">
            <h2>{t('ownCases')}</h2>
            <ul>
              {cases.map(({ id, title, number, stateName }) => (
                <li>
                  <a href={href(view, casePath.to({ caseId: id }))}>
                    {title}, {t('case', { number })}
                  </a>
                  : {stateName}
                </li>
              ))}
            </ul>
          </section>
        )}
        {q === '' ? null : hits.length === 0 && offset === 0 ? (
          <EmptyState
            title={t('nothing', { words: q })}
            text={t('nothingText', { phone: tenant.data.contacts.phone })}
            action={{ label: t('allServices'), href: href(view, servicesPath.to()) }}
            icon="it-search"
          />
        ) : (
          <>
            <p role="status">
              {corrected === null
                ? t('found', { count: hits.length, words: q })
                : t('corrected', { words: q, corrected })}
            </p>
            {types.length < 2 && type === undefined ? null : (
              <nav aria-label={t('types')}>
                <ul class="portico-chips">
                  <li>
                    <a
                      class="chip chip-simple"
                      href={addressOf(view, q)}
                      aria-current={type === undefined ? 'true' : undefined}
                    >
                      <span class="chip-label">{t('all')}</span>
                    </a>
                  </li>
                  {types.map((one) => (
                    <li>
                      <a
                        class="chip chip-simple"
                        href={addressOf(view, q, { tipo: one.type })}
                        aria-current={type === one.type ? 'true' : undefined}
                      >
                        <span class="chip-label">
                          {typeName(one.type, locale, 'many')} ({one.count})
                        </span>
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            <ul class="list-unstyled">
              {hits.map((hit) => (
                <li class="mb-3">
                  <Card
                    title={hit.title}
                    href={href(view, hit.path)}
                    text={hit.summary}
                    category={typeName(hit.type, locale, 'one')}
                    headingLevel={2}
                  />
                </li>
              ))}
            </ul>
            {next === null ? null : (
              <p>
                <a
                  class="btn btn-outline-primary"
                  href={addressOf(view, q, { da: String(next), ...(type === undefined ? {} : { tipo: type }) })}
                >
                  {t('more')}
                </a>
              </p>
            )}
          </>
        )}
      </Page>
    )
  },
})

/** A box that offers titles while one types; without scripts it just searches. */
function SearchForm({ view, asked }: { view: PageView; asked: string }) {
  const t = searchWords(view.locale)
  return (
    <form class="portico-search mb-4" method="get" action={href(view, searchPath.to())} role="search">
      <portico-suggest
        data-href={`/api/v1${suggestOperation.path}`}
        data-list="suggestions"
        data-go={view.locale === 'it' ? '' : `/${view.locale}`}
        data-one={t('one')}
        data-many={t('many', { count: '{count}' })}
        data-none={t('none')}
      >
        <script type="module" src={asset('suggest.js')}></script>
        <TextField
          locale={view.locale}
          name="q"
          type="search"
          label={t('label')}
          hint={t('hint')}
          value={asked}
          required
          autocomplete="off"
          maxlength={wordsMost}
        />
        <ul class="portico-options" id="q-options" role="listbox" aria-label={t('list')} hidden></ul>
        <p class="visually-hidden" role="status"></p>
      </portico-suggest>
      <p>
        <Button icon="it-search">{t('button')}</Button>
      </p>
    </form>
  )
}
