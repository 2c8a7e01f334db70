import { defineError } from '#kernel/errors.ts'

export const addressWrong = defineError({
  code: 'old-address-wrong',
  status: 422,
  sentence: {
    it: 'Scrivi il vecchio indirizzo per intero (https://…) o dalla barra in poi (/pagina).',
    en: 'Write the old address in full (https://…) or from the slash on (/page).',
  },
})

export const hostUnknown = defineError({
  code: 'old-address-host-unknown',
  status: 422,
  sentence: {
    it: 'Il sito di questo indirizzo non è tra quelli del Comune (formerHosts nei dati del Comune).',
    en: 'The site of this address is not one of the municipality (formerHosts in its data).',
  },
})

export const targetWrong = defineError({
  code: 'old-address-target-wrong',
  status: 422,
  sentence: {
    it: 'La pagina nuova deve essere di questo sito: scrivila dalla barra in poi, come /servizi.',
    en: 'The new page must be one of this site: write it from the slash on, such as /servizi.',
  },
})

/** Details: `way`, the addresses that lead back to the first. */
export const addressLoops = defineError({
  code: 'old-address-loops',
  status: 422,
  sentence: {
    it: 'Così si girerebbe in tondo: {way}.',
    en: 'That would go round in a circle: {way}.',
  },
})

/** Details: `line`. */
export const listUnread = defineError({
  code: 'old-address-list-unread',
  status: 422,
  sentence: {
    it: 'Il file non si legge ({reason}, riga {line}). Serve un CSV con vecchio e nuovo indirizzo, o una sitemap.xml.',
    en: 'The file cannot be read ({reason}, line {line}). It must be CSV with old and new address, or a sitemap.xml.',
  },
})
