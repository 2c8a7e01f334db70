import { defineError } from '#kernel/errors.ts'

export const noticeRemoved = defineError({
  code: 'notice-removed',
  status: 410,
  sentence: {
    it: 'Questo atto è stato all’albo fino al {until} ed è uscito perché il suo tempo è finito. Lo conserva l’ufficio: puoi chiederlo con l’accesso ai documenti.',
    en: 'This act was on the notice board until {until} and left because its time was over. The office keeps it: you can ask for it by access to documents.',
  },
})

export const noticeOnBoard = defineError({
  code: 'notice-on-board',
  status: 409,
  sentence: {
    it: 'L’atto è ancora all’albo: il certificato si può fare dal {from}.',
    en: 'The act is still on the board: its certificate can be made from {from}.',
  },
})

export const noticeAnnulled = defineError({
  code: 'notice-annulled',
  status: 410,
  sentence: {
    it: 'Questo atto è stato tolto dall’albo prima della fine: l’ufficio lo ha annullato. Per sapere perché scrivi all’ufficio.',
    en: 'This act left the notice board before its end: the office annulled it. To know why write to the office.',
  },
})
