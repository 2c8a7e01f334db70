import { boards } from '#engines/publications/index.ts'
import { EmptyState, ErrorSummary, href, markup, Page, Pagination, SubNav } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { publicationWords } from '../messages.ts'
import { listPublicationsOperation } from '../operations.ts'
import { publicationsPath } from '../paths.ts'
import { Entries } from './entries.tsx'
import { addressOf, dayOf, isSearch, names, readAsked } from './query.ts'
import { SearchForm } from './search-form.tsx'

/**
 * The official notice board and the lists of transparency, for anybody. Search engines may enter the lists of transparency
 * (D.lgs. 33/2013 art. 9(1)) and are asked to leave the notice board, so that what has left it is not found elsewhere
 * (Garante, guidelines 243/2014, part II).
 */
export const publicationsPage = definePage({
  path: publicationsPath,
  access: 'public',
  async show({ context, view, locale, call, query }) {
    const t = publicationWords(locale)
    const asked = readAsked(query)
    const { board, words, from, until, after } = asked
    const wrong = [
      ...(from.kind === 'invalid' ? [{ field: names.from, text: `${t('from')}: ${t('wrongDate')}` }] : []),
      ...(until.kind === 'invalid' ? [{ field: names.until, text: `${t('until')}: ${t('wrongDate')}` }] : []),
    ]
    const { publications, next } = await call(listPublicationsOperation, {
      board,
      q: words,
      from: dayOf(from),
      until: dayOf(until),
      after,
    })
    const list = (one: typeof board) => ({
      label: t(one ?? 'both'),
      href: addressOf(view, asked, { board: one, after: undefined }),
      current: board === one,
    })
    const page = (
      <Page
        view={view}
        title={t('heading')}
        description={t('lead')}
        breadcrumb={[{ label: t('heading') }]}
        width="wide"
        noIndex={board !== 'trasparenza'}
      >
        <ErrorSummary locale={locale} errors={wrong} />
        <h1>{t('heading')}</h1>
        <p class="lead">{t('lead')}</p>
        <SubNav label={t('lists')} items={[list(undefined), ...boards.map(list)]} />
        <SearchForm view={view} asked={asked} />
        {isSearch(asked) && wrong.length === 0 ? (
          <p role="status">
            {t('found', { count: publications.length })}. <a href={href(view, publicationsPath.to())}>{t('clear')}</a>
          </p>
        ) : null}
        {wrong.length > 0 ? null : publications.length > 0 ? (
          <Entries view={view} entries={publications} />
        ) : isSearch(asked) || after !== undefined ? (
          <EmptyState title={t('noneFound')} text={t('noneFoundText')} icon="it-search" />
        ) : (
          <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />
        )}
        {after === undefined ? null : (
          <p>
            <a href={addressOf(view, asked, { after: undefined })}>{t('newest')}</a>
          </p>
        )}
        <Pagination
          locale={locale}
          nextHref={next === null || wrong.length > 0 ? undefined : addressOf(view, asked, { after: next })}
        />
      </Page>
    )
    return context.html(markup(page), wrong.length > 0 ? 422 : 200)
  },
})
