import { defineError } from '#kernel/errors.ts'

export const contentNotFound = defineError({
  code: 'content-not-found',
  status: 404,
  sentence: { it: 'Questo contenuto non c’è, o non è pubblico.', en: 'There is no such content, or it is not public.' },
})

export const slugTaken = defineError({
  code: 'slug-taken',
  status: 409,
  sentence: {
    it: 'C’è già un contenuto di questo tipo all’indirizzo “{slug}”: scegline un altro.',
    en: 'There is a content of this type at the address “{slug}” already: choose another.',
  },
})

export const contentChanged = defineError({
  code: 'content-changed',
  status: 409,
  sentence: {
    it: 'Qualcun altro ha salvato questo contenuto nel frattempo: confronta le versioni prima di salvare la tua.',
    en: 'Somebody else has saved this content meanwhile: compare the versions before you save yours.',
  },
})

export const contentFaulty = defineError({
  code: 'content-faulty',
  status: 422,
  sentence: {
    it: 'Il contenuto non si può salvare così: {it}',
    en: 'The content cannot be saved like this: {en}',
  },
})

export const notPublishable = defineError({
  code: 'content-not-publishable',
  status: 422,
  sentence: {
    it: 'Il contenuto non si può ancora pubblicare: {it}',
    en: 'The content cannot be published yet: {en}',
  },
})

export const publicationPast = defineError({
  code: 'content-publication-past',
  status: 422,
  sentence: {
    it: 'Il momento della pubblicazione è già passato.',
    en: 'The moment of publication has passed already.',
  },
})

export const reviewMoved = defineError({
  code: 'content-review-moved',
  status: 409,
  sentence: {
    it: 'Questa versione non è più quella da rivedere: guarda la storia del contenuto.',
    en: 'This version is not the one to review any more: look at the history of the content.',
  },
})
