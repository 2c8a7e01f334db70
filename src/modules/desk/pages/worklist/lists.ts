import { worklists } from '../../schema.ts'

export type Worklist = (typeof worklists)[number]

/** Names of the lists in addresses. */
const slugs = {
  all: 'tutte',
  mine: 'mie',
  unassigned: 'da-assegnare',
  late: 'in-scadenza',
  waiting: 'in-attesa',
  'to-sign': 'da-firmare',
  opinions: 'pareri',
  closed: 'chiuse',
} as const satisfies Record<Worklist, string>

/** The list that an address asks for; all cases unless it names one. */
export function worklistOf(query: URLSearchParams): Worklist {
  const asked = query.get('lista')
  return worklists.find((list) => slugs[list] === asked) ?? 'all'
}

/** The query of a list, from one of its cases on. */
export function worklistQuery(list: Worklist, after?: string): string {
  const query = new URLSearchParams({ lista: slugs[list], ...(after === undefined ? {} : { dopo: after }) })
  return `?${query.toString()}`
}

/** The words of each list when it is empty. */
export const emptyWords = {
  all: ['emptyAll', 'emptyAllText'],
  mine: ['emptyMine', 'emptyMineText'],
  unassigned: ['emptyUnassigned', 'emptyUnassignedText'],
  late: ['emptyLate', 'emptyLateText'],
  waiting: ['emptyWaiting', 'emptyWaitingText'],
  'to-sign': ['emptyToSign', 'emptyToSignText'],
  opinions: ['emptyOpinions', 'emptyOpinionsText'],
  closed: ['emptyClosed', 'emptyClosedText'],
} as const satisfies Record<Worklist, readonly [string, string]>
