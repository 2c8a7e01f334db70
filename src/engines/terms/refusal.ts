import type { Text } from '#kernel/text.ts'

/** Why a fact cannot be recorded with effect. `second-<id>` names a suspension or a restart used up. */
export type RefusalReason =
  | 'not-started'
  | 'not-yet-possible'
  | 'already-started'
  | 'already-ended'
  | 'term-expired'
  | 'without-effect'
  | 'not-running'
  | 'told-too-late'
  | 'required-fact-missing'
  | `second-${string}`

const SENTENCES: Readonly<Record<string, Text>> = {
  'not-started': { it: 'Il termine non è ancora iniziato.', en: 'The term has not started yet.' },
  'not-yet-possible': { it: 'Non è ancora possibile in questo stato.', en: 'Not possible yet in this state.' },
  'already-started': { it: 'Il termine è già iniziato.', en: 'The term has already started.' },
  'already-ended': { it: 'Il procedimento è già concluso.', en: 'The procedure has already ended.' },
  'term-expired': { it: 'Il termine è scaduto.', en: 'The term has expired.' },
  'without-effect': {
    it: "L'atto sarebbe senza effetto: il silenzio ha già prodotto il suo.",
    en: 'The act would be without effect: silence has already had its own.',
  },
  'not-running': { it: 'Il termine non sta decorrendo.', en: 'The term is not running.' },
  'told-too-late': {
    it: "È passato il tempo per comunicarlo all'interessato.",
    en: 'The time to tell the applicant has passed.',
  },
  'required-fact-missing': {
    it: 'Manca un atto che deve venire prima, come il preavviso di rigetto.',
    en: 'An act that must come first is missing, such as the notice of refusal.',
  },
}

const USED_UP: Text = {
  it: 'È già stato usato una volta, e una sola è ammessa.',
  en: 'Already used, and allowed only once.',
}

/** The reason in words. */
export function refusalSentence(reason: RefusalReason): Text {
  return SENTENCES[reason] ?? USED_UP
}
