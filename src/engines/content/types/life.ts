import { defineContentType } from '../field.ts'
import { contacts, files, image, more, summary, title, topics, transparency } from './fields.ts'

/** A place of the city. */
export const place = defineContentType({
  id: 'place',
  one: { it: 'Luogo', en: 'Place' },
  many: { it: 'Luoghi', en: 'Places' },
  base: '/vivere-il-comune/luoghi',
  category: { field: 'kind', inAddress: false },
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'place-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    topics,
    image,
    { id: 'body', kind: 'rich', label: { it: 'Descrizione', en: 'Description' } },
    { id: 'address', kind: 'name', most: 200, required: true, label: { it: 'Indirizzo', en: 'Address' } },
    { id: 'point', kind: 'point', label: { it: 'Posizione sulla mappa', en: 'Position on the map' } },
    {
      id: 'access',
      kind: 'rich',
      required: true,
      label: { it: 'Modalità di accesso', en: 'How to get in' },
      hint: {
        it: 'Ingressi, mezzi pubblici, accessibilità per chi ha una disabilità.',
        en: 'Entrances, public transport, access for people with disabilities.',
      },
    },
    { id: 'hours', kind: 'words', most: 400, label: { it: 'Orari per il pubblico', en: 'Opening hours' } },
    contacts,
    more,
  ],
})

/** Something that happens at a time and in a place. */
export const event = defineContentType({
  id: 'event',
  one: { it: 'Evento', en: 'Event' },
  many: { it: 'Eventi', en: 'Events' },
  base: '/vivere-il-comune/eventi',
  category: { field: 'kind', inAddress: false },
  order: 'soonest',
  sortField: 'when',
  reviewMonths: 12,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'event-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    topics,
    image,
    { id: 'body', kind: 'rich', required: true, label: { it: 'Cos’è', en: 'What it is' } },
    { id: 'audience', kind: 'rich', required: true, label: { it: 'A chi è rivolto', en: 'Who it is for' } },
    { id: 'when', kind: 'moments', required: true, label: { it: 'Date e orari', en: 'Dates and times' } },
    {
      id: 'place',
      kind: 'relation',
      to: ['place'],
      required: true,
      label: { it: 'Luogo', en: 'Place' },
      inverse: { it: 'Eventi in questo luogo', en: 'Events in this place' },
    },
    { id: 'cost', kind: 'rich', required: true, label: { it: 'Costi', en: 'Cost' } },
    {
      id: 'organiser',
      kind: 'relation',
      to: ['unit'],
      label: { it: 'Organizzato da', en: 'Organised by' },
      inverse: { it: 'Eventi organizzati', en: 'Events organised' },
    },
    contacts,
    files,
    more,
  ],
})

/** A piece of news, a press release or a notice. */
export const news = defineContentType({
  id: 'news',
  one: { it: 'Notizia', en: 'News item' },
  many: { it: 'Novità', en: 'News' },
  base: '/novita',
  category: { field: 'kind', inAddress: true },
  order: 'newest',
  sortField: 'date',
  reviewMonths: 24,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'news-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    { id: 'date', kind: 'date', required: true, label: { it: 'Data', en: 'Date' } },
    { id: 'expires', kind: 'date', label: { it: 'Vale fino al', en: 'Valid until' } },
    topics,
    image,
    { id: 'body', kind: 'rich', required: true, label: { it: 'Testo', en: 'Text' } },
    {
      id: 'by',
      kind: 'relation',
      to: ['unit'],
      required: true,
      label: { it: 'A cura di', en: 'By' },
      inverse: { it: 'Novità di questo ufficio', en: 'News of this office' },
    },
    {
      id: 'people',
      kind: 'relation',
      to: ['person'],
      many: true,
      label: { it: 'Persone', en: 'People' },
      inverse: { it: 'Novità', en: 'News' },
    },
    {
      id: 'places',
      kind: 'relation',
      to: ['place'],
      many: true,
      label: { it: 'Luoghi', en: 'Places' },
      inverse: { it: 'Novità su questo luogo', en: 'News about this place' },
    },
    {
      id: 'related',
      kind: 'relation',
      to: ['service', 'document', 'event'],
      many: true,
      label: { it: 'Collegamenti', en: 'Related' },
      inverse: { it: 'Novità', en: 'News' },
    },
    files,
  ],
})

/** A page that is none of the others. */
export const page = defineContentType({
  id: 'page',
  one: { it: 'Pagina', en: 'Page' },
  many: { it: 'Pagine', en: 'Pages' },
  base: '/pagine',
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    summary,
    topics,
    transparency,
    image,
    { id: 'body', kind: 'rich', required: true, label: { it: 'Testo', en: 'Text' } },
    {
      id: 'related',
      kind: 'relation',
      to: ['service', 'document', 'page', 'unit'],
      many: true,
      label: { it: 'Collegamenti', en: 'Related' },
      inverse: { it: 'Pagine', en: 'Pages' },
    },
    files,
  ],
})
