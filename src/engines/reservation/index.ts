export { bookedPath, bookingPath, serviceParameter } from './paths.ts'
export { reservationErrors } from './errors.ts'
export { attendances, may, reservationStates } from './states.ts'
export type { Attendance, ReservationState } from './states.ts'
export { ruleFault } from './rule.ts'
export { sayRule, weekdayName, weeklyRule } from './weekly.ts'
export { openHours, slotsBetween } from './slots.ts'
export type { Hours } from './slots.ts'
export {
  addException,
  addOpening,
  changeResource,
  listResources,
  loadResource,
  loadToReserve,
  receivesFor,
  removeException,
  removeOpening,
  wholeDay,
} from './resources.ts'
export type { Resource } from './resources.ts'
export { bookableDays, readOffers } from './offers.ts'
export {
  book,
  cancelBooking,
  describeHolder,
  findReservation,
  holdSeat,
  listBookings,
  listOwn,
  moveBooking,
  noteAttendance,
  reservationById,
  tokenShape,
} from './reservations.ts'
export type { Reservation } from './reservations.ts'
export { heldUntil } from './seats.ts'
export { calendarFile } from './ics.ts'
export { CalendarFile, enterResources, hasResources } from './seed.ts'
export { reservationSweep } from './sweeps.ts'
export { reservationPrivacy } from './privacy.ts'
