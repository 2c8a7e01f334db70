import { definePath } from '#platform/http/paths.ts'

/** Where appointments are booked: pages of services and the personal area lead there. */
export const bookingPath = definePath('/prenota-appuntamento')
/** One appointment, by its secret or, for whom it belongs to, by its id. */
export const bookedPath = definePath('/prenota-appuntamento/{key}')
/** Parameter of the address: the service that one comes from. */
export const serviceParameter = 'servizio'
