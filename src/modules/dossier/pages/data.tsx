import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { DataTable, href, LinkButton } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dataWords } from '../data-messages.ts'
import { exportDataOperation, listDataOperation } from '../operations.ts'
import type { HoldingView } from '../operations.ts'
import { accessesPath, dataDownloadPath, dataErasurePath, dataPath, profilePath } from '../paths.ts'
import { DossierPage } from './dossier-page.tsx'

export const data = definePage({
  path: dataPath,
  access: 'person',
  async show({ view, locale, call, tenant }) {
    const t = dataWords(locale)
    const { holdings } = await call(listDataOperation, {})
    return (
      <DossierPage view={view} section="data">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <div class="portico-wide-block">
          <Holdings view={view} holdings={holdings} />
        </div>
        <h2>{t('copy')}</h2>
        <p>{t('copyText')}</p>
        <p>
          <LinkButton href={href(view, dataDownloadPath.to())} icon="it-download" download>
            {t('download')}
          </LinkButton>
        </p>
        <h2>{t('erase')}</h2>
        {holdings.some(({ erasable }) => erasable) ? (
          <>
            <p>{t('eraseText')}</p>
            <p>
              <LinkButton href={href(view, dataErasurePath.to())} kind="secondary">
                {t('eraseStart')}
              </LinkButton>
            </p>
          </>
        ) : (
          <p>{t('nothingToErase')}</p>
        )}
        <h2>{t('others')}</h2>
        <ul>
          <li>
            <a href={href(view, profilePath.to())}>{t('correct')}</a>
          </li>
          <li>
            <a href={href(view, accessesPath.to())}>{t('seen')}</a>
          </li>
        </ul>
        <p>{t('ask', { email: tenant.data.contacts.email })}</p>
      </DossierPage>
    )
  },
})

function Holdings({ view, holdings }: { view: PageView; holdings: readonly HoldingView[] }) {
  const { locale } = view
  const t = dataWords(locale)
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      rows={holdings}
      columns={[
        { header: t('what'), cell: ({ what }) => what, rowHeader: true },
        { header: t('count'), cell: ({ count }) => count, numeric: true },
        {
          header: t('since'),
          cell: ({ since }) => (since === null ? '–' : formatDate(romeDate(new Date(since)), locale)),
        },
        { header: t('why'), cell: ({ why, basis }) => <Reason words={why} norm={t('norm', { norm: basis })} /> },
        {
          header: t('until'),
          cell: ({ keptUntil, keptUntilOn }) =>
            keptUntilOn === null ? keptUntil : t('untilDay', { date: formatDate(plainDate(keptUntilOn), locale) }),
        },
        {
          header: t('erasing'),
          cell: ({ heldBack }) =>
            heldBack === null ? (
              t('canErase')
            ) : (
              <Reason words={t('cannot', { reason: heldBack.reason })} norm={t('norm', { norm: heldBack.norm })} />
            ),
        },
      ]}
    />
  )
}

function Reason({ words, norm }: { words: string; norm: string }) {
  return (
    <>
      {words}
      <br />
      <small class="text-muted">{norm}</small>
    </>
  )
}

export const downloadData = definePage({
  path: dataDownloadPath,
  access: 'person',
  show: ({ file }) => file(exportDataOperation, {}),
})
