import { defineMessages, translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'

const messages = defineMessages('search', {
  it: {
    title: 'Cerca',
    lead: 'Servizi, uffici, notizie, luoghi, eventi e documenti del Comune.',
    label: 'Che cosa cerchi?',
    hint: 'Per esempio: carta d’identità, asilo, multe',
    button: 'Cerca',
    found:
      '{count, plural, =0 {Nessun risultato} one {# risultato} other {# risultati}} per “{words}” in questa pagina',
    corrected: 'Nessun risultato per “{words}”: ecco quelli per “{corrected}”.',
    types: 'Restringi a un tipo',
    all: 'Tutto',
    more: 'Carica altri risultati',
    nothing: 'Nessun risultato per “{words}”',
    nothingText:
      'Prova con meno parole o con parole più comuni, oppure chiama il {phone}: un operatore ti dice a chi rivolgerti.',
    allServices: 'Vedi tutti i servizi',
    ownCases: 'Le tue pratiche',
    case: 'Pratica {number}',
    one: '1 proposta: usa la freccia in giù',
    many: '{count} proposte: usa la freccia in giù',
    none: 'Nessuna proposta',
    list: 'Proposte',
    misses: 'Ricerche senza esito',
    missesLead:
      'Che cosa le persone hanno cercato negli ultimi novanta giorni senza trovarlo: una pagina che manca, o parole diverse da quelle del sito.',
    words: 'Parole cercate',
    count: 'Volte',
    last: 'Ultima volta',
    language: 'Lingua',
    noMisses: 'Tutte le ricerche hanno trovato qualcosa',
    noMissesText: 'Quando qualcuno cercherà qualcosa che non c’è, lo vedrai qui.',
  },
  en: {
    title: 'Search',
    lead: 'Services, offices, news, places, events and documents of the municipality.',
    label: 'What are you looking for?',
    hint: 'For example: identity card, nursery, fines',
    button: 'Search',
    found: '{count, plural, =0 {No result} one {# result} other {# results}} for “{words}” on this page',
    corrected: 'No result for “{words}”: these are for “{corrected}”.',
    types: 'Narrow to one type',
    all: 'All',
    more: 'Load more results',
    nothing: 'No result for “{words}”',
    nothingText: 'Try fewer or more common words, or call {phone}: an operator tells you whom to turn to.',
    allServices: 'See all services',
    ownCases: 'Your cases',
    case: 'Case {number}',
    one: '1 suggestion: use the down arrow',
    many: '{count} suggestions: use the down arrow',
    none: 'No suggestions',
    list: 'Suggestions',
    misses: 'Searches in vain',
    missesLead:
      'What people looked for in the last ninety days without finding it: a page that is missing, or words that differ from those of the site.',
    words: 'Words',
    count: 'Times',
    last: 'Last time',
    language: 'Language',
    noMisses: 'Every search found something',
    noMissesText: 'When somebody looks for what is not there, you will see it here.',
  },
})

export function searchWords(locale: Locale) {
  return translator(messages, locale)
}
