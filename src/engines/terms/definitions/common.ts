import type { End, Suspension } from '#engines/terms/definition.ts'

/** Suspension for information that the administration neither holds nor can obtain from another. */
export const integration: Suspension = {
  id: 'suspension',
  cause: {
    it: 'in attesa di informazioni o certificazioni chieste',
    en: 'waiting for information or certificates asked for',
  },
  norm: 'L. 241/1990 art. 2(7)',
  startOn: 'suspended',
  endOn: 'answered',
  maximumDays: 30,
  timeEndedOn: 'suspension-exhausted',
  times: 1,
}

/** Notice of the grounds for refusal: ten days to observe, and ten more from the observations. */
export const refusalNotice: Suspension = {
  id: 'refusal-notice',
  cause: { it: 'preavviso di rigetto', en: 'notice of refusal' },
  norm: 'L. 241/1990 art. 10-bis',
  startOn: 'refusal-notice-delivered',
  endOn: 'observations',
  maximumDays: 10,
  afterEndDays: 10,
  answerRollover: true,
  timeEndedOn: 'observations-term-ended',
  times: 1,
}

export const withdrawn: End = { fact: 'withdrawn', state: 'withdrawn', from: ['open'], late: 'allowed' }

export const granted: End = { fact: 'granted-and-delivered', state: 'granted', act: 'grant', late: 'allowed' }

export const refused: End = { fact: 'refusal-delivered', state: 'refused', act: 'refusal', late: 'allowed' }
