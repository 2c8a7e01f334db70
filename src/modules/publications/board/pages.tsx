import { addDays, formatDate, plainDate } from '#kernel/dates.ts'
import { Button, DataTable, EmptyState, href, Page, Select, SummaryList, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PublicEntry } from '../entry.ts'
import { Cursor, listPublicationsOperation } from '../operations.ts'
import { noticeBoardPath, noticeFilePath, noticePath, noticeRegisterPath } from '../paths.ts'
import { boardWords } from './messages.ts'
import { getNoticeOperation, readNoticeFileOperation } from './operations.ts'
import { aboutOf, ActCell, FileLinks, numberOf, say } from './said.tsx'

const names = { words: 'q', office: 'ufficio', after: 'dopo' } as const
const wordsAtMost = 200

/** The acts on the board today. Search engines are asked to leave it: see the page of publications. */
export const noticeBoardPage = definePage({
  path: noticeBoardPath,
  access: 'public',
  shared: true,
  async show({ view, locale, call, query, tenant, roles }) {
    const t = boardWords(locale)
    const words = (query.get(names.words) ?? '').slice(0, wordsAtMost).trim()
    const office = tenant.data.offices.find(({ id }) => id === query.get(names.office))?.id
    const after = Cursor.safeParse(query.get(names.after)).data
    const { publications, next } = await call(listPublicationsOperation, { board: 'albo', q: words, office, after })
    const isFiltered = words !== '' || office !== undefined
    return (
      <Page
        view={view}
        title={t('title')}
        description={t('lead')}
        breadcrumb={[{ label: t('title') }]}
        width="wide"
        noIndex
      >
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <p>{t('gone')}</p>
        {roles.length === 0 ? null : (
          <p>
            <a href={href(view, noticeRegisterPath.to())}>{t('register')}</a>
          </p>
        )}
        <Filters view={view} words={words} office={office} offices={tenant.data.offices} />
        {publications.length > 0 ? (
          <Notices view={view} entries={publications} />
        ) : isFiltered || after !== undefined ? (
          <EmptyState
            title={t('noneFound')}
            text={t('noneFoundText')}
            action={{ label: t('clear'), href: href(view, noticeBoardPath.to()) }}
            icon="it-search"
          />
        ) : (
          <EmptyState title={t('nothing')} text={t('nothingText')} icon="it-file" />
        )}
        {next === null ? null : (
          <form method="get" action={href(view, noticeBoardPath.to())}>
            {words === '' ? null : <input type="hidden" name={names.words} value={words} />}
            {office === undefined ? null : <input type="hidden" name={names.office} value={office} />}
            <input type="hidden" name={names.after} value={next} />
            <button class="btn btn-outline-primary" type="submit">
              {t('loadMore')}
            </button>
          </form>
        )}
      </Page>
    )
  },
})

interface FiltersProps {
  readonly view: PageView
  readonly words: string
  readonly office: string | undefined
  readonly offices: readonly { readonly id: string; readonly name: { readonly it: string; readonly en: string } }[]
}

function Filters({ view, words, office, offices }: FiltersProps) {
  const { locale } = view
  const t = boardWords(locale)
  return (
    <form class="mt-4" method="get" action={href(view, noticeBoardPath.to())} role="search">
      <div class="row">
        <div class="col-12 col-lg-6">
          <TextField
            locale={locale}
            name={names.words}
            type="search"
            label={t('search')}
            value={words}
            required={false}
            maxlength={wordsAtMost}
          />
        </div>
        <div class="col-12 col-lg-6">
          <Select
            locale={locale}
            name={names.office}
            label={t('office')}
            value={office ?? ''}
            placeholder={t('allOffices')}
            required={false}
            options={offices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
          />
        </div>
      </div>
      <p class="mb-4">
        <Button icon="it-search">{t('show')}</Button>
      </p>
    </form>
  )
}

function Notices({ view, entries }: { view: PageView; entries: readonly PublicEntry[] }) {
  const { locale } = view
  const t = boardWords(locale)
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      rows={entries}
      columns={[
        {
          header: t('number'),
          rowHeader: true,
          cell: (entry) => {
            const numbered = numberOf(entry)
            return numbered && <a href={href(view, noticePath.to(numbered))}>{numbered.label}</a>
          },
        },
        { header: t('act'), cell: (entry) => <ActCell entry={entry} locale={locale} /> },
        { header: t('kindOrService'), cell: aboutOf },
        { header: t('office'), cell: ({ office }) => office },
        {
          header: t('period'),
          cell: ({ from, until }) => (
            <>
              {t('fromUntil', { from: say(from, locale), until: say(until, locale) })}
              <br />
              <span class="text-muted">{t('removal', { date: formatDate(addDays(plainDate(until), 1), locale) })}</span>
            </>
          ),
        },
      ]}
    />
  )
}

/** One act, while it is on the board; afterwards its address answers that it is gone (410). */
export const noticePage = definePage({
  path: noticePath,
  access: 'public',
  shared: true,
  async show({ view, locale, call, param }) {
    const t = boardWords(locale)
    const numbered = { year: param('year'), number: param('number') }
    const entry = await call(getNoticeOperation, numbered)
    const title = t('noticeTitle', numbered)
    return (
      <Page
        view={view}
        title={title}
        breadcrumb={[{ label: t('title'), path: noticeBoardPath.to() }, { label: title }]}
        noIndex
      >
        <h1>{title}</h1>
        <SummaryList
          locale={locale}
          rows={[
            { label: t('act'), value: <ActCell entry={entry} locale={locale} /> },
            ...rowOf(t('kind'), entry.kind),
            ...rowOf(t('askedBy'), entry.askedBy),
            ...rowOf(t('service'), entry.service?.title ?? null),
            ...rowOf(t('outcome'), entry.outcome),
            { label: t('office'), value: entry.office },
            ...entry.fields.map(({ label, value }) => ({ label, value: <bdi>{value}</bdi> })),
            {
              label: t('period'),
              value: t('fromUntil', { from: say(entry.from, locale), until: say(entry.until, locale) }),
            },
            { label: t('norm'), value: entry.norm },
            { label: t('hash'), value: <span class="text-break">{entry.sha256 ?? t('noHash')}</span> },
          ]}
        />
        {entry.files.length === 0 ? null : (
          <>
            <h2 class="h4 mt-4">{t('files')}</h2>
            <FileLinks
              files={entry.files}
              locale={locale}
              hrefOf={(fileId) => href(view, noticeFilePath.to({ ...numbered, fileId }))}
            />
          </>
        )}
        <p class="mt-4">{t('gone')}</p>
      </Page>
    )
  },
})

const rowOf = (label: string, value: string | null) => (value === null ? [] : [{ label, value: <bdi>{value}</bdi> }])

/** A file of an act, while the act is on the board. */
export const noticeFilePage = definePage({
  path: noticeFilePath,
  access: 'public',
  show: ({ file, param }) =>
    file(readNoticeFileOperation, { year: param('year'), number: param('number'), fileId: param('fileId') }, true),
})
