import { reservationErrors, tokenShape } from '#engines/reservation/index.ts'
import { signInNeeded } from '#platform/operations/errors.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { getAppointmentOperation } from '../public-operations.ts'
import { AppointmentId } from '../schema.ts'
import type { Appointment } from '../schema.ts'

/** The appointment of the address: by its secret, or by its id for the person whose it is, who signs in first. */
export async function loadAppointment({
  param,
  call,
  session,
}: PageRequest): Promise<{ key: string; appointment: Appointment }> {
  const key = param('key')
  if (!tokenShape.test(key)) {
    if (!AppointmentId.safeParse(key).success) throw reservationErrors.notFound.with()
    if (!session) throw signInNeeded.with()
  }
  return { key, appointment: await call(getAppointmentOperation, { key }) }
}
