import { translator } from '#platform/i18n/index.ts'
import { Badge, type BadgeTone, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayInstant } from '../say.ts'

const tones = {
  draft: 'neutral',
  task: 'progress',
  citizen: 'warning',
  third: 'warning',
  system: 'neutral',
  end: 'neutral',
} as const satisfies Record<OfficeCase['stateKind'], BadgeTone>

/** Which case this is, how it stands, and what to keep in mind about it. */
export function CaseHead({ view, office }: { view: PageView; office: OfficeCase }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  return (
    <>
      <h1>{t('title', { number: office.number })}</h1>
      <p class="lead">
        {office.title}, {office.applicant.name}
      </p>
      <p>
        <Badge
          tone={tones[office.stateKind]}
          text={office.outcomeName === null ? office.stateName : t('outcome', { outcome: office.outcomeName })}
        />
        <time class="ms-2 d-inline-block" datetime={office.receivedAt}>
          {t('receivedAt', { date: sayInstant(office.receivedAt, locale) })}
        </time>
      </p>
      {office.flagNames.length === 0 ? null : (
        <>
          <p class="fw-semibold mb-1">{t('flags')}</p>
          <ul>
            {office.flagNames.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
