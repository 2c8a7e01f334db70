import type { ClockDefinition, End } from '#engines/terms/definition.ts'
import { refusalNotice, withdrawn } from '#engines/terms/definitions/common.ts'

/**
 * A declaration without its mandatory data is not receivable, and that is told at once: in the time in which it would be
 * entered. One that has been entered, or that should have been, is checked like any other.
 */
const notReceivable: End = { fact: 'not-receivable-told', state: 'not-receivable', from: ['open'], late: 'allowed' }

/** The registrar enters the declaration within two working days. */
export const residenceRegistration: ClockDefinition = {
  id: 'residence-registration',
  title: { it: 'Registrazione della dichiarazione', en: 'Registration of the declaration' },
  norm: 'DL 5/2012 art. 5(3); DPR 223/1989 art. 18(1)',
  startOn: { fact: 'declared' },
  term: { count: 2, unit: 'working', rollover: false },
  suspensions: [],
  restarts: [],
  preventions: [],
  ends: [
    { fact: 'registered', state: 'registered', late: 'allowed', effectiveFrom: 'start' },
    notReceivable,
    { ...withdrawn, from: ['open', 'registration-overdue', 'registered'] },
  ],
  onExpiry: {
    effect: 'overdue',
    state: 'registration-overdue',
    norm: 'DL 5/2012 art. 5(3)',
    text: {
      it: 'La registrazione è in ritardo. Gli effetti partono comunque dalla data della dichiarazione.',
      en: 'The registration is late. Its effects still run from the date of the declaration.',
    },
  },
  warnAt: [1],
}

/** Checks within 45 days; without a notice of refusal in them, what was declared is deemed true. */
export const residenceChecks: ClockDefinition = {
  id: 'residence-checks',
  title: { it: 'Accertamento della dimora abituale', en: 'Checks on the usual abode' },
  norm: 'DL 5/2012 art. 5(5); DPR 223/1989 art. 18-bis',
  startOn: { fact: 'declared' },
  term: { count: 45, unit: 'calendar', rollover: true },
  suspensions: [refusalNotice],
  restarts: [],
  preventions: [
    {
      fact: 'refusal-notice-delivered',
      state: 'under-check',
      norm: 'DPR 223/1989 art. 18-bis(1); L. 241/1990 art. 10-bis',
    },
  ],
  ends: [
    { fact: 'checks-passed', state: 'confirmed', act: 'confirmation', late: 'allowed', effectiveFrom: 'start' },
    {
      fact: 'negative-outcome-delivered',
      state: 'restored',
      act: 'negative-outcome',
      late: 'ineffective',
      requires: ['refusal-notice-delivered'],
      effectiveFrom: 'start',
    },
    notReceivable,
    withdrawn,
  ],
  onExpiry: {
    effect: 'deems-true',
    state: 'deemed-true',
    norm: 'DL 5/2012 art. 5(5); DPR 223/1989 art. 18-bis(1)',
    text: {
      it: 'Sono passati 45 giorni senza rilievi: quanto dichiarato si considera conforme alla realtà.',
      en: 'Forty-five days have passed with no objection: what was declared is deemed true.',
    },
    effectiveFrom: 'start',
  },
  warnAt: [15, 5],
}
