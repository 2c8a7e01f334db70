import type { CaseView } from '#engines/cases/index.ts'
import type { BadgeTone } from '#ui/index.ts'

const tones = {
  draft: 'neutral',
  task: 'progress',
  citizen: 'warning',
  third: 'progress',
  system: 'progress',
  end: 'neutral',
} as const satisfies Record<CaseView['stateKind'], BadgeTone>

/** The colour of a state, which only repeats its words: warm when something is asked of the person. */
export function toneOf({ stateKind }: Pick<CaseView, 'stateKind'>): BadgeTone {
  return tones[stateKind]
}
