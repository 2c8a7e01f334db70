import { bookingPath, serviceParameter } from '#engines/reservation/index.ts'
import { href, LinkButton } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'

interface BookingLinkProps {
  readonly view: PageView
  readonly serviceId?: string | undefined
  /** Of the national model. */
  readonly element?: 'appointment-booking' | 'service-booking-access' | undefined
}

/** The way to an appointment; from a service only the competent office, and its topic chosen already. */
export function BookingLink({ view, serviceId, element }: BookingLinkProps) {
  const query = serviceId === undefined ? '' : `?${serviceParameter}=${encodeURIComponent(serviceId)}`
  return (
    <LinkButton href={`${href(view, bookingPath.to())}${query}`} kind="secondary" element={element}>
      {serviceWords(view.locale)('bookAppointment')}
    </LinkButton>
  )
}
