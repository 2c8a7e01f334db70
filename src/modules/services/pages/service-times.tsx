import { answeringClock } from '#engines/cases/index.ts'
import type { ServiceDefinition } from '#engines/cases/index.ts'
import { termOf } from '#engines/terms/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import { Callout, DataTable } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import type { ServiceInWords } from './load-service.ts'
import type { SectionProps } from './section-props.ts'

type Clock = ServiceDefinition['clocks'][number]

function termInWords(clock: Clock, clocks: readonly Clock[], locale: Locale): string {
  const term = termOf(clock, clocks)
  const t = serviceWords(locale)
  return term.unit === 'working' ? t('termWorking', { count: term.count }) : t('termCalendar', { count: term.count })
}

/** How long it takes, what may stop the clock, what silence means, what it costs. */
export function Times({ view, service }: SectionProps) {
  const { locale } = view
  const t = serviceWords(locale)
  const { clocks } = service.definition
  const silent = answeringClock(service.definition)
  return (
    <>
      <div data-element="service-calendar-text">
        <p>{service.say('service.times')}</p>
        {service.dueIfSentNow === null || service.withdrawn ? null : (
          <p>{t('ifSentNow', { date: formatDate(plainDate(service.dueIfSentNow), locale) })}</p>
        )}
      </div>
      <div class="calendar-vertical" data-element="service-calendar-list">
        <dl class="portico-summary">
          {clocks.map((clock) => (
            <div class="portico-summary-row">
              <dt>{clock.title[locale]}</dt>
              <dd>
                <strong>{termInWords(clock, clocks, locale)}</strong> <span class="text-muted">({clock.norm})</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Pauses clocks={clocks} locale={locale} />
      {silent === undefined ? null : (
        <Callout title={t('silence')} headingLevel={3}>
          <p>
            {silent.onExpiry.text[locale]} <span class="text-muted">({silent.onExpiry.norm})</span>
          </p>
        </Callout>
      )}
      <Costs service={service} locale={locale} />
    </>
  )
}

function Pauses({ clocks, locale }: { clocks: readonly Clock[]; locale: Locale }) {
  const all = clocks.flatMap(({ suspensions, restarts }) => [...suspensions, ...restarts])
  // the same pause of two clocks is told once
  const pauses = all.filter(
    ({ cause, norm }, index) => all.findIndex((one) => one.cause.it === cause.it && one.norm === norm) === index,
  )
  if (pauses.length === 0) return null
  return (
    <>
      <h3 class="h5">{serviceWords(locale)('canPause')}</h3>
      <ul>
        {pauses.map(({ cause, norm }) => (
          <li>
            {cause[locale]} <span class="text-muted">({norm})</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Words and amounts of the fees, before anybody applies. */
export function Costs({ service, locale, level = 3 }: { service: ServiceInWords; locale: Locale; level?: 2 | 3 }) {
  const t = serviceWords(locale)
  const { fees } = service.definition
  const Heading = `h${level}` as const
  return (
    <>
      <Heading class={level === 2 ? 'h4' : 'h5'}>{t('costs')}</Heading>
      <p>{service.sayIfAny('service.costs') ?? t('free')}</p>
      {fees.length === 0 ? null : (
        <DataTable
          caption={t('feesCaption')}
          hideCaption
          rows={fees}
          columns={[
            { header: t('feeFor'), cell: ({ code }) => service.say(`fees.${code}.text`), rowHeader: true },
            {
              header: t('amount'),
              cell: (fee) => ('amountCents' in fee ? formatMoney(fee.amountCents, locale) : t('feeComputed')),
              numeric: true,
            },
          ]}
        />
      )}
    </>
  )
}
