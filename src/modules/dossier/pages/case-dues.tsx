import type { ClockView } from '#engines/cases/index.ts'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { DueDate } from '#ui/index.ts'
import type { DueState, PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'

const soonDays = 3

function dueState({ phase, state, late, daysLeft }: ClockView): DueState {
  if (phase === 'ended') return late ? 'expired' : 'met'
  if (phase === 'expired') return 'expired'
  if (state === 'suspended') return 'suspended'
  if (daysLeft !== null && daysLeft < 0) return 'expired'
  return daysLeft !== null && daysLeft <= soonDays ? 'warning' : 'running'
}

/** Every term of the case that has begun, with how its date comes about. */
export function Dues({ view, own }: { view: PageView; own: OwnCase }) {
  const t = dossierWords(view.locale)
  const begun = own.clocks.filter(({ phase }) => phase !== 'not-started')
  if (begun.length === 0) return null
  return (
    <>
      <h2>{t('when')}</h2>
      {begun.map((clock) => (
        <Due view={view} clock={clock} />
      ))}
    </>
  )
}

function Due({ view, clock }: { view: PageView; clock: ClockView }) {
  const { locale } = view
  const t = dossierWords(locale)
  const explained = (
    <>
      <ol>
        {clock.explanation.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ol>
      <p>{t('norm', { norm: clock.norm })}</p>
    </>
  )
  if (clock.due === null)
    return (
      <div class="portico-panel">
        <p class="fw-semibold">{clock.title}</p>
        <p>{t('waiting')}</p>
        {explained}
      </div>
    )
  return (
    <>
      <DueDate
        locale={locale}
        label={clock.title}
        date={formatDate(plainDate(clock.due), locale)}
        isoDate={clock.due}
        daysLeft={clock.daysLeft ?? undefined}
        state={dueState(clock)}
      >
        {explained}
      </DueDate>
      {clock.answerBy === null ? null : (
        <p>{t('suspendedUntil', { date: formatDate(plainDate(clock.answerBy), locale) })}</p>
      )}
    </>
  )
}
