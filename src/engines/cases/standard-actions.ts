import type { ActionInput } from './action.ts'

interface Between {
  /** The clock whose suspension ends by itself. */
  readonly clock: string
  /** Stages in which the office has the case in hand. */
  readonly from: readonly string[]
  /** Stage to which the case comes back. */
  readonly to: string
  /** Slot of the files that the applicant may attach. */
  readonly attachments: string
  /** Answers of the application that the letter of the office says again. */
  readonly repeats?: string[]
}

type Given = Pick<Between, 'clock'> & Partial<Between>

const usual = { from: ['in-review'], to: 'in-review', attachments: 'attachments' }

/**
 * What is missing is asked once, and the term stands still until the answer or for as long as the clock lets it
 * (L. 241/1990 art. 2(7)). A late answer is read too, and changes no term. Stage `suspended`; templates `integration`;
 * notices `to-answer` and `answer-received`.
 */
function integration(given: Given): ActionInput[] {
  const { clock, from, to, attachments, repeats } = { ...usual, ...given }
  return [
    {
      id: 'ask-integration',
      by: 'handler',
      from: [...from],
      to: 'suspended',
      fact: 'suspended',
      setFlag: 'integration-asked',
      form: [{ stableId: 'questions', type: 'long-text', purpose: 'inquiry' }],
      writes: { template: 'integration', signature: false, recipient: 'applicant', ...(repeats && { repeats }) },
      notice: 'to-answer',
      group: 'instruction',
    },
    {
      id: 'answer-integration',
      by: 'applicant',
      from: ['suspended', to],
      to,
      fact: 'answered',
      needsFlag: 'integration-asked',
      unlessFlag: 'integration-answered',
      setFlag: 'integration-answered',
      form: [{ stableId: 'integration-answer', type: 'long-text', purpose: 'inquiry' }],
      attachments,
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume',
      by: 'system',
      from: ['suspended'],
      to,
      fact: 'suspension-exhausted',
      when: { clock, event: 'suspension-ended', suspension: 'suspension' },
      group: 'system',
    },
  ]
}

/**
 * The grounds for refusal are told before deciding, once, and observations are awaited (L. 241/1990 art. 10-bis). They can
 * be made in the stage after it too: a last day that is a holiday moves on, and late ones are read while undecided.
 * Stage and template `refusal-notice`; notices `to-answer` and `answer-received`.
 */
function refusalNotice(given: Given): ActionInput[] {
  const { clock, from, to, attachments, repeats } = { ...usual, ...given }
  return [
    {
      id: 'refusal-notice',
      by: 'handler',
      from: [...from],
      to: 'refusal-notice',
      fact: 'refusal-notice-delivered',
      unlessFlag: 'notice-given',
      setFlag: 'notice-given',
      form: [{ stableId: 'grounds', type: 'long-text', maxLength: 10_000, purpose: 'decision' }],
      writes: { template: 'refusal-notice', signature: true, recipient: 'applicant', ...(repeats && { repeats }) },
      notice: 'to-answer',
      group: 'instruction',
      costly: true,
    },
    {
      id: 'observe',
      by: 'applicant',
      from: ['refusal-notice', to],
      to,
      fact: 'observations',
      needsFlag: 'notice-given',
      unlessFlag: 'observed',
      setFlag: 'observed',
      form: [{ stableId: 'observations', type: 'long-text', maxLength: 10_000, purpose: 'inquiry' }],
      attachments,
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume-after-notice',
      by: 'system',
      from: ['refusal-notice'],
      to,
      fact: 'observations-term-ended',
      when: { clock, event: 'suspension-ended', suspension: 'refusal-notice' },
      group: 'system',
    },
  ]
}

/** Steps that most procedures take alike, ready to be put among the actions of a pack, which keeps its own texts. */
export const standardActions = { integration, refusalNotice } as const
