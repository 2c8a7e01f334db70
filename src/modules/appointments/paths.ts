import { definePath } from '#platform/http/paths.ts'

export { bookedPath, bookingPath, serviceParameter } from '#engines/reservation/index.ts'

export const detailsPath = definePath('/prenota-appuntamento/{key}/dati')
export const summaryPath = definePath('/prenota-appuntamento/{key}/riepilogo')
export const timePath = definePath('/prenota-appuntamento/{key}/orario')
export const cancelPath = definePath('/prenota-appuntamento/{key}/annullamento')
export const filePath = definePath('/prenota-appuntamento/{key}/calendario.ics')

export const appointmentsDeskPath = definePath('/ufficio/appuntamenti')
export const attendancePath = definePath('/ufficio/appuntamenti/{appointmentId}/presenza')
export const calendarsPath = definePath('/ufficio/appuntamenti/calendari')
export const calendarPath = definePath('/ufficio/appuntamenti/calendari/{calendarId}')
export const closurePath = definePath('/ufficio/appuntamenti/calendari/{calendarId}/chiusura')

/** Names in addresses and forms. */
export const names = {
  calendar: 'calendario',
  topic: 'argomento',
  day: 'giorno',
  month: 'mese',
  slot: 'orario',
  token: '_token',
  act: 'segno',
  what: '_what',
} as const
