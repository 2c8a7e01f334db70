import { Badge, ButtonRow, Callout, ConfirmPanel, href, LinkButton } from '#ui/index.ts'
import type { BadgeTone } from '#ui/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { appointmentFile } from '../event.ts'
import { appointmentWords } from '../messages.ts'
import { bookedPath, bookingPath, cancelPath, detailsPath, filePath, timePath } from '../paths.ts'
import { cancelOperation } from '../public-operations.ts'
import type { Appointment } from '../schema.ts'
import { BookingPage } from './booking-page.tsx'
import { Facts } from './facts.tsx'
import { loadAppointment } from './load.ts'
import { sayWhen } from './when.ts'

const tones = {
  held: 'warning',
  booked: 'success',
  arrived: 'progress',
  done: 'neutral',
  absent: 'neutral',
  cancelled: 'danger',
} as const satisfies Record<Appointment['state'], BadgeTone>

/** An appointment that was made: what it is, and the ways to change it. */
export const booked = definePage({
  path: bookedPath,
  access: 'public',
  async show(request) {
    const { view, locale, redirect } = request
    const { key, appointment } = await loadAppointment(request)
    if (appointment.state === 'held') return redirect(detailsPath.to({ key }))
    const t = appointmentWords(locale)
    const { state, code, canChange, cancelledBy } = appointment
    return (
      <BookingPage view={view} title={t('yours')}>
        <h1>{t('yours')}</h1>
        <p>
          <Badge tone={tones[state]} text={t(state)} />
        </p>
        {cancelledBy === 'office' ? (
          <Callout kind="warning" title={t('cancelled')}>
            <p>{t('cancelledByOffice')}</p>
          </Callout>
        ) : null}
        <Facts
          locale={locale}
          appointment={appointment}
          further={[{ label: t('code'), value: `${code} (${t('codeHint')})` }]}
        />
        {canChange ? (
          <>
            <p>{t('keepAddress')}</p>
            <ButtonRow>
              <LinkButton href={href(view, filePath.to({ key }))} icon="it-calendar" kind="secondary" download>
                {t('addToCalendar')}
              </LinkButton>
              <LinkButton href={href(view, timePath.to({ key }))} kind="secondary">
                {t('move')}
              </LinkButton>
              <LinkButton href={href(view, cancelPath.to({ key }))} kind="link">
                {t('cancel')}
              </LinkButton>
            </ButtonRow>
          </>
        ) : (
          <p>
            <a href={href(view, bookingPath.to())}>{t('another')}</a>
          </p>
        )}
      </BookingPage>
    )
  },
})

export const file = definePage({
  path: filePath,
  access: 'public',
  async show(request) {
    const { context, tenant, locale } = request
    const { key, appointment } = await loadAppointment(request)
    if (appointment.state === 'held') return request.redirect(detailsPath.to({ key }))
    return context.body(appointmentFile(appointment, tenant, new Date(appointment.changedAt), locale), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${appointmentWords(locale)('fileName')}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  },
})

export const askCancel = definePage({
  path: cancelPath,
  access: 'public',
  async show(request) {
    const { view, locale, redirect } = request
    const { key, appointment } = await loadAppointment(request)
    if (!appointment.canChange) return redirect(bookedPath.to({ key }))
    const t = appointmentWords(locale)
    return (
      <BookingPage view={view} title={t('cancelTitle')}>
        <h1>{t('cancelTitle')}</h1>
        <ConfirmPanel
          view={view}
          action={href(view, cancelPath.to({ key }))}
          title={sayWhen(appointment.startsAt, locale)}
          consequences={[t('cancelFrees'), t('cancelMail')]}
          confirmLabel={t('cancelButton')}
          cancelHref={href(view, bookedPath.to({ key }))}
          danger
        />
      </BookingPage>
    )
  },
})

export const cancel = defineForm({
  path: cancelPath,
  access: 'public',
  async submit(request) {
    const { key, appointment } = await loadAppointment(request)
    if (appointment.state !== 'cancelled') await request.call(cancelOperation, { key, site: request.origin })
    return request.redirect(bookedPath.to({ key }), appointmentWords(request.locale)('cancelledFlash'))
  },
})
