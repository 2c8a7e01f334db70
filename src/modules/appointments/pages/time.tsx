import { reservationErrors } from '#engines/reservation/index.ts'
import { href, markup } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { appointmentWords } from '../messages.ts'
import { bookedPath, bookingPath, detailsPath, names, summaryPath, timePath } from '../paths.ts'
import { holdOperation, listCalendarsOperation, moveOperation } from '../public-operations.ts'
import type { Appointment } from '../schema.ts'
import { BookingPage } from './booking-page.tsx'
import { loadAppointment } from './load.ts'
import { readTimes, TimesForm } from './times.tsx'
import { sayWhen } from './when.ts'

/** Another time for what is held or booked already; nothing is lost until the new one is taken. */
async function timeView(request: PageRequest, key: string, appointment: Appointment, error?: string) {
  const { view, locale, call } = request
  const t = appointmentWords(locale)
  const { calendars } = await call(listCalendarsOperation, {})
  const calendar = calendars.find(({ id }) => id === appointment.calendarId)
  if (!calendar) throw reservationErrors.resourceUnknown.with()
  const here = href(view, timePath.to({ key }))
  const isHeld = appointment.state === 'held'
  return (
    <BookingPage
      view={view}
      title={isHeld ? t('time') : t('moveTitle')}
      {...(isHeld ? { step: 'time', back: { office: href(view, bookingPath.to()) } } : {})}
      errors={error === undefined ? [] : [{ field: names.slot, text: error }]}
    >
      <h1>{isHeld ? t('chooseTime') : t('moveTitle')}</h1>
      <p>
        {appointment.office}, {appointment.topic}
      </p>
      {isHeld ? null : <p class="lead">{t('moveNow', { when: sayWhen(appointment.startsAt, locale) })}</p>}
      <TimesForm
        request={request}
        times={await readTimes(request, calendar)}
        action={here}
        button={isHeld ? t('goOn') : t('moveButton')}
        hidden={{}}
        addressOf={(parameters) => {
          const query = new URLSearchParams(parameters).toString()
          return query === '' ? here : `${here}?${query}`
        }}
        error={error}
      />
    </BookingPage>
  )
}

const mayChoose = ({ state, canChange }: Appointment): boolean => state === 'held' || canChange

export const time = definePage({
  path: timePath,
  access: 'public',
  async show(request) {
    const { key, appointment } = await loadAppointment(request)
    return mayChoose(appointment) ? timeView(request, key, appointment) : request.redirect(bookedPath.to({ key }))
  },
})

const expected = [reservationErrors.slotTaken, reservationErrors.slotUnknown, reservationErrors.notPossible]

export const changeTime = defineForm({
  path: timePath,
  access: 'public',
  async submit(request, form) {
    const { locale, call, redirect, origin } = request
    const { key, appointment } = await loadAppointment(request)
    if (!mayChoose(appointment)) return redirect(bookedPath.to({ key }))
    const t = appointmentWords(locale)
    const startsAt = form.text(names.slot)
    const again = async (error: string) =>
      request.context.html(markup(await timeView(request, key, appointment, error)), 422)
    if (startsAt === '') return again(t('chooseOne'))
    const { calendarId, topicId, state, holder } = appointment
    const { done, refused } = await orRefusal(
      state === 'held'
        ? call(holdOperation, { token: key, calendarId, topic: topicId, startsAt })
        : call(moveOperation, { key, startsAt, site: origin }),
      expected,
    )
    if (!done) return again(refused.sentence[locale])
    if (state !== 'held')
      return redirect(bookedPath.to({ key }), t('movedFlash', { when: sayWhen(done.startsAt, locale) }))
    return redirect((holder.email === null ? detailsPath : summaryPath).to({ key }))
  },
})
