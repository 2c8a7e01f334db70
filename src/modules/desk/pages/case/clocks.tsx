import { translator } from '#platform/i18n/index.ts'
import { Badge, DueDate, type BadgeTone, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayDate } from '../say.ts'

type Clock = OfficeCase['clocks'][number]

const soonDays = 5

/** What is due, when, and how each date comes about. */
export function Clocks({ view, office }: { view: PageView; office: OfficeCase }) {
  const t = translator(caseMessages, view.locale)
  const toCome = office.clocks.filter(({ phase }) => phase === 'not-started')
  return (
    <>
      {office.clocks
        .filter(({ phase }) => phase !== 'not-started')
        .map((clock) =>
          clock.due !== null && clock.phase === 'open' ? (
            <RunningClock view={view} clock={clock} due={clock.due} />
          ) : (
            <StillClock view={view} clock={clock} />
          ),
        )}
      {toCome.length === 0 ? null : (
        <details class="portico-details mb-4">
          <summary>{t('clocksToCome', { count: toCome.length })}</summary>
          <ul>
            {toCome.map(({ title, norm }) => (
              <li>
                {title} <span class="text-muted">({norm})</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function RunningClock({ view, clock, due }: { view: PageView; clock: Clock; due: string }) {
  const { locale } = view
  const daysLeft = clock.daysLeft ?? undefined
  const late = clock.late || (daysLeft !== undefined && daysLeft < 0)
  const soon = daysLeft !== undefined && daysLeft <= soonDays
  return (
    <DueDate
      locale={locale}
      label={clock.title}
      date={sayDate(due, locale)}
      isoDate={due}
      daysLeft={daysLeft}
      state={clock.state === 'suspended' ? 'suspended' : late ? 'expired' : soon ? 'warning' : 'running'}
    >
      <Explanation view={view} clock={clock} />
    </DueDate>
  )
}

const phases = {
  'not-started': { tone: 'neutral', word: 'clockWaiting' },
  open: { tone: 'progress', word: 'noDueNow' },
  waiting: { tone: 'neutral', word: 'clockWaiting' },
  expired: { tone: 'danger', word: 'clockExpired' },
  ended: { tone: 'success', word: 'clockEnded' },
} as const satisfies Record<Clock['phase'], { tone: BadgeTone; word: string }>

function StillClock({ view, clock }: { view: PageView; clock: Clock }) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  const { tone, word } = phases[clock.phase]
  const late = clock.phase === 'ended' && clock.late
  return (
    <div class="portico-due">
      <p class="portico-due-label">{clock.title}</p>
      <p class="portico-due-state">
        <Badge tone={late ? 'warning' : tone} text={late ? t('clockEndedLate') : t(word)} />
        {clock.due === null ? null : <time datetime={clock.due}>{sayDate(clock.due, locale)}</time>}
      </p>
      <details class="portico-details">
        <summary>{t('whyClock')}</summary>
        <Explanation view={view} clock={clock} />
      </details>
    </div>
  )
}

function Explanation({ view, clock }: { view: PageView; clock: Clock }) {
  const t = translator(caseMessages, view.locale)
  return (
    <>
      <ol>
        {clock.explanation.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="text-muted">{t('norm', { norm: clock.norm })}</p>
    </>
  )
}
