import { formatDate, romeDate } from '#kernel/dates.ts'
import { DataTable, EmptyState, href, LinkButton, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { listActsOperation } from '../acts/operations.ts'
import {
  actCertificatePath,
  actPath,
  newActPath,
  noticeBoardPath,
  noticeCertificatePath,
  noticeRegisterPath,
} from '../paths.ts'
import { boardWords } from './messages.ts'
import { actCertificateOperation, certificateOperation, listNoticesOperation } from './operations.ts'
import { aboutOf, ActCell, numberOf, say } from './said.tsx'

const names = { year: 'anno', before: 'prima' } as const

/** What a parameter says, where it is a number. */
const numberIn = (query: URLSearchParams, name: string) => /^\d{1,7}$/.exec(query.get(name) ?? '')?.[0]

/** The register of publications, at work: certificates of what has left the board. */
export const noticeRegisterPage = definePage({
  path: noticeRegisterPath,
  access: 'officer',
  async show({ view, locale, call, query }) {
    const t = boardWords(locale)
    const { notices, next } = await call(listNoticesOperation, {
      year: numberIn(query, names.year),
      before: numberIn(query, names.before),
    })
    const { acts } = await call(listActsOperation, {})
    return (
      <Page
        view={view}
        title={t('registerTitle')}
        breadcrumb={[{ label: t('title'), path: noticeBoardPath.to() }, { label: t('registerTitle') }]}
        width="wide"
        noIndex
      >
        <h1>{t('registerTitle')}</h1>
        <p class="lead">{t('registerLead')}</p>
        <p>
          <LinkButton href={href(view, newActPath.to())}>{t('post')}</LinkButton>
        </p>
        <h2 class="h4">{t('prepared')}</h2>
        {acts.length === 0 ? (
          <p>{t('preparedNone')}</p>
        ) : (
          <ul>
            {acts.map(({ id, title }) => (
              <li>
                <a href={href(view, actPath.to({ actId: id }))}>{title}</a>
              </li>
            ))}
          </ul>
        )}
        <h2 class="h4 mt-4">{t('registerHeading')}</h2>
        {notices.length === 0 ? (
          <EmptyState title={t('registerNothing')} text={t('registerNothingText')} icon="it-file" />
        ) : (
          <DataTable
            caption={t('registerCaption')}
            hideCaption
            rows={notices}
            columns={[
              { header: t('number'), rowHeader: true, cell: (entry) => numberOf(entry)?.label },
              {
                header: t('act'),
                cell: (entry) => (
                  <>
                    {entry.actId === null ? (
                      <ActCell entry={entry} locale={locale} />
                    ) : (
                      <a href={href(view, actPath.to({ actId: entry.actId }))}>
                        <ActCell entry={entry} locale={locale} />
                      </a>
                    )}
                    <br />
                    {aboutOf(entry)}
                  </>
                ),
              },
              { header: t('office'), cell: ({ office }) => office },
              {
                header: t('period'),
                cell: ({ from, until, annulledAt }) => (
                  <>
                    {t('fromUntil', { from: say(from, locale), until: say(until, locale) })}
                    {annulledAt === null ? null : (
                      <>
                        <br />
                        {t('annulled', { date: formatDate(romeDate(new Date(annulledAt)), locale) })}
                      </>
                    )}
                  </>
                ),
              },
              {
                header: t('certificate'),
                cell: (entry) => {
                  const numbered = numberOf(entry)
                  if (!entry.isOver || numbered === null) return t('from', { date: say(entry.certifiedFrom, locale) })
                  const path =
                    entry.actId === null
                      ? noticeCertificatePath.to(numbered)
                      : actCertificatePath.to({ actId: entry.actId })
                  return <a href={href(view, path)}>{t('download', numbered)}</a>
                },
              },
            ]}
          />
        )}
        {next === null ? null : (
          <form method="get" action={href(view, noticeRegisterPath.to())}>
            <input type="hidden" name={names.year} value={String(next.year)} />
            <input type="hidden" name={names.before} value={String(next.before)} />
            <button class="btn btn-outline-primary" type="submit">
              {t('loadMore')}
            </button>
          </form>
        )}
      </Page>
    )
  },
})

export const noticeCertificatePage = definePage({
  path: noticeCertificatePath,
  access: 'officer',
  show: ({ file, param }) => file(certificateOperation, { year: param('year'), number: param('number') }),
})

export const actCertificatePage = definePage({
  path: actCertificatePath,
  access: 'officer',
  show: ({ file, param }) => file(actCertificateOperation, { actId: param('actId') }),
})
