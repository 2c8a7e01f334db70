import type { ContentField } from '../field.ts'

/** Fields that several types have, said once. */
export const summary: ContentField = {
  id: 'summary',
  kind: 'words',
  most: 255,
  required: true,
  label: { it: 'Descrizione breve', en: 'Short description' },
  hint: {
    it: 'Una o due frasi che dicono di che cosa si tratta: compare negli elenchi e nella ricerca.',
    en: 'One or two sentences that say what it is about: shown in lists and searches.',
  },
}

export const topics: ContentField = {
  id: 'topics',
  kind: 'codes',
  list: 'topics',
  label: { it: 'Argomenti', en: 'Topics' },
}

export const image: ContentField = { id: 'image', kind: 'image', label: { it: 'Immagine', en: 'Image' } }

export const more: ContentField = {
  id: 'more',
  kind: 'rich',
  label: { it: 'Ulteriori informazioni', en: 'More information' },
}

export const files: ContentField = { id: 'files', kind: 'files', label: { it: 'Allegati', en: 'Attachments' } }

export const transparency: ContentField = {
  id: 'transparency',
  kind: 'code',
  list: 'transparency',
  label: { it: 'Amministrazione trasparente', en: 'Transparency' },
  hint: {
    it: 'Dove compare tra i documenti che la legge vuole pubblici (d.lgs. 33/2013). Lascia vuoto se la legge non lo chiede.',
    en: 'Where it stands among what the law wants public (d.lgs. 33/2013). Leave it empty if the law does not ask for it.',
  },
}

export const contacts: ContentField = {
  id: 'contacts',
  kind: 'relation',
  to: ['contact-point'],
  many: true,
  label: { it: 'Contatti', en: 'Contacts' },
  inverse: { it: 'Contatto di', en: 'Contact of' },
}

/** The title of a type, in words that differ by language. */
export const title = (most = 160): ContentField => ({
  id: 'title',
  kind: 'line',
  most,
  required: true,
  label: { it: 'Titolo', en: 'Title' },
})

/** The name of a thing, the same in every language. */
export const named = (it: string, en: string): ContentField => ({
  id: 'title',
  kind: 'name',
  most: 160,
  required: true,
  label: { it, en },
})
