import { defineMessages, translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'

/** The words of the page that draws how a service goes on. */
const procedureMessages = defineMessages('procedure', {
  it: {
    link: 'Guarda tutti i passi della pratica',
    short: 'I passi della pratica',
    title: 'I passi della pratica: {service}',
    lead: 'Dalla richiesta alla fine: le fasi, chi può farla andare avanti e i termini di legge. Ogni pratica ne segue solo una parte.',
    drawing: 'Il disegno',
    howToRead:
      'In alto ci sono le fasi, dalla prima a sinistra alle conclusioni a destra. Sotto, ogni riga è un passo: il punto dice da quale fase parte, la freccia a quale arriva. Un cerchio vuoto è un passo che lascia la pratica nella sua fase. Le righe con l’orologio sono i termini, nella fase in cui cominciano. Il disegno scorre di lato; gli stessi passi sono scritti sotto.',
    alternative: 'Fasi: {states}. I passi sono scritti nell’elenco che segue il disegno.',
    steps: 'Gli stessi passi, a parole',
    step: 'Da {from} con “{action}” ({who}) a {to}.',
    stay: 'In {from} con “{action}” ({who}), senza cambiare fase.',
    clocks: 'I termini',
    clock: '{title}: {term}, da quando la pratica è in “{state}”.',
    expiry: 'Alla scadenza: {text}',
    calendar: '{count, plural, one {# giorno} other {# giorni}}',
    working: '{count, plural, one {# giorno lavorativo} other {# giorni lavorativi}}',
    half: 'la metà del termine di prima',
    states: 'Le fasi',
    kindDraft: 'bozza',
    kindTask: 'tocca all’ufficio',
    kindCitizen: 'tocca a te',
    kindThird: 'tocca ad altri',
    kindSystem: 'va avanti da sola',
    kindEnd: 'conclusione',
    byApplicant: 'chi ha fatto richiesta',
    byHandler: 'l’ufficio',
    byResponsible: 'il responsabile',
    byConsulted: 'l’ufficio consultato',
    bySystem: 'il tempo',
  },
  en: {
    link: 'See every step of the case',
    short: 'The steps of the case',
    title: 'The steps of the case: {service}',
    lead: 'From the application to the end: the stages, who can carry it on, and the legal terms. Each case follows only a part of it.',
    drawing: 'The drawing',
    howToRead:
      'At the top are the stages, from the first on the left to the ends on the right. Below, each line is a step: the dot says from which stage it starts, the arrow to which it leads. An empty circle is a step that leaves the case at its stage. The lines with a clock are the terms, at the stage where they begin. The drawing scrolls sideways; the same steps are written below.',
    alternative: 'Stages: {states}. The steps are written in the list after the drawing.',
    steps: 'The same steps, in words',
    step: 'From {from} with “{action}” ({who}) to {to}.',
    stay: 'In {from} with “{action}” ({who}), staying at the same stage.',
    clocks: 'The terms',
    clock: '{title}: {term}, from when the case is in “{state}”.',
    expiry: 'When it expires: {text}',
    calendar: '{count, plural, one {# day} other {# days}}',
    working: '{count, plural, one {# working day} other {# working days}}',
    half: 'half of the term before it',
    states: 'The stages',
    kindDraft: 'draft',
    kindTask: 'the office’s turn',
    kindCitizen: 'your turn',
    kindThird: 'somebody else’s turn',
    kindSystem: 'goes on by itself',
    kindEnd: 'end',
    byApplicant: 'who applied',
    byHandler: 'the office',
    byResponsible: 'the person in charge',
    byConsulted: 'the office consulted',
    bySystem: 'time',
  },
})

export function procedureWords(locale: Locale) {
  return translator(procedureMessages, locale)
}
