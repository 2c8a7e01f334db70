import { callerAs } from './api.ts'
import type { Caller } from './api.ts'
import type { TestCity } from './city.ts'

/** Answers that make a whole declaration of residence, page by page: one person, moving alone into a rented home. */
export const declaration = {
  move: {
    kind: 'from-municipality',
    'moved-on': '2026-04-20',
    'from-italy': { street: 'via Po', number: '4', town: 'Torino', province: 'TO' },
  },
  home: { home: { street: 'via Roma', number: '12', detail: 'scala A, piano 2' }, 'others-living': false },
  title: {
    title: 'rent',
    'registered-at': 'Torino 1',
    'registered-on': '2026-04-10',
    'registered-number': '003421 serie 3T',
    'owner-name': 'Immobiliare Lago srl',
    'owner-contact': 'affitti@example.org',
  },
  people: { 'own-citizenship': 'IT' },
  driving: { 'own-licence': false },
  declarations: { 'lives-there': true, 'contact-email': 'giulia.ferro@example.org' },
} as const

type Pages = Partial<Record<keyof typeof declaration, Readonly<Record<string, unknown>>>>

/** A draft of a declaration with every page filled in, or with other pages in place of some. */
export async function declarationDraft(person: Caller, change: Pages = {}): Promise<{ id: string; revision: number }> {
  const { id, revision } = await person.call<{ id: string; revision: number }>(
    'POST',
    '/services/residence-change/drafts',
  )
  const pages = Object.entries({ ...declaration, ...change })
  for (const [index, [page, answers]] of pages.entries())
    await person.call('PUT', `/drafts/${id}/pages/${page}`, { revision: revision + index, answers })
  return { id, revision: revision + pages.length }
}

/** A declaration made; gives its case. */
export async function declared(person: Caller, change: Pages = {}): Promise<{ caseId: string; number: string }> {
  const { id, revision } = await declarationDraft(person, change)
  return person.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
}

/** Answers of the local police after a visit. */
export const positiveCheck = {
  visits: [{ 'visited-on': '2026-05-14', 'visited-at': '18:30', found: 'all' }],
  'check-outcome': 'lives-there',
  findings: 'Giulia Ferro era in casa; il nome è sul campanello.',
} as const

/** The registry of Montelago, an officer of its local police, and who declares. */
export async function registryCast(
  city: TestCity,
): Promise<{ giulia: Caller; marco: Caller; sara: Caller; giorgio: Caller; davide: Caller }> {
  return {
    giulia: await callerAs(city, 'giulia.ferro'),
    marco: await callerAs(city, 'marco.riva'),
    sara: await callerAs(city, 'sara.fontana'),
    giorgio: await callerAs(city, 'giorgio.neri'),
    davide: await callerAs(city, 'davide.leone'),
  }
}
