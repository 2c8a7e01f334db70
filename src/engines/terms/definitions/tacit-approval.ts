import type { ClockDefinition } from '#engines/terms/definition.ts'
import { granted, integration, refusalNotice, refused, withdrawn } from '#engines/terms/definitions/common.ts'

/** Silence approves, unless a refusal is delivered within the term; a later one has no effect. */
export const tacitApproval: ClockDefinition = {
  id: 'tacit-approval',
  title: { it: 'Risposta alla domanda', en: 'Answer to the application' },
  norm: 'L. 241/1990 art. 20',
  startOn: { fact: 'received' },
  term: { count: 60, unit: 'calendar', rollover: true },
  suspensions: [integration, refusalNotice],
  restarts: [],
  preventions: [],
  ends: [
    { ...granted, effectiveFrom: 'event' },
    { ...refused, late: 'ineffective' },
    withdrawn,
    {
      fact: 'self-annulment-delivered',
      state: 'annulled',
      act: 'self-annulment',
      from: ['tacitly-approved', 'granted'],
      late: 'allowed',
    },
  ],
  onExpiry: {
    effect: 'approves',
    state: 'tacitly-approved',
    norm: 'L. 241/1990 art. 20(1), 2(8-bis)',
    text: {
      it: 'Il termine è passato senza un diniego: la domanda è accolta. Puoi chiedere un attestato.',
      en: 'The term has passed with no refusal: the application is granted. You may ask for a certificate.',
    },
    effectiveFrom: 'event',
  },
  warnAt: [15, 5],
}

/** Certificate that silence has approved: ten days, then the applicant may declare it. */
export const tacitApprovalCertificate: ClockDefinition = {
  id: 'tacit-approval-certificate',
  title: { it: 'Attestato di silenzio-assenso', en: 'Certificate of tacit approval' },
  norm: 'L. 241/1990 art. 20(2-bis)',
  startOn: { fact: 'certificate-requested', clock: 'tacit-approval', states: ['tacitly-approved'] },
  term: { count: 10, unit: 'calendar', rollover: true },
  suspensions: [],
  restarts: [],
  preventions: [],
  ends: [{ fact: 'certificate-issued', state: 'certified', late: 'allowed' }],
  onExpiry: {
    effect: 'overdue',
    state: 'self-declaration-allowed',
    norm: 'L. 241/1990 art. 20(2-bis); DPR 445/2000 art. 47',
    text: {
      it: "L'attestato non è arrivato in dieci giorni: puoi sostituirlo con una tua dichiarazione.",
      en: 'The certificate has not come within ten days: you may replace it with your own declaration.',
    },
  },
  warnAt: [3, 1],
}
