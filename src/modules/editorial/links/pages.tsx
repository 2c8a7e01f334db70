import { contentTypes } from '#engines/content/index.ts'
import { formatInstant } from '#kernel/dates.ts'
import { Alert, href, Page } from '#ui/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { editorialWords } from '../messages.ts'
import { checkLinkPath, deskContentPath, editorialPath, linksPath } from '../paths.ts'
import { BrokenLinks } from './list.tsx'
import { linkWords } from './messages.ts'
import { checkLinkOperation, listLinksOperation } from './operations.ts'
import { sayTrouble } from './said.ts'

export const showLinks = definePage({
  path: linksPath,
  access: 'officer',
  async show({ call, view, locale }) {
    const t = linkWords(locale)
    const { contents, hasMore, checked, waiting, last } = await call(listLinksOperation, {})
    const shown = contents.reduce((sum, { links }) => sum + links.length, 0)
    return (
      <Page
        view={view}
        title={t('title')}
        breadcrumb={[{ label: editorialWords(locale)('title'), path: editorialPath.to() }, { label: t('title') }]}
        width="wide"
        noIndex
      >
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <p>
          {t('counted', { checked, waiting })}
          {last === null ? null : ` ${t('last', { date: formatInstant(new Date(last), locale) })}`}
        </p>
        {contents.length > 0 ? null : (
          <Alert locale={locale} kind={checked === 0 ? 'info' : 'success'}>
            {t(checked === 0 ? 'noneYet' : 'none')}
          </Alert>
        )}
        {hasMore ? (
          <Alert locale={locale} kind="info">
            {t('more', { count: shown })}
          </Alert>
        ) : null}
        {contents.map(({ id, type, title, links }) => (
          <section aria-labelledby={`content-${id}`}>
            <h2 class="h4" id={`content-${id}`}>
              <a href={href(view, deskContentPath.to({ contentId: id }))}>
                <bdi>{title}</bdi>
              </a>{' '}
              <span class="fw-normal">({contentTypes[type].one[locale]})</span>
            </h2>
            <BrokenLinks view={view} links={links} canCheck />
          </section>
        ))}
      </Page>
    )
  },
})

export const checkLink = defineForm({
  path: checkLinkPath,
  access: 'officer',
  async submit({ call, locale, redirect }, form) {
    const t = linkWords(locale)
    const answer = await call(checkLinkOperation, { address: form.text('address') })
    const { verdict } = answer
    if (verdict === 'works') return redirect(linksPath.to(), t('fine'))
    if (verdict === 'unknown') return redirect(linksPath.to(), t('unclear'))
    return redirect(linksPath.to(), t('still', { why: sayTrouble({ ...answer, isContent: false }, locale) }))
  },
})
