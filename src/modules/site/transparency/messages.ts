import { defineMessages, translator } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'

const messages = defineMessages('transparency', {
  it: {
    title: 'Amministrazione trasparente',
    lead: 'I dati e i documenti che la legge vuole pubblici, nell’ordine che la legge dà (d.lgs. 33/2013).',
    how: 'Apri una sezione per vedere che cosa contiene. Se cerchi qualcosa che non trovi, puoi chiederlo con l’accesso civico: non serve dire perché.',
    askAccess: 'Accesso civico: come si chiede',
    tree: 'Sezioni',
    count: '{count, plural, =0 {nulla per ora} one {# voce} other {# voci}}',
    norm: 'Che cosa chiede la legge',
    contents: 'Documenti e dati',
    decisions: 'Decisioni',
    decisionsLead: 'Gli esiti dei procedimenti, senza i nomi delle persone se la norma non li chiede.',
    moreDecisions: 'Tutte le decisioni pubblicate',
    empty: 'In questa sezione non c’è ancora nulla',
    emptyText:
      'La legge la prevede ({norm}). Se pensi che manchi qualcosa scrivi a {email}: chiunque può chiederlo con l’accesso civico (d.lgs. 33/2013 art. 5), e il Comune risponde entro 30 giorni.',
    civicAccess:
      'Chiunque può chiedere un dato o un documento che la legge vuole pubblico e che manca, e ogni altro che il Comune ha, nei limiti della legge. Non serve dire perché, ed è gratis. Scrivi a {email} o, per posta certificata, a {pec}: il Comune risponde entro 30 giorni (d.lgs. 33/2013 art. 5).',
    loadMore: 'Carica altri risultati',
  },
  en: {
    title: 'Transparency',
    lead: 'The data and documents that the law wants public, in the order that the law gives (d.lgs. 33/2013).',
    how: 'Open a section to see what is in it. What you look for and do not find can be asked for by civic access: you need not say why.',
    askAccess: 'Civic access: how to ask',
    tree: 'Sections',
    count: '{count, plural, =0 {nothing yet} one {# entry} other {# entries}}',
    norm: 'What the law asks for',
    contents: 'Documents and data',
    decisions: 'Decisions',
    decisionsLead: 'The outcomes of procedures, without the names of people unless the norm asks for them.',
    moreDecisions: 'All published decisions',
    empty: 'There is nothing in this section yet',
    emptyText:
      'The law provides for it ({norm}). If you think that something is missing write to {email}: anybody can ask for it by civic access (d.lgs. 33/2013 art. 5), and the municipality answers within 30 days.',
    civicAccess:
      'Anybody can ask for data or documents that the law wants public and that are missing, and for any other that the municipality holds, within the limits of the law. You need not say why, and it costs nothing. Write to {email} or, by certified mail, to {pec}: the municipality answers within 30 days (d.lgs. 33/2013 art. 5).',
    loadMore: 'Load more results',
  },
})

export const transparencyWords = (locale: Locale) => translator(messages, locale)
