import { formatTime } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import { reservationErrors } from '#engines/reservation/index.ts'
import { Button, ButtonRow, Form, href, LinkButton, markup, ReadOnlyField, TextArea, TextField } from '#ui/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { appointmentWords } from '../messages.ts'
import { bookedPath, detailsPath, summaryPath, timePath } from '../paths.ts'
import { describeHolderOperation } from '../public-operations.ts'
import { reasonAtMost } from '../schema.ts'
import type { Appointment } from '../schema.ts'
import { BookingPage } from './booking-page.tsx'
import { loadAppointment } from './load.ts'
import { sayWhen } from './when.ts'

const fields = ['name', 'email', 'phone', 'reason'] as const
type Typed = Readonly<Record<(typeof fields)[number], string>>

/** Until when the time is kept, in words. */
export function Kept({ request, appointment }: { request: PageRequest; appointment: Appointment }) {
  const t = appointmentWords(request.locale)
  const { heldUntil } = appointment
  return heldUntil === null ? null : (
    <p class="fw-semibold">{t('keptUntil', { time: formatTime(new Date(heldUntil)) })}</p>
  )
}

interface DetailsProps {
  readonly request: PageRequest
  readonly appointmentKey: string
  readonly appointment: Appointment
  readonly typed: Typed
  readonly wrong?: Readonly<Record<string, string>>
}

function DetailsView({ request, appointmentKey: key, appointment, typed, wrong = {} }: DetailsProps) {
  const { view, locale, session, tenant } = request
  const t = appointmentWords(locale)
  const shared = (name: keyof Typed) => ({ locale, name, label: t(name), value: typed[name], error: wrong[name] })
  const change = href(view, timePath.to({ key }))
  return (
    <BookingPage
      view={view}
      title={t('details')}
      step="details"
      back={{ time: change }}
      errors={fields.flatMap((field) =>
        wrong[field] === undefined ? [] : [{ field, text: `${t(field)}: ${wrong[field]}` }],
      )}
    >
      <h1>{t('details')}</h1>
      <p class="mb-1">
        {appointment.office}: {sayWhen(appointment.startsAt, locale)}. <a href={change}>{t('changeTime')}</a>
      </p>
      <Kept request={request} appointment={appointment} />
      {session ? null : (
        <p>
          <LinkButton href={href(view, view.signInHref)} kind="secondary">
            {t('signIn')}
          </LinkButton>
        </p>
      )}
      <Form view={view} action={href(view, detailsPath.to({ key }))}>
        {session ? (
          <>
            <ReadOnlyField locale={locale} label={t('name')} value={typed.name} source={t('fromIdentity')} />
            <input type="hidden" name="name" value={typed.name} />
          </>
        ) : (
          <TextField {...shared('name')} required autocomplete="name" maxlength={100} />
        )}
        <TextField
          {...shared('email')}
          required
          type="email"
          autocomplete="email"
          hint={t('emailHint')}
          maxlength={200}
        />
        <TextField
          {...shared('phone')}
          required={false}
          type="tel"
          autocomplete="tel"
          hint={t('phoneHint')}
          width="medium"
          maxlength={26}
        />
        <TextArea
          {...shared('reason')}
          required={false}
          hint={t('reasonHint')}
          rows={3}
          limitCharacters={reasonAtMost}
        />
        <p>{t('privacy', { days: tenant.data.reservationsKeptDays })}</p>
        <ButtonRow>
          <Button>{t('goOn')}</Button>
        </ButtonRow>
      </Form>
    </BookingPage>
  )
}

export const details = definePage({
  path: detailsPath,
  access: 'public',
  async show(request) {
    const { key, appointment } = await loadAppointment(request)
    if (appointment.state !== 'held') return request.redirect(bookedPath.to({ key }))
    const { name, email, phone, reason } = appointment.holder
    // who signs in half-way has the name of their identity
    const known = request.session ? request.view.user?.name : undefined
    const typed = { name: known ?? name ?? '', email: email ?? '', phone: phone ?? '', reason: reason ?? '' }
    return <DetailsView request={request} appointmentKey={key} appointment={appointment} typed={typed} />
  },
})

export const saveDetails = defineForm({
  path: detailsPath,
  access: 'public',
  async submit(request, form) {
    const { key, appointment } = await loadAppointment(request)
    const typed = Object.fromEntries(fields.map((name) => [name, form.text(name)])) as unknown as Typed
    const { refused } = await orRefusal(
      request.call(describeHolderOperation, {
        key,
        ...typed,
        phone: typed.phone.trim() === '' ? null : typed.phone.trim(),
      }),
      [invalidInput, reservationErrors.notPossible],
    )
    if (!refused) return request.redirect(summaryPath.to({ key }))
    if (refused.code !== invalidInput.code) return request.redirect(bookedPath.to({ key }))
    const wrong = wrongFields(refused, request.locale)
    const page = (
      <DetailsView request={request} appointmentKey={key} appointment={appointment} typed={typed} wrong={wrong} />
    )
    return request.context.html(markup(page), 422)
  },
})
