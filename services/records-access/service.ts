import { and, answer, answered, defineService, eq, isIn, ne, standardClocks } from '#engines/cases/definition.ts'
import type { ActionInput, FieldInput } from '#engines/cases/definition.ts'

const byReferences = eq(answer('act-known'), 'references')
const inFreeWords = eq(answer('act-known'), 'free-words')
const asCopy = isIn(answer('access-way'), ['copy-dossier', 'copy-post'])
const forSomebodyElse = and(answered('capacity'), ne(answer('capacity'), 'self'))

const underWay = ['received', 'in-review', 'waiting-for-applicant', 'suspended', 'refusal-notice']
const inHand = ['received', 'in-review']

const megabyte = 1_000_000
// only what a look at the content can tell apart; the last is a signed envelope (.p7m), as mandates often come
const recognised = ['application/pdf', 'image/jpeg', 'image/png', 'application/pkcs7-mime']

const reasons: FieldInput = { stableId: 'reasons', type: 'long-text', maxLength: 10_000, purpose: 'decision' }
// DPR 184/2006 art. 7(1): the office with its address, and a period of fifteen days at least
const whereAndUntil: FieldInput[] = [
  { stableId: 'where', type: 'text', purpose: 'decision' },
  { stableId: 'until', type: 'date', purpose: 'decision' },
]
const cost: FieldInput = { stableId: 'cost', type: 'text', required: false, purpose: 'decision' }
const conditions: FieldInput = { stableId: 'conditions', type: 'long-text', required: false, purpose: 'decision' }
const manner: FieldInput = {
  stableId: 'manner',
  type: 'choice',
  options: ['inspection', 'copy-dossier', 'copy-post', 'copy-counter'],
  purpose: 'decision',
}
const omitted: FieldInput = { stableId: 'omitted', type: 'long-text', maxLength: 10_000, purpose: 'decision' }
const observationsAnswer: FieldInput = {
  stableId: 'observations-answer',
  type: 'long-text',
  required: false,
  maxLength: 10_000,
  purpose: 'decision',
}

const decision: ActionInput['writes'] = { template: 'decision', signature: true, recipient: 'applicant' }
const inPart: Omit<ActionInput, 'id' | 'from'> = {
  by: 'handler',
  to: 'granted-in-part',
  fact: 'granted-in-part-delivered',
  form: [reasons, omitted, manner, ...whereAndUntil, cost, conditions],
  writes: decision,
  outcome: 'granted-in-part',
  notice: 'decision',
  group: 'decision',
  costly: true,
}
const inspectionOnly: Omit<ActionInput, 'id' | 'from'> = {
  by: 'handler',
  to: 'inspection-only',
  fact: 'inspection-only-delivered',
  form: [reasons, ...whereAndUntil, conditions],
  writes: decision,
  outcome: 'inspection-only',
  notice: 'decision',
  group: 'decision',
  costly: true,
}

export default defineService({
  format: 1,
  id: 'records-access',
  catalogue: {
    topics: ["Accesso all'informazione", 'Trasparenza amministrativa'],
    category: 'permits',
    lifeEvents: [],
    legalBasis: [
      { norm: 'L. 241/1990 art. 22-25', text: 'right' },
      { norm: 'DPR 184/2006', text: 'procedure' },
      { norm: 'L. 241/1990 art. 10-bis', text: 'refusal-notice' },
      { norm: 'D.lgs. 104/2010 art. 116', text: 'appeal' },
    ],
    channels: ['online', 'counter', 'post', 'pec'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  pages: [
    {
      id: 'interest',
      fields: [
        {
          stableId: 'capacity',
          type: 'choice',
          options: ['self', 'legal-representative', 'professional', 'delegate'],
          purpose: 'interest',
        },
        { stableId: 'represented', type: 'text', visibleIf: forSomebodyElse, purpose: 'interest' },
        { stableId: 'interest', type: 'long-text', purpose: 'interest' },
        { stableId: 'link', type: 'long-text', maxLength: 2_000, purpose: 'interest' },
      ],
    },
    {
      id: 'act',
      fields: [
        { stableId: 'act-known', type: 'choice', options: ['references', 'free-words'], purpose: 'search' },
        { stableId: 'act-office', type: 'text', visibleIf: byReferences, purpose: 'search' },
        { stableId: 'act-date', type: 'date', visibleIf: byReferences, purpose: 'search' },
        { stableId: 'act-number', type: 'text', maxLength: 60, visibleIf: byReferences, purpose: 'search' },
        { stableId: 'act-description', type: 'long-text', visibleIf: inFreeWords, purpose: 'search' },
        { stableId: 'act-period', type: 'text', required: false, visibleIf: inFreeWords, purpose: 'search' },
      ],
    },
    {
      id: 'access-way',
      fields: [
        {
          stableId: 'access-way',
          type: 'choice',
          options: ['inspection', 'copy-dossier', 'copy-post'],
          purpose: 'delivery',
        },
        { stableId: 'certified', type: 'yes-no', visibleIf: asCopy, purpose: 'delivery' },
        {
          stableId: 'postal-address',
          type: 'long-text',
          maxLength: 300,
          visibleIf: eq(answer('access-way'), 'copy-post'),
          purpose: 'delivery',
        },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', required: false, source: 'profile', purpose: 'contact' },
      ],
    },
  ],
  documents: [
    // DPR 184/2006 art. 5(2): who acts for another proves it
    { stableId: 'mandate', required: forSomebodyElse, accept: recognised, maxBytes: 20 * megabyte, maxFiles: 3 },
    { stableId: 'attachments', required: false, accept: recognised, maxBytes: 200 * megabyte, maxFiles: 10 },
  ],
  // made-up amounts: L. 241/1990 art. 25(1) leaves the cost of copies to each administration; stamp duty is DPR 642/1972
  fees: [
    { code: 'copy', amountCents: 25, unit: 'page' },
    { code: 'certified-copy', amountCents: 1_600, unit: 'four-pages' },
  ],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'in-review', kind: 'task' },
    { id: 'waiting-for-applicant', kind: 'citizen' },
    { id: 'suspended', kind: 'citizen' },
    { id: 'refusal-notice', kind: 'citizen' },
    { id: 'granted', kind: 'end' },
    { id: 'granted-in-part', kind: 'end' },
    { id: 'inspection-only', kind: 'end' },
    { id: 'deferred', kind: 'end' },
    { id: 'refused', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
    { id: 'tacitly-refused', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    { id: 'take', by: 'handler', from: ['received'], to: 'in-review', assigns: 'actor', group: 'instruction' },

    // an irregular request: told within ten days, the term starts anew (DPR 184/2006 art. 6(5))
    {
      id: 'tell-incomplete',
      by: 'handler',
      from: inHand,
      to: 'waiting-for-applicant',
      fact: 'told-incomplete',
      form: [{ stableId: 'missing', type: 'long-text', purpose: 'inquiry' }],
      writes: { template: 'incomplete', signature: false, recipient: 'applicant' },
      notice: 'to-answer',
      group: 'instruction',
    },
    {
      id: 'complete',
      by: 'applicant',
      from: ['waiting-for-applicant'],
      to: 'in-review',
      fact: 'completed',
      form: [{ stableId: 'completion', type: 'long-text', purpose: 'inquiry' }],
      attachments: 'attachments',
      notice: 'answer-received',
      group: 'applicant',
    },

    // interested third parties: ten days to object, and the term goes on (DPR 184/2006 art. 3)
    {
      id: 'tell-third-party',
      by: 'handler',
      from: [...inHand, 'suspended', 'refusal-notice'],
      fact: 'third-party-told',
      setFlag: 'third-party-told',
      form: [
        { stableId: 'third-party-name', type: 'text', purpose: 'third-party' },
        { stableId: 'third-party-email', type: 'email', purpose: 'third-party' },
        { stableId: 'third-party-request', type: 'long-text', purpose: 'third-party' },
        { stableId: 'third-party-reasons', type: 'long-text', purpose: 'third-party' },
      ],
      writes: { template: 'third-party', signature: false, recipient: 'third-party' },
      group: 'instruction',
    },
    {
      id: 'third-party-objects',
      by: 'handler',
      from: [...inHand, 'suspended', 'refusal-notice'],
      fact: 'third-party-objects',
      needsFlag: 'third-party-told',
      setFlag: 'third-party-objected',
      form: [{ stableId: 'third-party-answer', type: 'long-text', purpose: 'third-party' }],
      group: 'instruction',
    },
    {
      id: 'third-party-consents',
      by: 'handler',
      from: [...inHand, 'suspended', 'refusal-notice'],
      fact: 'third-party-consents',
      needsFlag: 'third-party-told',
      setFlag: 'third-party-consented',
      form: [{ stableId: 'third-party-consent', type: 'long-text', required: false, purpose: 'third-party' }],
      group: 'instruction',
    },

    // facts that no administration holds: once, thirty days at the most (L. 241/1990 art. 2(7)); the clock counts the times
    {
      id: 'ask-integration',
      by: 'handler',
      from: inHand,
      to: 'suspended',
      fact: 'suspended',
      setFlag: 'integration-asked',
      form: [{ stableId: 'questions', type: 'long-text', purpose: 'inquiry' }],
      writes: { template: 'integration', signature: false, recipient: 'applicant' },
      notice: 'to-answer',
      group: 'instruction',
    },
    {
      id: 'answer-integration',
      by: 'applicant',
      // a late answer is read too, and changes no term
      from: ['suspended', 'in-review'],
      to: 'in-review',
      fact: 'answered',
      needsFlag: 'integration-asked',
      unlessFlag: 'integration-answered',
      setFlag: 'integration-answered',
      form: [{ stableId: 'integration-answer', type: 'long-text', purpose: 'inquiry' }],
      attachments: 'attachments',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume',
      by: 'system',
      from: ['suspended'],
      to: 'in-review',
      fact: 'suspension-exhausted',
      when: { clock: 'records-access', event: 'suspension-ended', suspension: 'suspension' },
      group: 'system',
    },

    // grounds for refusal, told before deciding (L. 241/1990 art. 10-bis)
    {
      id: 'refusal-notice',
      by: 'handler',
      from: ['in-review'],
      to: 'refusal-notice',
      fact: 'refusal-notice-delivered',
      unlessFlag: 'notice-given',
      setFlag: 'notice-given',
      form: [{ stableId: 'grounds', type: 'long-text', maxLength: 10_000, purpose: 'decision' }],
      writes: { template: 'refusal-notice', signature: true, recipient: 'applicant' },
      notice: 'to-answer',
      group: 'instruction',
      costly: true,
    },
    {
      id: 'observe',
      by: 'applicant',
      // in review too: a last day that is a holiday moves on, and late observations are read when the office has not decided
      from: ['refusal-notice', 'in-review'],
      to: 'in-review',
      fact: 'observations',
      needsFlag: 'notice-given',
      unlessFlag: 'observed',
      setFlag: 'observed',
      form: [{ stableId: 'observations', type: 'long-text', maxLength: 10_000, purpose: 'inquiry' }],
      attachments: 'attachments',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume-after-notice',
      by: 'system',
      from: ['refusal-notice'],
      to: 'in-review',
      fact: 'observations-term-ended',
      when: { clock: 'records-access', event: 'suspension-ended', suspension: 'refusal-notice' },
      group: 'system',
    },

    // decisions: the handler prepares, the person in charge signs; they take effect when delivered
    {
      id: 'grant',
      by: 'handler',
      from: [
        'in-review',
        'waiting-for-applicant',
        'suspended',
        'refusal-notice',
        'tacitly-refused',
        'granted-in-part',
        'inspection-only',
        'deferred',
        'refused',
      ],
      to: 'granted',
      fact: 'granted-and-delivered',
      form: [reasons, manner, ...whereAndUntil, cost, conditions],
      writes: decision,
      outcome: 'granted',
      notice: 'decision',
      group: 'decision',
    },
    // To be checked by each city: whatever denies a part asks for the notice first (art. 10-bis). Where its counsel holds
    // that the applicant's written agreement may stand in for it, this needsFlag is the datum to change.
    { ...inPart, id: 'grant-in-part', from: ['in-review', 'deferred'], needsFlag: 'notice-given' },
    { ...inspectionOnly, id: 'inspection-only', from: ['in-review', 'deferred'], needsFlag: 'notice-given' },
    // after the silence everything is refused already: what is given now only favours, and needs no notice
    { ...inPart, id: 'grant-in-part-late', from: ['tacitly-refused'] },
    { ...inspectionOnly, id: 'inspection-only-late', from: ['tacitly-refused'] },
    // To be checked by each city: a deferral says when, not whether (DPR 184/2006 art. 9(2)), so it asks for no notice here.
    {
      id: 'defer',
      by: 'handler',
      from: ['in-review', 'suspended', 'refusal-notice', 'tacitly-refused'],
      to: 'deferred',
      fact: 'deferred-delivered',
      form: [reasons, { stableId: 'deferred-until', type: 'date', purpose: 'decision' }],
      writes: decision,
      outcome: 'deferred',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    {
      id: 'refuse',
      by: 'handler',
      from: ['in-review', 'deferred', 'tacitly-refused'],
      to: 'refused',
      fact: 'refusal-delivered',
      needsFlag: 'notice-given',
      form: [reasons, observationsAnswer],
      writes: decision,
      outcome: 'refused',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    {
      id: 'withdraw',
      by: 'applicant',
      from: underWay,
      to: 'withdrawn',
      fact: 'withdrawn',
      form: [
        { stableId: 'withdrawal-reason', type: 'long-text', required: false, maxLength: 1_000, purpose: 'inquiry' },
      ],
      outcome: 'withdrawn',
      notice: 'withdrawn',
      group: 'applicant',
      costly: true,
    },
    {
      id: 'tacitly-refuse',
      by: 'system',
      from: underWay,
      to: 'tacitly-refused',
      fact: 'expired',
      writes: { template: 'tacit-refusal', signature: false, recipient: 'applicant' },
      outcome: 'tacitly-refused',
      when: { clock: 'records-access', event: 'expired' },
      notice: 'tacit-refusal',
      group: 'system',
    },
  ],
  clocks: [...standardClocks.recordsAccess],
  otherFacts: [
    { fact: 'third-party-told', norm: 'DPR 184/2006 art. 3(1)' },
    { fact: 'third-party-objects', norm: 'DPR 184/2006 art. 3(2)' },
    { fact: 'third-party-consents', norm: 'DPR 184/2006 art. 3(2)' },
    { fact: 'expired', norm: 'L. 241/1990 art. 25(4)' },
  ],
  // to be checked by each city against its own plan of conservation
  outcomes: [
    { id: 'granted', retentionYears: 5, favourable: true },
    { id: 'granted-in-part', retentionYears: 10, favourable: true },
    { id: 'inspection-only', retentionYears: 10, favourable: true },
    { id: 'deferred', retentionYears: 10, favourable: false },
    { id: 'refused', retentionYears: 10, favourable: false },
    { id: 'withdrawn', retentionYears: 5, favourable: false },
    { id: 'tacitly-refused', retentionYears: 10, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
