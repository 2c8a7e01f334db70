import type { ClockDefinition } from '#engines/terms/definition.ts'
import { granted, integration, refusalNotice, refused, withdrawn } from '#engines/terms/definitions/common.ts'

const ESCALATED = {
  it: "Il termine è scaduto senza risposta: decide il sostituto, nella metà del tempo. Il silenzio non è un'approvazione.",
  en: 'The term has expired without an answer: the substitute decides, in half the time. Silence is no approval.',
}

/** A procedure with no term of its own: 30 days, after which the substitute decides. */
export const general: ClockDefinition = {
  id: 'general',
  title: { it: 'Conclusione del procedimento', en: 'End of the procedure' },
  norm: 'L. 241/1990 art. 2(2)',
  startOn: { fact: 'received' },
  term: { count: 30, unit: 'calendar', rollover: true },
  suspensions: [integration, { ...refusalNotice, late: 'allowed' }],
  restarts: [],
  preventions: [],
  ends: [granted, refused, { ...withdrawn, from: ['open', 'escalated'] }],
  onExpiry: { effect: 'escalates', state: 'escalated', norm: 'L. 241/1990 art. 2(9-bis)', text: ESCALATED },
  warnAt: [10, 3],
}

/** The substitute's clock: half of the term of the clock that expired. */
export function substituteOf(clock: ClockDefinition): ClockDefinition {
  return {
    id: `${clock.id}-substitute`,
    title: { it: 'Intervento del sostituto', en: 'Intervention of the substitute' },
    norm: 'L. 241/1990 art. 2(9-ter)',
    startOn: { expiryOf: clock.id },
    term: { halfOf: clock.id },
    suspensions: [],
    restarts: [],
    preventions: [],
    ends: [granted, refused, { ...withdrawn, from: ['open', 'substitute-overdue'] }],
    onExpiry: {
      effect: 'overdue',
      state: 'substitute-overdue',
      norm: 'L. 241/1990 art. 2(9-ter); c.p.a. art. 31',
      text: {
        it: 'Anche il sostituto non ha risposto: resta il ricorso al giudice amministrativo.',
        en: 'The substitute has not answered either: an appeal to the administrative court remains.',
      },
    },
    warnAt: [5, 2],
  }
}

/** Concession of public land: the term is a datum of the municipal regulation, 30 days by default. */
export const landOccupation: ClockDefinition = {
  ...general,
  id: 'land-occupation',
  title: { it: 'Concessione di suolo pubblico', en: 'Concession of public land' },
  norm: 'L. 241/1990 art. 2; L. 160/2019 art. 1(821)',
}
