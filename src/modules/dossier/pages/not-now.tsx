import { Badge, Callout, href, LinkButton, SummaryList } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { casePath } from '../paths.ts'
import { Story } from './case-story.tsx'
import { toneOf } from './case-tone.ts'
import { DossierPage } from './dossier-page.tsx'

const eventsShown = 3

interface NotNowProps {
  readonly view: PageView
  readonly own: OwnCase
  /** Why, when the case itself says it. */
  readonly reason?: string | undefined
  /** What had been typed, so that it can be copied. */
  readonly typed?: readonly { readonly label: string; readonly value: string }[] | undefined
}

/** Something that can no longer be done: what changed, and what had been typed. */
export function NotNow({ view, own, reason, typed = [] }: NotNowProps) {
  const { locale } = view
  const t = dossierWords(locale)
  const back = casePath.to({ caseId: own.id })
  const rows = typed.map(({ label, value }) => ({ label, value: <bdi class="portico-lines">{value}</bdi> }))
  return (
    <DossierPage
      view={view}
      section="cases"
      title={t('notNow')}
      inside={[{ label: t('caseNumber', { number: own.number }), path: back }, { label: t('notNow') }]}
    >
      <p class="mb-1">
        {own.title}, {t('caseNumber', { number: own.number })}
      </p>
      <h1>{t('notNow')}</h1>
      {reason === undefined ? (
        <p class="lead">{t('notNowText')}</p>
      ) : (
        <Callout kind="warning" title={reason}>
          <p>{t('notNowText')}</p>
        </Callout>
      )}
      <p>
        <Badge tone={toneOf(own)} text={own.stateName} />
      </p>
      <p>{own.stateText}</p>
      {rows.length === 0 ? null : (
        <>
          <h2>{t('yourWords')}</h2>
          <p>{t('yourWordsText')}</p>
          <SummaryList locale={locale} rows={rows} />
        </>
      )}
      <h2>{t('lastEvents')}</h2>
      <Story view={view} entries={own.timeline.slice(-eventsShown)} />
      <p>
        <LinkButton href={href(view, back)}>{t('actionBack')}</LinkButton>
      </p>
    </DossierPage>
  )
}
