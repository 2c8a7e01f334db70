import { reservationErrors } from '#engines/reservation/index.ts'
import { Alert, Button, ButtonRow, Form, href, markup } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { appointmentWords } from '../messages.ts'
import { bookedPath, detailsPath, summaryPath, timePath } from '../paths.ts'
import { bookOperation } from '../public-operations.ts'
import type { Appointment } from '../schema.ts'
import { BookingPage } from './booking-page.tsx'
import { Kept } from './details.tsx'
import { Facts } from './facts.tsx'
import { loadAppointment } from './load.ts'

interface SummaryProps {
  readonly request: PageRequest
  readonly appointmentKey: string
  readonly appointment: Appointment
  readonly refusal?: string | undefined
}

function SummaryView({ request, appointmentKey: key, appointment, refusal }: SummaryProps) {
  const { view, locale } = request
  const t = appointmentWords(locale)
  const [time, changed] = [href(view, timePath.to({ key })), href(view, detailsPath.to({ key }))]
  return (
    <BookingPage view={view} title={t('summary')} step="summary" back={{ time, details: changed }}>
      <h1>{t('summary')}</h1>
      {refusal === undefined ? null : (
        <Alert locale={locale} kind="danger" live>
          <p>{refusal}</p>
          <p>
            <a href={time}>{t('changeTime')}</a>
          </p>
        </Alert>
      )}
      <p class="lead">{t('nothingYet')}</p>
      <Kept request={request} appointment={appointment} />
      <Facts locale={locale} appointment={appointment} change={{ time, details: changed }} />
      <Form view={view} action={href(view, summaryPath.to({ key }))}>
        <ButtonRow>
          <Button icon="it-check">{t('confirm')}</Button>
        </ButtonRow>
      </Form>
    </BookingPage>
  )
}

export const summary = definePage({
  path: summaryPath,
  access: 'public',
  async show(request) {
    const { key, appointment } = await loadAppointment(request)
    if (appointment.state !== 'held') return request.redirect(bookedPath.to({ key }))
    const { name, email } = appointment.holder
    if (name === null || email === null) return request.redirect(detailsPath.to({ key }))
    return <SummaryView request={request} appointmentKey={key} appointment={appointment} />
  },
})

/** Confirms; a second press finds the appointment made. */
export const confirm = defineForm({
  path: summaryPath,
  access: 'public',
  async submit(request) {
    const { key, appointment } = await loadAppointment(request)
    const { done, refused } = await orRefusal(request.call(bookOperation, { key, site: request.origin }), [
      reservationErrors.holdExpired,
      reservationErrors.slotUnknown,
      reservationErrors.tooMany,
      reservationErrors.incomplete,
      reservationErrors.notPossible,
    ])
    const t = appointmentWords(request.locale)
    if (done) return request.redirect(bookedPath.to({ key }), t('bookedFlash', { email: done.holder.email ?? '' }))
    if (refused.code === reservationErrors.incomplete.code) return request.redirect(detailsPath.to({ key }))
    if (refused.code === reservationErrors.notPossible.code) return request.redirect(bookedPath.to({ key }))
    const page = (
      <SummaryView
        request={request}
        appointmentKey={key}
        appointment={appointment}
        refusal={refused.sentence[request.locale]}
      />
    )
    return request.context.html(markup(page), 409)
  },
})
