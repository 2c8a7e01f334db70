import { formatDate, plainDate } from '#kernel/dates.ts'
import { fullNameOf } from './full-name.ts'
import { GroundTakenNote } from '#engines/cases/index.ts'
import { getProfileOperation } from '#modules/dossier/index.ts'
import { Alert, Callout, SummaryList } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { JourneyPage } from './journey-page.tsx'
import { summaryStep } from './journey.ts'
import type { Journey } from './journey.ts'
import { Eligibility, Fees } from './assessment.tsx'
import { Declaration } from './declaration.tsx'
import { Costs } from './service-times.tsx'
import { AnswersSummary, FilesSummary } from './summary-answers.tsx'
import { StillMissing } from './still-missing.tsx'

export interface SummaryTrouble {
  readonly declarationMissing?: boolean | undefined
  /** The draft was saved elsewhere while this page was being read. */
  readonly stale?: boolean | undefined
  /** The service was published anew while this page was being read. */
  readonly outdated?: boolean | undefined
}

/** Everything in words, right before sending. */
export async function showSummary({ view, locale, call }: PageRequest, journey: Journey, trouble: SummaryTrouble = {}) {
  const t = serviceWords(locale)
  const { service, draft } = journey
  const profile = await call(getProfileOperation, {})
  const ready = draft.issues.length === 0 && !service.withdrawn
  const errors = trouble.declarationMissing ? [{ field: 'declaration', text: t('declarationMissing') }] : []
  return (
    <JourneyPage view={view} journey={journey} step={summaryStep} errors={errors}>
      {trouble.stale ? (
        <Alert locale={locale} kind="warning" title={t('staleTitle')} live>
          <p>{t('staleSummaryText')}</p>
        </Alert>
      ) : null}
      {trouble.outdated && !draft.moved ? (
        <Callout kind="warning" title={t('movedTitle')}>
          <p>{t('movedText')}</p>
        </Callout>
      ) : null}
      <StillMissing view={view} journey={journey} />
      <Eligibility assessment={draft.assessment} locale={locale} />
      <GroundTakenNote taken={draft.taken} locale={locale} />
      <p class="lead">{t('summaryLead')}</p>
      <h2 class="h4">{t('applicant')}</h2>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('givenName'), value: fullNameOf(profile) },
          { label: t('fiscalCode'), value: profile.fiscalCode },
        ]}
      />
      <AnswersSummary view={view} journey={journey} />
      <FilesSummary view={view} journey={journey} />
      <Costs service={service} locale={locale} level={2} />
      <Fees assessment={draft.assessment} locale={locale} />
      {service.dueIfSentNow === null ? null : (
        <Callout title={t('promise')}>
          <p>{t('ifSentNow', { date: formatDate(plainDate(service.dueIfSentNow), locale) })}</p>
        </Callout>
      )}
      {ready ? (
        <Declaration view={view} journey={journey} missing={trouble.declarationMissing ?? false} />
      ) : (
        <p>{t('cannotSendYet')}</p>
      )}
    </JourneyPage>
  )
}
