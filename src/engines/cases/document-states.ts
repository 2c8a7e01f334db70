import { documentFixed } from './errors.ts'

/** Life of a document, from the draft to its delivery. */
export type DocumentState = 'draft' | 'signed' | 'issued' | 'delivered'

/** What may be done with a document in each state; whatever is not here is refused. */
const documentActions = {
  draft: ['rewrite', 'sign', 'issue', 'discard'],
  signed: ['issue', 'discard'],
  issued: ['deliver'],
  delivered: [],
} as const satisfies Record<DocumentState, readonly string[]>

export type DocumentAction = (typeof documentActions)[DocumentState][number]

/** Whether a document in this state may be rewritten, signed, issued, discarded or delivered. */
export function mayWithDocument({ state }: { readonly state: DocumentState }, action: DocumentAction): boolean {
  return documentActions[state].some((allowed) => allowed === action)
}

/** Refuses what the state of a document does not allow. */
export function mustAllow(document: { readonly state: DocumentState }, action: DocumentAction): void {
  if (!mayWithDocument(document, action)) throw documentFixed.with()
}
