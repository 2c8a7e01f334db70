import { defineContentType } from '../field.ts'
import { contacts, files, image, more, named, summary, title, topics } from './fields.ts'

/** An organisational unit: a governing body, an area, an office, an entity. */
export const unit = defineContentType({
  id: 'unit',
  one: { it: 'Unità organizzativa', en: 'Organisational unit' },
  many: { it: 'Unità organizzative', en: 'Organisational units' },
  base: '/amministrazione',
  category: { field: 'kind', inAddress: true },
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'unit-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    topics,
    image,
    { id: 'duties', kind: 'rich', required: true, label: { it: 'Competenze', en: 'What it does' } },
    {
      id: 'parent',
      kind: 'relation',
      to: ['unit'],
      label: { it: 'Unità di cui fa parte', en: 'Unit it is part of' },
      inverse: { it: 'Uffici che ne fanno parte', en: 'Units that are part of it' },
    },
    {
      id: 'head',
      kind: 'relation',
      to: ['person'],
      label: { it: 'Responsabile', en: 'Head' },
      inverse: { it: 'Responsabile di', en: 'Head of' },
    },
    {
      id: 'people',
      kind: 'relation',
      to: ['person'],
      many: true,
      label: { it: 'Persone', en: 'People' },
      inverse: { it: 'Fa parte di', en: 'Part of' },
    },
    {
      id: 'seat',
      kind: 'relation',
      to: ['place'],
      label: { it: 'Sede', en: 'Seat' },
      inverse: { it: 'Uffici in questa sede', en: 'Offices in this place' },
    },
    contacts,
    { id: 'hours', kind: 'words', most: 400, label: { it: 'Orari per il pubblico', en: 'Opening hours' } },
    {
      id: 'desk',
      kind: 'name',
      most: 60,
      label: { it: 'Codice dell’ufficio', en: 'Code of the office' },
      hint: {
        it: 'Il codice con cui l’ufficio lavora le pratiche: i servizi che gestisce compaiono da soli in questa pagina.',
        en: 'The code under which the office handles cases: the services it handles are shown on this page by themselves.',
      },
    },
    files,
    more,
  ],
})

/** A person in politics or in the administration. */
export const person = defineContentType({
  id: 'person',
  one: { it: 'Persona pubblica', en: 'Public person' },
  many: { it: 'Persone', en: 'People' },
  base: '/amministrazione',
  category: { field: 'kind', inAddress: true },
  order: 'title',
  reviewMonths: 12,
  fields: [
    named('Nome e cognome', 'Name and surname'),
    { id: 'kind', kind: 'code', list: 'person-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    topics,
    image,
    { id: 'biography', kind: 'rich', label: { it: 'Biografia', en: 'Biography' } },
    { id: 'tasks', kind: 'rich', label: { it: 'Competenze e deleghe', en: 'Duties and delegations' } },
    contacts,
    files,
    more,
  ],
})

/** What a person holds, in which unit, from when. */
export const appointment = defineContentType({
  id: 'appointment',
  one: { it: 'Incarico', en: 'Appointment' },
  many: { it: 'Incarichi', en: 'Appointments' },
  base: '/amministrazione/incarichi',
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    { id: 'kind', kind: 'code', list: 'appointment-kinds', required: true, label: { it: 'Tipo', en: 'Kind' } },
    summary,
    {
      id: 'person',
      kind: 'relation',
      to: ['person'],
      required: true,
      label: { it: 'Persona', en: 'Person' },
      inverse: { it: 'Incarichi', en: 'Appointments' },
    },
    {
      id: 'unit',
      kind: 'relation',
      to: ['unit'],
      required: true,
      label: { it: 'Unità organizzativa', en: 'Organisational unit' },
      inverse: { it: 'Incarichi', en: 'Appointments' },
    },
    { id: 'from', kind: 'date', required: true, label: { it: 'Dal', en: 'From' } },
    { id: 'until', kind: 'date', label: { it: 'Al', en: 'Until' } },
    {
      id: 'pay',
      kind: 'rich',
      label: { it: 'Compensi', en: 'Pay' },
      hint: {
        it: 'Quanto chiede l’art. 14 del D.lgs. 33/2013 per chi ha questo incarico.',
        en: 'What art. 14 of D.lgs. 33/2013 asks for holders of this appointment.',
      },
    },
    files,
    more,
  ],
})

/** A way to reach an office: shown on the pages of what it is a contact of. */
export const contactPoint = defineContentType({
  id: 'contact-point',
  one: { it: 'Punto di contatto', en: 'Contact point' },
  many: { it: 'Punti di contatto', en: 'Contact points' },
  base: null,
  order: 'title',
  reviewMonths: 12,
  fields: [
    title(),
    { id: 'phone', kind: 'phone', label: { it: 'Telefono', en: 'Telephone' } },
    { id: 'email', kind: 'email', label: { it: 'E-mail', en: 'E-mail' } },
    { id: 'pec', kind: 'email', label: { it: 'PEC', en: 'Certified e-mail' } },
    { id: 'web', kind: 'web', label: { it: 'Sito', en: 'Site' } },
    { id: 'hours', kind: 'words', most: 400, label: { it: 'Orari', en: 'Hours' } },
  ],
})
