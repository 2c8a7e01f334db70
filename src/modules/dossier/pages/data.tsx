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
    const erasable = holdings.filter((one) => one.erasable).map(({ what, count }) => t('oneKind', { what, count }))
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
        {erasable.length > 0 ? (
          <>
            <p>{t('eraseText', { what: erasable.join(', ') })}</p>
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
        {
          header: t('what'),
          cell: ({ what, count, since }) => (
            <Lines
              words={what}
              more={
                since === null
                  ? t('howManyNow', { count })
                  : t('howMany', { count, date: formatDate(romeDate(new Date(since)), locale) })
              }
            />
          ),
          rowHeader: true,
        },
        { header: t('why'), cell: ({ why, basis }) => <Lines words={why} more={t('norm', { norm: basis })} /> },
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
              <Lines words={t('cannot', { reason: heldBack.reason })} more={t('norm', { norm: heldBack.norm })} />
            ),
        },
      ]}
    />
  )
}

function Lines({ words, more }: { words: string; more: string }) {
  return (
    <>
      {words}
      <br />
      <small class="text-muted">{more}</small>
    </>
  )
}

export const downloadData = definePage({
  path: dataDownloadPath,
  access: 'person',
  show: ({ file }) => file(exportDataOperation, {}),
})
