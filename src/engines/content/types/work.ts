import { defineContentType } from '../field.ts'
import { contacts, files, image, more, summary, title, topics, transparency } from './fields.ts'

/**
 * A service that is told of and not yet asked for here: the sections of the national model. Services asked for here come
 * from their packs.
 */
export const service = defineContentType({
  id: 'service',
  one: { it: 'Servizio', en: 'Service' },
  many: { it: 'Servizi', en: 'Services' },
  base: '/servizi',
  category: { field: 'category', inAddress: false },
  order: 'title',
  reviewMonths: 6,
  fields: [
    title(),
    {
      id: 'category',
      kind: 'code',
      list: 'service-categories',
      required: true,
      label: { it: 'Categoria', en: 'Category' },
    },
    { id: 'status', kind: 'code', list: 'service-statuses', required: true, label: { it: 'Stato', en: 'Status' } },
    {
      id: 'statusReason',
      kind: 'line',
      most: 200,
      label: { it: 'Perché non è attivo', en: 'Why it is not active' },
    },
    summary,
    { ...topics, required: true },
    image,
    { id: 'audience', kind: 'rich', required: true, label: { it: 'A chi è rivolto', en: 'Who it is for' } },
    { id: 'body', kind: 'rich', label: { it: 'Descrizione', en: 'Description' } },
    { id: 'howTo', kind: 'rich', required: true, label: { it: 'Come fare', en: 'How to' } },
    { id: 'needed', kind: 'rich', required: true, label: { it: 'Cosa serve', en: 'What you need' } },
    { id: 'achieved', kind: 'rich', required: true, label: { it: 'Cosa si ottiene', en: 'What you get' } },
    { id: 'times', kind: 'rich', required: true, label: { it: 'Tempi e scadenze', en: 'Times and deadlines' } },
    {
      id: 'deadlines',
      kind: 'lines',
      most: 12,
      label: { it: 'Fasi e scadenze', en: 'Steps and deadlines' },
      hint: {
        it: 'Una riga per ogni fase: “30 giorni: risposta dell’ufficio”.',
        en: 'One line for each step: “30 days: answer of the office”.',
      },
    },
    { id: 'cost', kind: 'rich', label: { it: 'Quanto costa', en: 'What it costs' } },
    {
      id: 'onlineAt',
      kind: 'web',
      label: { it: 'Indirizzo del servizio in linea', en: 'Address of the online service' },
    },
    {
      id: 'booking',
      kind: 'flag',
      label: { it: 'Si può prenotare un appuntamento', en: 'An appointment can be booked' },
    },
    { id: 'access', kind: 'rich', required: true, label: { it: 'Accedi al servizio', en: 'Get the service' } },
    { id: 'limits', kind: 'rich', label: { it: 'Vincoli', en: 'Limits' } },
    {
      id: 'conditions',
      kind: 'relation',
      to: ['document'],
      label: { it: 'Condizioni di servizio', en: 'Terms of service' },
      inverse: { it: 'Condizioni dei servizi', en: 'Terms of the services' },
    },
    {
      id: 'unit',
      kind: 'relation',
      to: ['unit'],
      required: true,
      label: { it: 'Ufficio responsabile', en: 'Office in charge' },
      inverse: { it: 'Servizi offerti', en: 'Services offered' },
    },
    contacts,
    {
      id: 'documents',
      kind: 'relation',
      to: ['document'],
      many: true,
      label: { it: 'Documenti', en: 'Documents' },
      inverse: { it: 'Servizi collegati', en: 'Related services' },
    },
    more,
  ],
})

/** A document that anybody may read. */
export const document = defineContentType({
  id: 'document',
  one: { it: 'Documento pubblico', en: 'Public document' },
  many: { it: 'Documenti', en: 'Documents' },
  base: '/amministrazione/documenti-e-dati',
  category: { field: 'kind', inAddress: false },
  order: 'newest',
  sortField: 'date',
  reviewMonths: 24,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'document-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    topics,
    { id: 'body', kind: 'rich', label: { it: 'Descrizione', en: 'Description' } },
    { ...files, label: { it: 'Documento', en: 'Document' } },
    { id: 'date', kind: 'date', required: true, label: { it: 'Data', en: 'Date' } },
    { id: 'until', kind: 'date', label: { it: 'Valido fino al', en: 'Valid until' } },
    { id: 'number', kind: 'name', most: 40, label: { it: 'Numero di protocollo', en: 'Register number' } },
    {
      id: 'unit',
      kind: 'relation',
      to: ['unit'],
      required: true,
      label: { it: 'Ufficio responsabile', en: 'Office in charge' },
      inverse: { it: 'Documenti', en: 'Documents' },
    },
    { id: 'licence', kind: 'code', list: 'licences', required: true, label: { it: 'Licenza', en: 'Licence' } },
    transparency,
    more,
  ],
})

/** A set of data: what it is, and where it will be found. */
export const dataset = defineContentType({
  id: 'dataset',
  one: { it: 'Dataset', en: 'Dataset' },
  many: { it: 'Dataset', en: 'Datasets' },
  base: '/amministrazione/dataset',
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    summary,
    topics,
    { id: 'body', kind: 'rich', label: { it: 'Descrizione', en: 'Description' } },
    { ...files, label: { it: 'Dati da scaricare', en: 'Data to download' } },
    { id: 'licence', kind: 'code', list: 'licences', required: true, label: { it: 'Licenza', en: 'Licence' } },
    transparency,
    {
      id: 'unit',
      kind: 'relation',
      to: ['unit'],
      required: true,
      label: { it: 'Titolare', en: 'Holder' },
      inverse: { it: 'Dati', en: 'Data' },
    },
    { id: 'web', kind: 'web', label: { it: 'Indirizzo dei dati', en: 'Address of the data' } },
  ],
})
