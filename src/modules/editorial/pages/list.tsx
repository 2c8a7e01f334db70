import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { contentTypeIds, contentTypes, deskStates } from '#engines/content/index.ts'
import type { DeskState } from '#engines/content/index.ts'
import {
  Badge,
  Button,
  DataTable,
  EmptyState,
  href,
  LinkButton,
  Page,
  Pagination,
  Select,
  TextField,
} from '#ui/index.ts'
import type { BadgeTone } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { editorialWords } from '../messages.ts'
import { listDeskOperation } from '../operations.ts'
import { deskContentPath, editorialPath, newContentPath } from '../paths.ts'

const tones: Readonly<Record<DeskState, BadgeTone>> = {
  draft: 'neutral',
  'in-review': 'progress',
  scheduled: 'progress',
  public: 'success',
  changed: 'warning',
  withdrawn: 'neutral',
  'review-due': 'danger',
  english: 'warning',
}

/** The contents of the offices of an editor. */
export const deskList = definePage({
  path: editorialPath,
  access: 'officer',
  async show({ view, locale, call, query, tenant }) {
    const t = editorialWords(locale)
    const given = (name: string) => query.get(name)?.trim() ?? ''
    const type = contentTypeIds.find((id) => id === given('tipo'))
    const state = deskStates.find((id) => id === given('stato'))
    const search = given('cerca').slice(0, 200)
    const after = query.get('dopo') ?? undefined
    const { contents, next, writesIn } = await call(listDeskOperation, { type, state, q: search, after })
    const filters = { tipo: type ?? '', stato: state ?? '', cerca: search }
    const isFiltered = Object.values(filters).some((text) => text !== '')
    const here = href(view, editorialPath.to())
    const onward = (cursor: string) => `${here}?${new URLSearchParams({ ...filters, dopo: cursor }).toString()}`
    const officeName = (id: string) => tenant.data.offices.find((office) => office.id === id)?.name[locale] ?? id
    const mayWrite = writesIn.length > 0
    return (
      <Page view={view} title={t('title')} breadcrumb={[{ label: t('title') }]} width="wide" noIndex>
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        {mayWrite ? (
          <p>
            <LinkButton href={href(view, newContentPath.to())}>{t('new')}</LinkButton>
          </p>
        ) : null}
        <form method="get" action={here} role="search" aria-label={t('filters')}>
          <div class="row">
            <div class="col-12 col-lg-4">
              <TextField
                locale={locale}
                name="cerca"
                type="search"
                label={t('search')}
                required={true}
                value={search}
              />
            </div>
            <div class="col-12 col-md-6 col-lg-4">
              <Select
                locale={locale}
                name="tipo"
                label={t('type')}
                required={true}
                placeholder={t('any')}
                value={type}
                options={contentTypeIds.map((id) => ({ value: id, label: contentTypes[id].one[locale] }))}
              />
            </div>
            <div class="col-12 col-md-6 col-lg-4">
              <Select
                locale={locale}
                name="stato"
                label={t('state')}
                required={true}
                placeholder={t('any')}
                value={state}
                options={deskStates.map((id) => ({ value: id, label: t(`state-${id}`) }))}
              />
            </div>
          </div>
          <Button kind="secondary">{t('filter')}</Button>
        </form>
        {contents.length > 0 ? (
          <DataTable
            caption={t('contents')}
            hideCaption
            rows={contents}
            columns={[
              {
                header: t('content'),
                rowHeader: true,
                cell: (row) => <a href={href(view, deskContentPath.to({ contentId: row.id }))}>{row.title}</a>,
              },
              { header: t('type'), cell: (row) => contentTypes[row.type].one[locale] },
              {
                header: t('state'),
                cell: (row) => (
                  <>
                    {row.states.map((one) => (
                      <>
                        <Badge tone={tones[one]} text={t(`state-${one}`)} />{' '}
                      </>
                    ))}
                    {row.states.includes('review-due') && row.nextReview !== null
                      ? formatDate(plainDate(row.nextReview), locale)
                      : null}
                  </>
                ),
              },
              { header: t('office'), cell: (row) => officeName(row.officeId) },
              { header: t('changed'), cell: (row) => formatDate(romeDate(new Date(row.changedAt)), locale) },
            ]}
          />
        ) : isFiltered ? (
          <EmptyState title={t('nothing')} text={t('nothingText')} action={{ label: t('clear'), href: here }} />
        ) : (
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={mayWrite ? { label: t('new'), href: href(view, newContentPath.to()) } : undefined}
          />
        )}
        <Pagination locale={locale} nextHref={next === null ? undefined : onward(next)} />
      </Page>
    )
  },
})
