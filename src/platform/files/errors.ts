import { defineError } from '#kernel/errors.ts'

/** Details: `megabytes`, the most a file may have. */
export const fileTooLarge = defineError({
  code: 'file-too-large',
  status: 413,
  sentence: {
    it: 'Il file è troppo grande: può avere al massimo {megabytes} MB. Riducilo o dividilo, poi allegalo di nuovo.',
    en: 'The file is too large: it may have {megabytes} MB at most. Reduce or split it, then attach it again.',
  },
})

/** Details: `kindIt`, `kindEn`, what the content is, whatever its name says; `formats`, those that are taken. */
export const fileRefused = defineError({
  code: 'file-refused',
  status: 422,
  sentence: {
    it: 'Il contenuto del file è {kindIt}, che qui non si può allegare. Salvalo in uno di questi formati: {formats}.',
    en: 'The content of the file is {kindEn}, which cannot be attached here. Save it in one of these formats: {formats}.',
  },
})

export const fileNotFound = defineError({
  code: 'file-not-found',
  status: 404,
  sentence: { it: 'Il file non c’è più.', en: 'The file is no longer here.' },
})

/** The key was destroyed when the case was disposed of: the content is gone for ever. */
export const fileErased = defineError({
  code: 'file-erased',
  status: 410,
  sentence: {
    it: 'Il file è stato eliminato alla scadenza della sua conservazione.',
    en: 'The file was erased when its retention ended.',
  },
})

/** The stored bytes are not those that were written: cut, changed, moved, or under another key. */
export const fileDamaged = defineError({
  code: 'file-damaged',
  status: 500,
  sentence: {
    it: 'Il file è danneggiato e non si può aprire. L’ufficio deve recuperarlo da una copia.',
    en: 'The file is damaged and cannot be opened. The office must recover it from a copy.',
  },
})

export const uploadBroken = defineError({
  code: 'upload-broken',
  status: 400,
  sentence: {
    it: 'L’invio si è interrotto prima della fine. Controlla la connessione e invia di nuovo.',
    en: 'The upload stopped before its end. Check your connection and send it again.',
  },
})

/** Details: `maxFiles`. Also thrown for forms with more fields, or longer ones, than any of ours has. */
export const uploadTooMany = defineError({
  code: 'upload-too-many',
  status: 413,
  sentence: {
    it: 'L’invio contiene troppi elementi: puoi allegare al massimo {maxFiles} file alla volta.',
    en: 'The upload has too many parts: you can attach at most {maxFiles} files at a time.',
  },
})
