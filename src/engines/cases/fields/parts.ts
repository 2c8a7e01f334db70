import type { Text } from '#kernel/text.ts'
import type { Field, InnerField } from './field.ts'

/** A part of a composite answer: a field of its own, with the words that every service shares. */
export interface Part {
  readonly field: InnerField
  readonly label: Text
  readonly hint?: Text
}

interface PartInput extends Partial<Omit<InnerField, 'stableId' | 'type'>> {
  readonly stableId: string
  readonly type: InnerField['type']
  readonly label: Text
  readonly hint?: Text
}

const part = ({ label, hint, ...field }: PartInput): Part => ({
  field: { required: true, source: 'applicant', purpose: 'part', ...field },
  label,
  ...(hint ? { hint } : {}),
})

const optional = { required: false } as const

const streetNumber = [
  part({
    stableId: 'street',
    type: 'text',
    label: { it: 'Via, piazza o altro', en: 'Street or square' },
    hint: { it: 'Per esempio: via Roma', en: 'For example: via Roma' },
  }),
  part({
    stableId: 'number',
    type: 'text',
    maxLength: 20,
    label: { it: 'Numero civico', en: 'Street number' },
    hint: {
      it: 'Per esempio: 12 o 12/B; scrivi snc se non c’è',
      en: 'For example: 12 or 12/B; write snc if there is none',
    },
  }),
  part({
    stableId: 'detail',
    type: 'text',
    maxLength: 60,
    ...optional,
    label: { it: 'Scala, piano, interno', en: 'Stairs, floor, flat' },
  }),
]

const town = [
  part({ stableId: 'postcode', type: 'text', maxLength: 12, ...optional, label: { it: 'CAP', en: 'Postcode' } }),
  part({ stableId: 'town', type: 'text', maxLength: 100, label: { it: 'Comune o città', en: 'Municipality or city' } }),
]

const addresses: Readonly<Record<NonNullable<Field['within']>, readonly Part[]>> = {
  city: streetNumber,
  italy: [
    ...streetNumber,
    ...town,
    part({ stableId: 'province', type: 'choice', list: 'provinces', label: { it: 'Provincia', en: 'Province' } }),
  ],
  anywhere: [
    ...streetNumber,
    ...town,
    part({ stableId: 'country', type: 'choice', list: 'countries', label: { it: 'Stato', en: 'Country' } }),
    part({
      stableId: 'province',
      type: 'choice',
      list: 'provinces',
      ...optional,
      label: { it: 'Provincia', en: 'Province' },
      hint: { it: 'Solo per l’Italia', en: 'For Italy only' },
    }),
  ],
}

const person = [
  part({ stableId: 'given-name', type: 'text', maxLength: 100, label: { it: 'Nome', en: 'First name' } }),
  part({ stableId: 'family-name', type: 'text', maxLength: 100, label: { it: 'Cognome', en: 'Family name' } }),
  part({
    stableId: 'fiscal-code',
    type: 'fiscal-code',
    ...optional,
    label: { it: 'Codice fiscale', en: 'Italian tax code' },
    hint: { it: 'Se ce l’ha', en: 'If there is one' },
  }),
  part({ stableId: 'born', type: 'date', label: { it: 'Data di nascita', en: 'Date of birth' } }),
  part({
    stableId: 'birthplace',
    type: 'text',
    maxLength: 100,
    label: { it: 'Luogo di nascita', en: 'Place of birth' },
  }),
]

/** Land and buildings register: sheet and parcel always, section where the municipality has them (DM 28/1998). */
const cadastral = [
  part({
    stableId: 'register',
    type: 'choice',
    options: ['land', 'buildings'],
    label: { it: 'Catasto', en: 'Register' },
  }),
  part({ stableId: 'section', type: 'text', maxLength: 3, ...optional, label: { it: 'Sezione', en: 'Section' } }),
  part({ stableId: 'sheet', type: 'text', maxLength: 5, label: { it: 'Foglio', en: 'Sheet' } }),
  part({ stableId: 'parcel', type: 'text', maxLength: 9, label: { it: 'Particella (mappale)', en: 'Parcel' } }),
  part({ stableId: 'unit', type: 'text', maxLength: 4, ...optional, label: { it: 'Subalterno', en: 'Unit' } }),
]

const period = [
  part({ stableId: 'from', type: 'date', label: { it: 'Dal', en: 'From' } }),
  part({ stableId: 'until', type: 'date', label: { it: 'Al (compreso)', en: 'To (included)' } }),
]

/** What a person types where nothing is drawn, and what is drawn by whoever can: one of the two is enough. */
const place = [
  part({
    stableId: 'description',
    type: 'text',
    maxLength: 300,
    ...optional,
    label: { it: 'Dove si trova', en: 'Where it is' },
    hint: {
      it: 'Via e numero, o il tratto tra due numeri: basta questo, se non disegni sulla mappa',
      en: 'Street and number, or the stretch between two numbers: this is enough, if you do not draw on the map',
    },
  }),
]

const optionLabels: Readonly<Record<string, Text>> = {
  land: { it: 'Terreni', en: 'Land' },
  buildings: { it: 'Fabbricati', en: 'Buildings' },
}

/** The words of an option that every service shares. */
export const partOption = (option: string): Text | undefined => optionLabels[option]

/** The parts of a composite answer; none of a simple one, or of a group, whose parts the service names. */
export function partsOf(field: Pick<Field, 'type' | 'within'>): readonly Part[] {
  switch (field.type) {
    case 'period':
      return period
    case 'address':
      return addresses[field.within ?? 'italy']
    case 'person':
      return person
    case 'cadastral':
      return cadastral
    case 'place':
      return place
    default:
      return []
  }
}
