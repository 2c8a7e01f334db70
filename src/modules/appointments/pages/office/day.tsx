import { addDays, plainDate } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { attendances, reservationErrors } from '#engines/reservation/index.ts'
import type { Attendance } from '#engines/reservation/index.ts'
import { Button, DateField, EmptyState, href, markup, partName, partsOf, readDate, SubNav } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { attendOperation, counterDayOperation } from '../../counter-operations.ts'
import { officeWords } from '../../office-messages.ts'
import { appointmentsDeskPath, attendancePath, calendarsPath, names } from '../../paths.ts'
import { CalendarId } from '../../schema.ts'
import { sayDay } from '../when.ts'
import { CounterTable } from './counter-table.tsx'
import { Frame } from './frame.tsx'

/** The query of a list: its day, and its counter if it is of one. */
function queryOf(day: PlainDate, calendarId: string | undefined): Record<string, string> {
  const parts = partsOf(day)
  return {
    [partName(names.day, 'day')]: parts.day,
    [partName(names.day, 'month')]: parts.month,
    [partName(names.day, 'year')]: parts.year,
    ...(calendarId === undefined ? {} : { [names.calendar]: calendarId }),
  }
}

export const counterDay = definePage({
  path: appointmentsDeskPath,
  access: 'officer',
  async show({ context, view, locale, call, query }) {
    const t = officeWords(locale)
    const read = readDate(Object.fromEntries(query), names.day)
    const calendarId = CalendarId.safeParse(query.get(names.calendar)).data
    const { calendars, appointments, ...days } = await call(counterDayOperation, {
      day: read.kind === 'date' ? read.iso : undefined,
      calendarId,
    })
    const [day, today] = [plainDate(days.day), plainDate(days.today)]
    const address = (of: PlainDate, calendar = calendarId) =>
      `${href(view, appointmentsDeskPath.to())}?${new URLSearchParams(queryOf(of, calendar)).toString()}`
    const wrong = read.kind === 'invalid' ? t('wrongDate') : undefined
    const page = (
      <Frame
        view={view}
        section="day"
        title={`${t('dayTitle')}: ${sayDay(day, locale)}`}
        errors={wrong === undefined ? [] : [{ field: names.day, text: wrong }]}
      >
        <h1>{`${t('dayTitle')}: ${sayDay(day, locale)}`}</h1>
        <nav class="d-print-none" aria-label={t('otherDay')}>
          <ul class="list-inline">
            <li class="list-inline-item me-4">
              <a href={address(addDays(day, -1))}>{t('dayBefore')}</a>
            </li>
            <li class="list-inline-item me-4">
              <a href={address(today)}>{t('today')}</a>
            </li>
            <li class="list-inline-item">
              <a href={address(addDays(day, 1))}>{t('dayAfter')}</a>
            </li>
          </ul>
        </nav>
        {calendars.length > 1 ? (
          <SubNav
            label={t('places')}
            items={[undefined, ...calendars].map((one) => ({
              label: one?.place ?? t('allPlaces'),
              href: `${href(view, appointmentsDeskPath.to())}?${new URLSearchParams(queryOf(day, one?.id)).toString()}`,
              current: calendarId === one?.id,
            }))}
          />
        ) : null}
        {appointments.length === 0 ? (
          <EmptyState
            title={t('nobody')}
            text={t('nobodyText')}
            action={{ label: t('calendars'), href: href(view, calendarsPath.to()) }}
            icon="it-calendar"
          />
        ) : (
          <CounterTable
            view={view}
            rows={appointments}
            caption={`${t('caption')} (${t('count', { count: appointments.length })})`}
            back={queryOf(day, calendarId)}
            places={calendars.length > 1 ? new Map(calendars.map(({ id, place }) => [id, place])) : undefined}
          />
        )}
        <form class="d-print-none mt-5" method="get" action={href(view, appointmentsDeskPath.to())}>
          <DateField
            locale={locale}
            name={names.day}
            label={t('otherDay')}
            value={read.kind === 'invalid' ? read.parts : day}
            required
            error={wrong}
            wrongParts={read.kind === 'invalid' ? read.wrong : undefined}
          />
          <Button kind="secondary">{t('show')}</Button>
        </form>
      </Frame>
    )
    return context.html(markup(page), wrong === undefined ? 200 : 422)
  },
})

const isAct = (text: string): text is Attendance => Object.hasOwn(attendances, text)

export const attend = defineForm({
  path: attendancePath,
  access: 'officer',
  async submit({ call, param, redirect, locale }, form) {
    const act = form.text(names.act)
    const back = new URLSearchParams(
      form
        .entries()
        .flatMap(([name, value]) =>
          name.startsWith('_') || name === names.act ? [] : [[name, value] as [string, string]],
        ),
    )
    const { refused } = isAct(act)
      ? await orRefusal(call(attendOperation, { appointmentId: param('appointmentId'), act }), [
          reservationErrors.notPossible,
        ])
      : { refused: undefined }
    const flash = refused?.sentence[locale] ?? officeWords(locale)('noted')
    return redirect(`${appointmentsDeskPath.to()}?${back.toString()}`, flash)
  },
})
