import { bookedPath, bookingPath } from '#engines/reservation/index.ts'
import { appointmentWords, listAppointmentsOperation, sayWhen } from '#modules/appointments/index.ts'
import { EmptyState, href, LinkButton } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { appointmentsPath } from '../paths.ts'
import { DossierPage } from './dossier-page.tsx'

interface OwnAppointment {
  readonly id: string
  readonly topic: string
  readonly office: string
  readonly place: string
  readonly startsAt: string
  readonly code: string
  readonly state: 'held' | 'booked' | 'arrived' | 'done' | 'absent' | 'cancelled'
  readonly canChange: boolean
}

/** Appointments to come, each with the way to its page. */
export function ComingAppointments({ view, coming }: { view: PageView; coming: readonly OwnAppointment[] }) {
  const { locale } = view
  const t = dossierWords(locale)
  return (
    <ul class="list-unstyled">
      {coming.map(({ id, topic, office, place, startsAt, code }) => (
        <li class="portico-panel mb-3">
          <h3 class="h5">{t('nextAppointment', { topic })}</h3>
          <p class="fw-semibold mb-1">{sayWhen(startsAt, locale)}</p>
          <p>
            {office}, {place}. {appointmentWords(locale)('code')} {code}
          </p>
          <LinkButton href={href(view, bookedPath.to({ key: id }))} kind="secondary">
            {t('openAppointment')}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

export const appointments = definePage({
  path: appointmentsPath,
  access: 'person',
  async show({ view, locale, call }) {
    const t = dossierWords(locale)
    const own = (await call(listAppointmentsOperation, {})).appointments
    const coming = own.filter(({ canChange }) => canChange).toReversed()
    const past = own.filter(({ canChange }) => !canChange)
    const book = { label: t('book'), href: href(view, bookingPath.to()) }
    return (
      <DossierPage view={view} section="appointments">
        <h1>{t('appointments')}</h1>
        <p class="lead">{t('appointmentsLead')}</p>
        {coming.length === 0 ? (
          <EmptyState title={t('noAppointments')} text={t('noAppointmentsText')} action={book} icon="it-calendar" />
        ) : (
          <>
            <ComingAppointments view={view} coming={coming} />
            <p>
              <a href={book.href}>{book.label}</a>
            </p>
          </>
        )}
        {past.length === 0 ? null : (
          <>
            <h2>{t('pastAppointments')}</h2>
            <ul>
              {past.map(({ id, startsAt, topic, state }) => (
                <li>
                  <a href={href(view, bookedPath.to({ key: id }))}>
                    {sayWhen(startsAt, locale)}, {topic}
                  </a>{' '}
                  ({appointmentWords(locale)(state)})
                </li>
              ))}
            </ul>
          </>
        )}
      </DossierPage>
    )
  },
})
