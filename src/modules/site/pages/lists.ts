import type { ContentTypeId, VocabularyId } from '#engines/content/index.ts'
import { entryAt } from '#engines/content/index.ts'
import { liveListPath, managementListPath, newsListPath } from '../paths.ts'
import type { siteWords } from '../messages.ts'

type Word = Parameters<ReturnType<typeof siteWords>>[0]

/** A list of the second level of the national model. */
export interface SiteList {
  readonly type: ContentTypeId
  /** Code of the category that the list is of; without it all of the type. */
  readonly kind?: string | undefined
  readonly title: (locale: 'it' | 'en', t: ReturnType<typeof siteWords>) => string
  readonly lead: Word
  readonly order: 'newest' | 'title' | 'soonest'
  /** The list that choices of a category are made from, where the list is of several. */
  readonly choices?: VocabularyId | undefined
}

const byKind =
  (type: ContentTypeId, list: VocabularyId, order: SiteList['order'], lead: Word) =>
  (segment: string): SiteList | undefined => {
    const entry = entryAt(list, segment)
    return entry && { type, kind: entry.code, title: (locale) => entry.label[locale], lead, order }
  }

const units = byKind('unit', 'unit-kinds', 'title', 'managementLead')
const people = byKind('person', 'person-kinds', 'title', 'managementLead')
const newsOf = byKind('news', 'news-kinds', 'newest', 'newsLead')

const whole = (
  type: ContentTypeId,
  title: Word,
  lead: Word,
  order: SiteList['order'],
  choices?: VocabularyId,
): SiteList => ({ type, title: (_, t) => t(title), lead, order, choices })

const managementLists: Readonly<Record<string, SiteList>> = {
  'documenti-e-dati': whole('document', 'documentsAndData', 'documentsAndDataLead', 'newest', 'document-kinds'),
  dataset: whole('dataset', 'datasets', 'datasetsLead', 'title'),
  incarichi: whole('appointment', 'appointments', 'appointmentsLead', 'title'),
}

const liveLists: Readonly<Record<string, SiteList>> = {
  luoghi: whole('place', 'places', 'placesLead', 'title', 'place-kinds'),
  eventi: whole('event', 'events', 'eventsLead', 'soonest', 'event-kinds'),
}

/** A section of the first level: where its lists and its pages lie. */
export const sections = {
  management: {
    element: 'management-category-link',
    segments: [
      'organi-di-governo',
      'aree-amministrative',
      'uffici',
      'enti-e-fondazioni',
      'politici',
      'personale-amministrativo',
      'documenti-e-dati',
    ],
    list: (segment: string) => units(segment) ?? people(segment) ?? managementLists[segment],
    path: (segment: string) => managementListPath.to({ segment }),
  },
  news: {
    element: 'news-category-link',
    segments: ['notizie', 'comunicati', 'avvisi'],
    list: newsOf,
    path: (segment: string) => newsListPath.to({ segment }),
  },
  live: {
    element: undefined,
    segments: ['luoghi', 'eventi'],
    list: (segment: string): SiteList | undefined => liveLists[segment],
    path: (segment: string) => liveListPath.to({ segment }),
  },
} as const

export type SectionId = keyof typeof sections
