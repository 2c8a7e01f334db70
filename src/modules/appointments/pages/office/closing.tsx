import type { PlainDate } from '#kernel/dates.ts'
import { plainDate } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import { reservationErrors } from '#engines/reservation/index.ts'
import { ConfirmPanel, href } from '#ui/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm } from '#ui/web/route.ts'
import type { Answer, PageRequest } from '#ui/web/route.ts'
import { affectedChanged, affectedOperation, closeOperation } from '../../calendar-operations.ts'
import { officeWords } from '../../office-messages.ts'
import type { ManagedCalendar } from '../../office-schema.ts'
import { calendarPath, calendarsPath, closurePath } from '../../paths.ts'
import { sayDay } from '../when.ts'
import { calendarAgain, loadCalendar, sayHours } from './calendar.tsx'
import { CounterTable } from './counter-table.tsx'
import { Frame } from './frame.tsx'

interface Asked {
  readonly day: PlainDate
  readonly from: number
  readonly until: number
  readonly reason: string
}

/** Asks before closing: whose appointments it cancels, by name. */
export async function closing(
  request: PageRequest,
  calendar: ManagedCalendar,
  asked: Asked,
  again: (wrong: Readonly<Record<string, string>>) => Answer,
): Promise<Awaited<Answer>> {
  const { view, locale, call } = request
  const t = officeWords(locale)
  const { day, from, until, reason } = asked
  const { done, refused } = await orRefusal(call(affectedOperation, { calendarId: calendar.id, day, from, until }), [
    invalidInput,
  ])
  if (!done) return again(wrongFields(refused, locale))
  const { appointments } = done
  const count = appointments.length
  const title = t('closesTitle', { day: sayDay(day, locale), hours: sayHours(asked, locale) })
  const back = calendarPath.to({ calendarId: calendar.id })
  return (
    <Frame
      view={view}
      section="calendars"
      title={`${title} – ${calendar.office}`}
      inside={[
        { label: t('calendars'), path: calendarsPath.to() },
        { label: calendar.office, path: back },
        { label: t('closeDay') },
      ]}
    >
      <h1>{calendar.office}</h1>
      {count === 0 ? null : (
        <CounterTable view={view} rows={appointments} caption={`${t('affected')} (${t('count', { count })})`} />
      )}
      <ConfirmPanel
        view={view}
        action={href(view, closurePath.to({ calendarId: calendar.id }))}
        title={title}
        consequences={[count === 0 ? t('closesNobody') : t('closesSome', { count })]}
        confirmLabel={t('confirmClose', { day: sayDay(day, locale) })}
        cancelHref={href(view, back)}
        danger={count > 0}
        revision={calendar.revision}
        hidden={{ day, from: String(from), until: String(until), reason, affected: String(count) }}
      />
    </Frame>
  )
}

/** Closes; where whom it concerns has changed since it was shown, it asks again. */
export const confirmClosing = defineForm({
  path: closurePath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect, origin } = request
    const calendar = await loadCalendar(request)
    const number = (name: string) => Number(form.text(name)) || 0
    const asked = { day: form.text('day'), from: number('from'), until: number('until'), reason: form.text('reason') }
    const { done, refused } = await orRefusal(
      call(closeOperation, {
        ...asked,
        calendarId: calendar.id,
        revision: number('_revision'),
        affected: number('affected'),
        site: origin,
      }),
      [affectedChanged, reservationErrors.resourceStale, invalidInput],
    )
    if (done)
      return redirect(
        calendarPath.to({ calendarId: calendar.id }),
        officeWords(locale)('closedDone', { count: done.cancelled }),
      )
    if (refused.code === affectedChanged.code)
      return closing(request, calendar, { ...asked, day: plainDate(asked.day) }, () =>
        calendarAgain({ request, calendar }),
      )
    return calendarAgain({ request, calendar, refusal: refused.sentence[locale] })
  },
})
