import type { ClockDefinition, End } from '#engines/terms/definition.ts'
import { granted, integration, refusalNotice, refused, withdrawn } from '#engines/terms/definitions/common.ts'

const FROM_SILENCE = ['open', 'tacitly-refused']
const MAY_BE_WIDENED = ['granted-in-part', 'inspection-only', 'deferred', 'refused']

function outcome(state: string): End {
  return { fact: `${state}-delivered`, state, act: state, from: [...FROM_SILENCE, 'deferred'], late: 'allowed' }
}

/** Access to administrative documents: silence refuses, and does not consume the power to grant. */
export const recordsAccess: ClockDefinition = {
  id: 'records-access',
  title: { it: 'Accesso ai documenti', en: 'Access to documents' },
  norm: 'L. 241/1990 art. 25(4); DPR 184/2006',
  startOn: { fact: 'received' },
  term: { count: 30, unit: 'calendar', rollover: true },
  suspensions: [integration, { ...refusalNotice, late: 'allowed' }],
  restarts: [
    {
      id: 'incomplete',
      cause: { it: 'richiesta irregolare o incompleta', en: 'irregular or incomplete request' },
      norm: 'DPR 184/2006 art. 6(5)',
      startOn: 'told-incomplete',
      endOn: 'completed',
      state: 'waiting-for-applicant',
      within: { count: 10, unit: 'calendar', rollover: true },
      times: 1,
    },
  ],
  preventions: [],
  ends: [
    { ...granted, from: [...FROM_SILENCE, ...MAY_BE_WIDENED] },
    { ...granted, fact: 'granted-delivered', from: [...FROM_SILENCE, ...MAY_BE_WIDENED] },
    outcome('granted-in-part'),
    outcome('inspection-only'),
    { ...outcome('deferred'), from: FROM_SILENCE },
    { ...refused, from: [...FROM_SILENCE, 'deferred'] },
    { ...withdrawn, from: FROM_SILENCE },
  ],
  onExpiry: {
    effect: 'refuses',
    state: 'tacitly-refused',
    norm: 'L. 241/1990 art. 25(4)',
    text: {
      it: 'Passati trenta giorni senza risposta la richiesta si intende respinta. Puoi fare ricorso; il Comune può ancora accoglierla.',
      en: 'After thirty days with no answer the request counts as refused. You may appeal; the municipality may still grant it.',
    },
  },
  warnAt: [10, 3],
}
