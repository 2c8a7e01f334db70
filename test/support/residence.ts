import { callerAs } from './api.ts'
import type { Caller } from './api.ts'
import { filledDraft, submittedCase } from './application.ts'
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
export const declarationDraft = (person: Caller, change: Pages = {}) =>
  filledDraft(person, 'residence-change', { ...declaration, ...change })

/** A declaration made; gives its case. */
export const declared = (person: Caller, change: Pages = {}) =>
  submittedCase(person, 'residence-change', { ...declaration, ...change })

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
