import type { z } from 'zod'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { sayAnswer } from '#engines/cases/index.ts'
import type { Answers } from '#engines/cases/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { Alert, Button } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import type { simulateOperation } from '../operations.ts'
import { Eligibility, Fees } from './assessment.tsx'
import type { ServiceInWords } from './load-service.ts'

export type Simulation = z.output<typeof simulateOperation.output>

interface GivenProps {
  readonly view: PageView
  readonly service: ServiceInWords
  readonly answers: Answers
  readonly changeName: string
  readonly changePrefix: string
}

/** What was answered so far, each with the button to answer it again. */
export function Given({ view, service, answers, changeName, changePrefix }: GivenProps) {
  const t = serviceWords(view.locale)
  const fields = service.definition.pages.flatMap((page) => page.fields)
  const given = fields.filter(({ stableId }) => answers[stableId] !== undefined)
  if (given.length === 0) return null
  return (
    <>
      <h2 class="h4">{t('simulationGiven')}</h2>
      <dl class="portico-given">
        {given.map((field) => {
          const label = service.say(`fields.${field.stableId}.label`)
          return (
            <div>
              <dt>{label}</dt>
              <dd>
                <bdi class="portico-lines">
                  {sayAnswer(field, answers[field.stableId], service.sayIfAny, view.locale)}
                </bdi>{' '}
                <Button
                  kind="link"
                  name={changeName}
                  value={`${changePrefix}${field.stableId}`}
                  label={`${t('change')}: ${label}`}
                  skipChecks
                >
                  {t('change')}
                </Button>
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

interface ResultProps {
  readonly locale: Locale
  readonly service: ServiceInWords
  readonly simulation: Simulation
  /** Whether nothing more would change it. */
  readonly done: boolean
}

/** What comes of the answers: for whom it is, what it costs, what it takes and when it would end. */
export function SimulationResult({ locale, service, simulation, done }: ResultProps) {
  const t = serviceWords(locale)
  const { assessment, documents, dueIfSentNow, durations } = simulation
  const refusing = assessment.eligibility.filter(({ refuses }) => refuses)
  const needed = documents.filter(({ need }) => need !== 'not-needed')
  // what is not known yet is no reason to say no
  const judged = done ? assessment : { ...assessment, eligibility: [] }
  return (
    <section aria-labelledby="result">
      <h2 id="result" class="h3">
        {done ? t('simulationResult') : t('simulationSoFar')}
      </h2>
      <Eligibility assessment={judged} locale={locale} />
      {done && refusing.length > 0 && refusing.every(({ holds }) => holds) ? (
        <Alert locale={locale} kind="success" title={t('simulationEligible')}>
          <p>{t('simulationEligibleText')}</p>
        </Alert>
      ) : null}
      <h3 class="h5">{t('costs')}</h3>
      <p>{service.sayIfAny('service.costs') ?? t('free')}</p>
      <Fees assessment={assessment} locale={locale} />
      <h3 class="h5">{t('simulationDocuments')}</h3>
      {needed.length === 0 ? (
        <p>{t('simulationNoDocuments')}</p>
      ) : (
        <ul>
          {needed.map(({ stableId, need }) => (
            <li>
              {service.sayIfAny(`documents.${stableId}.label`) ?? service.say(`fields.${stableId}.label`)}
              {need === 'open' ? ` (${t('simulationDepends')})` : ''}
            </li>
          ))}
        </ul>
      )}
      <h3 class="h5">{t('simulationTimes')}</h3>
      <p>
        {dueIfSentNow === null
          ? t('simulationNoTerm')
          : t('ifSentNow', { date: formatDate(plainDate(dueIfSentNow), locale) })}
      </p>
      <p>
        {durations === null
          ? t('durationsUnknown')
          : t('durationsKnown', {
              cases: durations.cases,
              median: Math.ceil(durations.medianDays),
              ninetieth: Math.ceil(durations.ninetiethDays),
            })}
      </p>
      <p class="small">{t('simulationNotKept')}</p>
    </section>
  )
}
