import { answer, defineService, eq, standardClocks } from '#engines/cases/definition.ts'

const byPhone = eq(answer('answer-by'), 'phone')
const underWay = ['received', 'in-review', 'waiting-for-person']
const megabyte = 1_000_000

// To be checked by each city: who answers (its public relations office, L. 150/2000 art. 8), and by when its charter of
// services promises an answer; without one, the general term.
export default defineService({
  format: 1,
  id: 'assistance-request',
  catalogue: {
    topics: ["Accesso all'informazione", 'Comunicazione istituzionale'],
    category: 'registry',
    lifeEvents: [],
    legalBasis: [
      { norm: 'L. 150/2000 art. 8', text: 'office' },
      { norm: 'L. 241/1990 art. 2', text: 'answer' },
      { norm: 'D.lgs. 82/2005 art. 7 e 13', text: 'digital' },
      { norm: 'D.lgs. 33/2013 art. 35', text: 'contacts' },
      { norm: 'DPR 445/2000 art. 53', text: 'register' },
    ],
    channels: ['online', 'counter', 'post', 'pec'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  pages: [
    {
      id: 'question',
      fields: [
        {
          stableId: 'category',
          type: 'choice',
          // the national categories of services, and two for what is none of them
          options: [
            'education',
            'health',
            'work',
            'mobility',
            'land',
            'registry',
            'tourism',
            'safety',
            'taxes',
            'culture',
            'environment',
            'business',
            'permits',
            'tenders',
            'farming',
            'site',
            'other',
          ],
          purpose: 'help',
        },
        { stableId: 'service', type: 'text', required: false, maxLength: 200, purpose: 'help' },
        { stableId: 'question', type: 'long-text', maxLength: 600, purpose: 'help' },
        {
          stableId: 'picture',
          type: 'file',
          required: false,
          accept: ['image/jpeg', 'image/png', 'application/pdf'],
          maxBytes: 10 * megabyte,
          maxFiles: 3,
          purpose: 'help',
        },
      ],
    },
    {
      id: 'contact',
      fields: [
        { stableId: 'answer-by', type: 'choice', options: ['writing', 'phone', 'counter'], purpose: 'contact' },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', required: byPhone, source: 'profile', purpose: 'contact' },
        { stableId: 'when', type: 'text', required: false, maxLength: 100, visibleIf: byPhone, purpose: 'contact' },
      ],
    },
  ],
  documents: [
    {
      stableId: 'attachments',
      required: false,
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
      maxBytes: 10 * megabyte,
      maxFiles: 5,
    },
  ],
  fees: [],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'in-review', kind: 'task' },
    { id: 'waiting-for-person', kind: 'citizen' },
    { id: 'answered', kind: 'end' },
    { id: 'passed-on', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    { id: 'take', by: 'handler', from: ['received'], to: 'in-review', assigns: 'actor', group: 'instruction' },
    {
      id: 'note-call',
      by: 'handler',
      from: ['in-review', 'waiting-for-person'],
      form: [{ stableId: 'call', type: 'long-text', maxLength: 2_000, purpose: 'help' }],
      group: 'instruction',
    },
    {
      id: 'ask-details',
      by: 'handler',
      from: ['received', 'in-review'],
      to: 'waiting-for-person',
      fact: 'suspended',
      setFlag: 'details-asked',
      form: [{ stableId: 'questions', type: 'long-text', maxLength: 2_000, purpose: 'help' }],
      writes: { template: 'completion', signature: false, recipient: 'applicant' },
      notice: 'to-answer',
      group: 'instruction',
    },
    {
      id: 'give-details',
      by: 'applicant',
      from: ['waiting-for-person', 'in-review'],
      to: 'in-review',
      fact: 'answered',
      needsFlag: 'details-asked',
      unlessFlag: 'details-given',
      setFlag: 'details-given',
      form: [{ stableId: 'details', type: 'long-text', maxLength: 2_000, purpose: 'help' }],
      attachments: 'attachments',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume',
      by: 'system',
      from: ['waiting-for-person'],
      to: 'in-review',
      fact: 'suspension-exhausted',
      when: { clock: 'general', event: 'suspension-ended', suspension: 'suspension' },
      group: 'system',
    },
    {
      id: 'answer',
      by: 'handler',
      from: ['in-review', 'waiting-for-person'],
      to: 'answered',
      fact: 'granted-and-delivered',
      form: [{ stableId: 'reply', type: 'long-text', maxLength: 10_000, purpose: 'help' }],
      // help decides on nobody's right: the printed name is enough (d.lgs. 39/1993 art. 3(2))
      writes: { template: 'answer', signature: false, recipient: 'applicant' },
      outcome: 'answered',
      notice: 'answer',
      group: 'decision',
    },
    {
      id: 'pass-on',
      by: 'handler',
      from: ['in-review', 'waiting-for-person'],
      to: 'passed-on',
      fact: 'refusal-delivered',
      form: [
        { stableId: 'body', type: 'text', maxLength: 200, purpose: 'help' },
        { stableId: 'reply', type: 'long-text', maxLength: 10_000, purpose: 'help' },
      ],
      writes: { template: 'answer', signature: false, recipient: 'applicant' },
      outcome: 'passed-on',
      notice: 'answer',
      group: 'decision',
    },
    {
      id: 'withdraw',
      by: 'applicant',
      from: underWay,
      to: 'withdrawn',
      fact: 'withdrawn',
      form: [{ stableId: 'withdrawal-reason', type: 'long-text', required: false, maxLength: 1_000, purpose: 'help' }],
      outcome: 'withdrawn',
      notice: 'withdrawn',
      group: 'applicant',
      costly: true,
    },
  ],
  clocks: [
    {
      ...standardClocks.general[0],
      // nothing is refused here, so only a request for details suspends
      suspensions: standardClocks.general[0].suspensions.slice(0, 1),
    },
    ...standardClocks.general.slice(1),
  ],
  // to be checked by each city against its own plan of conservation
  outcomes: [
    { id: 'answered', retentionYears: 2, favourable: true },
    { id: 'passed-on', retentionYears: 2, favourable: true },
    { id: 'withdrawn', retentionYears: 1, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
