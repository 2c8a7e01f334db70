import type { Locale } from '#kernel/text.ts'
import type { Entry } from './entry.ts'
import {
  appointmentKinds,
  documentKinds,
  eventKinds,
  licences,
  newsKinds,
  personKinds,
  placeKinds,
  serviceCategories,
  serviceStatuses,
  unitKinds,
} from './kinds.ts'
import { topics } from './topics.ts'
import { transparencyNodes } from './transparency.ts'

export type { Entry } from './entry.ts'

/** The controlled lists that contents choose from. */
export const vocabularies = {
  topics,
  'unit-kinds': unitKinds,
  'person-kinds': personKinds,
  'appointment-kinds': appointmentKinds,
  'news-kinds': newsKinds,
  'place-kinds': placeKinds,
  'event-kinds': eventKinds,
  'document-kinds': documentKinds,
  'service-categories': serviceCategories,
  'service-statuses': serviceStatuses,
  licences,
  transparency: transparencyNodes,
} as const satisfies Record<string, readonly Entry[]>

export type VocabularyId = keyof typeof vocabularies

/** The entry of a code, where the list has it. */
export function entryOf(list: VocabularyId, code: string): Entry | undefined {
  return vocabularies[list].find((one: Entry) => one.code === code)
}

/** The entry whose lists have a page at this part of an address. */
export function entryAt(list: VocabularyId, segment: string): Entry | undefined {
  return vocabularies[list].find((one: Entry) => one.segment === segment)
}

/** The words of a code; the code itself where the list has lost it. */
export function sayCode(list: VocabularyId, code: string, locale: Locale): string {
  return entryOf(list, code)?.label[locale] ?? code
}
