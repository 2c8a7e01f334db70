import { translator } from '#platform/i18n/index.ts'
import type { BadgeTone } from '#ui/index.ts'
import type { OfficeDocument } from '../../schema.ts'
import { documentMessages } from './messages.ts'

const states = {
  draft: { tone: 'warning', word: 'draftState' },
  signed: { tone: 'warning', word: 'signedState' },
  issued: { tone: 'progress', word: 'issuedState' },
  delivered: { tone: 'success', word: 'deliveredState' },
} as const satisfies Record<OfficeDocument['state'], { tone: BadgeTone; word: string }>

/** How a document stands: a word and the tone that repeats it. */
export function stateOfDocument({ state, needsSignature }: Pick<OfficeDocument, 'state' | 'needsSignature'>) {
  return state === 'draft' && needsSignature ? ({ tone: 'warning', word: 'draftToSign' } as const) : states[state]
}

/** How a delivery came about, in words. */
export function sayChannel(channel: string, locale: 'it' | 'en'): string {
  const t = translator(documentMessages, locale)
  if (channel === 'dossier-opened' || channel === 'mail-accepted' || channel === 'recorded-by-officer')
    return t(channel)
  return t('otherChannel')
}
