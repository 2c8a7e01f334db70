import { defineError } from '#kernel/errors.ts'

export const reservationErrors = {
  slotTaken: defineError({
    code: 'slot-taken',
    status: 409,
    sentence: {
      it: 'Questo orario è appena stato preso da un’altra persona. Scegline un altro.',
      en: 'This time has just been taken by somebody else. Choose another one.',
    },
  }),
  slotUnknown: defineError({
    code: 'slot-not-offered',
    status: 422,
    sentence: {
      it: 'Questo orario non si può prenotare: è passato, troppo vicino, troppo lontano, o l’ufficio è chiuso. Scegline un altro.',
      en: 'This time cannot be booked: it is past, too near, too far, or the office is closed. Choose another one.',
    },
  }),
  holdExpired: defineError({
    code: 'hold-expired',
    status: 409,
    sentence: {
      it: 'L’orario non è più tenuto per te e nel frattempo è stato preso. Quello che hai scritto c’è ancora: scegli un altro orario.',
      en: 'The time is no longer kept for you and was taken meanwhile. What you wrote is still there: choose another time.',
    },
  }),
  notFound: defineError({
    code: 'reservation-not-found',
    status: 404,
    sentence: {
      it: 'Non troviamo questo appuntamento. Il collegamento può essere incompleto, oppure l’appuntamento è passato da tempo e i suoi dati sono stati cancellati.',
      en: 'We cannot find this appointment. The link may be incomplete, or the appointment was some time ago and its data have been erased.',
    },
  }),
  notPossible: defineError({
    code: 'reservation-not-possible',
    status: 409,
    sentence: {
      it: 'Questo non si può più fare: l’appuntamento è già stato annullato, si è già svolto o è cominciato.',
      en: 'This can no longer be done: the appointment was cancelled, is over or has begun.',
    },
  }),
  incomplete: defineError({
    code: 'reservation-incomplete',
    status: 409,
    sentence: {
      it: 'Prima di confermare scrivi il nome e l’e-mail.',
      en: 'Write your name and e-mail before you confirm.',
    },
  }),
  tooMany: defineError({
    code: 'too-many-reservations',
    status: 409,
    sentence: {
      it: 'Con questo indirizzo e-mail ci sono già {most} appuntamenti da tenere. Annullane uno, o chiama l’ufficio.',
      en: 'There are already {most} appointments to come with this e-mail address. Cancel one, or call the office.',
    },
  }),
  resourceUnknown: defineError({
    code: 'calendar-not-found',
    status: 404,
    sentence: {
      it: 'Questo calendario di appuntamenti non esiste.',
      en: 'There is no such calendar of appointments.',
    },
  }),
  resourceStale: defineError({
    code: 'calendar-stale',
    status: 409,
    sentence: {
      it: 'Qualcuno ha cambiato il calendario nel frattempo. Guarda come è adesso e riprova.',
      en: 'Somebody has changed the calendar meanwhile. See how it is now and try again.',
    },
  }),
} as const
