import { defineError } from '#kernel/errors.ts'

export const actPosted = defineError({
  code: 'act-posted',
  status: 409,
  sentence: {
    it: 'L’atto è già all’albo e non si cambia più. Se è sbagliato annullalo, poi metti all’albo quello giusto.',
    en: 'The act is on the notice board already and cannot be changed. If it is wrong annul it, then post the right one.',
  },
})

export const actIncomplete = defineError({
  code: 'act-incomplete',
  status: 422,
  sentence: {
    it: 'Manca il file dell’atto: caricalo, poi metti l’atto all’albo.',
    en: 'The file of the act is missing: upload it, then post the act.',
  },
})

export const actNotAnnullable = defineError({
  code: 'act-not-annullable',
  status: 409,
  sentence: {
    it: 'Si annulla solo un atto che è all’albo oggi.',
    en: 'Only an act that is on the notice board today can be annulled.',
  },
})

export const actDateWrong = defineError({
  code: 'act-date-wrong',
  status: 422,
  sentence: {
    it: 'La data dell’atto non può venire dopo oggi.',
    en: 'The date of the act cannot come after today.',
  },
})

export const askedByMissing = defineError({
  code: 'act-asked-by-missing',
  status: 422,
  sentence: {
    it: 'Scrivi quale ente ha chiesto la pubblicazione.',
    en: 'Write which body asked for the publication.',
  },
})

export const actFileRefused = defineError({
  code: 'act-file-refused',
  status: 422,
  sentence: {
    it: 'Questo file non si può mettere all’albo. Usa un PDF, anche firmato (P7M), oppure un documento ODT o DOCX.',
    en: 'This file cannot go on the notice board. Use a PDF, signed (P7M) too, or an ODT or DOCX document.',
  },
})

/** Details: `count`, the most. */
export const actFilesTooMany = defineError({
  code: 'act-files-too-many',
  status: 409,
  sentence: {
    it: 'Un atto ha al massimo {count} file: togline uno, o unisci gli allegati.',
    en: 'An act has {count} files at most: remove one, or merge the attachments.',
  },
})

export const actFileMissing = defineError({
  code: 'act-file-missing',
  status: 422,
  sentence: { it: 'Scegli il file da caricare.', en: 'Choose the file to upload.' },
})
