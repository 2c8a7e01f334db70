import { defineError } from '#kernel/errors.ts'
import type { Text } from '#kernel/text.ts'
import type { SourceFault } from './source/item.ts'

/** Why an export is not read, in words. */
const reasons: Readonly<Record<SourceFault, Text>> = {
  'not-utf-8': {
    it: 'non è scritto in UTF-8. Esportalo di nuovo, o convertilo.',
    en: 'it is not written in UTF-8. Export it again, or convert it.',
  },
  xml: {
    it: 'non è XML ben formato. Controlla quella riga, o esportalo di nuovo.',
    en: 'it is no well-formed XML. Look at that line, or export it again.',
  },
  doctype: {
    it: 'dichiara un DOCTYPE, che qui non si legge. Toglilo, o esportalo di nuovo.',
    en: 'it declares a DOCTYPE, which is not read here. Remove it, or export it again.',
  },
  unknown: {
    it: 'non è un’esportazione di WordPress (WXR) né un feed RSS o Atom.',
    en: 'it is neither an export of WordPress (WXR) nor a feed, RSS or Atom.',
  },
  cut: {
    it: 'finisce prima della fine: è stato tagliato. Scaricalo di nuovo dal vecchio sito.',
    en: 'it ends before its end: it was cut. Download it from the old site again.',
  },
  'too-deep': { it: 'ha troppi livelli uno dentro l’altro.', en: 'it has too many levels inside each other.' },
  'too-many': {
    it: 'ha più di 50.000 elementi. Esportalo in più parti, per esempio per anno.',
    en: 'it has more than 50,000 items. Export it in parts, such as by year.',
  },
  'item-too-long': {
    it: 'ha un elemento di oltre cinque milioni di caratteri.',
    en: 'it has an item of more than five million characters.',
  },
  empty: { it: 'non contiene nessun elemento.', en: 'it has no item.' },
}

/** Details: `line`, from 1; `it` and `en`, why. */
export const importUnread = defineError({
  code: 'import-unread',
  status: 422,
  sentence: {
    it: 'Il file non si può importare (riga {line}): {it}',
    en: 'The file cannot be imported (line {line}): {en}',
  },
})

export const unreadBecause = (fault: SourceFault, line: number) => importUnread.with({ line, ...reasons[fault] })

export const importFileMissing = defineError({
  code: 'import-file-missing',
  status: 422,
  sentence: { it: 'Scegli il file da importare.', en: 'Choose the file to import.' },
})

export const importStarted = defineError({
  code: 'import-started',
  status: 409,
  sentence: {
    it: 'Questa importazione è già partita: le scelte non si cambiano più.',
    en: 'This import has started: its choices cannot be changed any more.',
  },
})

export const nothingChosen = defineError({
  code: 'import-nothing-chosen',
  status: 422,
  sentence: {
    it: 'Hai lasciato tutto: scegli che cosa diventa almeno un gruppo.',
    en: 'You left everything out: choose what at least one group becomes.',
  },
})

export const importNotStopped = defineError({
  code: 'import-not-stopped',
  status: 409,
  sentence: {
    it: 'Questa importazione non è ferma.',
    en: 'This import is not stopped.',
  },
})
