import { defineMessages, translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'

/** The words of the page of one's own data. */
const dataMessages = defineMessages('dossier-data', {
  it: {
    title: 'I miei dati',
    lead: 'Tutto quello che il Comune conserva su di te: che cosa è, perché c’è, fino a quando resta.',
    what: 'Che cosa',
    count: 'Quanti',
    since: 'Dal',
    why: 'Perché',
    until: 'Fino a quando',
    untilDay: 'Fino al {date}',
    erasing: 'Si può cancellare?',
    canErase: 'Sì, quando vuoi',
    cannot: 'Non ora. {reason}.',
    norm: 'Norma: {norm}',
    copy: 'Prendi una copia',
    copyText:
      'Un file JSON con tutti i tuoi dati, leggibile da altri programmi, e l’elenco dei tuoi file con il loro indirizzo in quest’area. Tienilo in un posto sicuro: chi lo apre legge tutto.',
    download: 'Scarica i miei dati (JSON)',
    erase: 'Cancella quello che si può',
    eraseText: 'Cancelliamo le bozze e i contatti. Il resto serve ancora: sopra trovi il motivo e fino a quando.',
    eraseStart: 'Cancella i miei dati',
    nothingToErase: 'Ora non c’è nulla che si possa cancellare: sopra trovi il motivo e fino a quando.',
    confirmTitle: 'Cancellare questi dati?',
    confirmOne: '{what}: {count}',
    confirmUndo: 'Non si possono recuperare.',
    confirmRest: 'Le pratiche restano, con quello che hai inviato e i termini che corrono.',
    confirmMail: 'Senza e-mail gli avvisi del Comune restano solo in quest’area.',
    confirmYes: 'Cancella per sempre',
    erased: 'Fatto. {what}.',
    erasedNothing: 'Non c’era nulla da cancellare.',
    others: 'Altri diritti',
    correct: 'Correggi i contatti nel tuo profilo',
    seen: 'Guarda chi ha visto i tuoi dati',
    ask: 'Per correggere, limitare o opporti scrivi al responsabile della protezione dei dati: {email}.',
  },
  en: {
    title: 'My data',
    lead: 'Everything that the municipality keeps about you: what it is, why it is there, how long it stays.',
    what: 'What',
    count: 'How many',
    since: 'Since',
    why: 'Why',
    until: 'Until when',
    untilDay: 'Until {date}',
    erasing: 'Can it be erased?',
    canErase: 'Yes, whenever you want',
    cannot: 'Not now. {reason}.',
    norm: 'Norm: {norm}',
    copy: 'Take a copy',
    copyText:
      'A JSON file with all your data, which other programs can read, and the list of your files with their address in this area. Keep it safe: whoever opens it reads everything.',
    download: 'Download my data (JSON)',
    erase: 'Erase what can be erased',
    eraseText: 'We erase drafts and contacts. The rest is still needed: above you find why and until when.',
    eraseStart: 'Erase my data',
    nothingToErase: 'Nothing can be erased now: above you find why and until when.',
    confirmTitle: 'Erase these data?',
    confirmOne: '{what}: {count}',
    confirmUndo: 'They cannot be recovered.',
    confirmRest: 'Cases stay, with what you have sent and the terms that run.',
    confirmMail: 'Without an e-mail address the notices of the municipality stay in this area only.',
    confirmYes: 'Erase for ever',
    erased: 'Done. {what}.',
    erasedNothing: 'There was nothing to erase.',
    others: 'Other rights',
    correct: 'Correct the contacts in your profile',
    seen: 'See who has seen your data',
    ask: 'To correct, restrict or object write to the data protection officer: {email}.',
  },
})

/** The words of this page in a language. */
export function dataWords(locale: Locale) {
  return translator(dataMessages, locale)
}
