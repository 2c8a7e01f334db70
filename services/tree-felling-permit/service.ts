import {
  addMonths,
  and,
  answer,
  answered,
  computed,
  defineService,
  eq,
  gte,
  isIn,
  lookup,
  money,
  multiply,
  ne,
  not,
  opinionClock,
  or,
  standardActions,
  standardClocks,
  today,
} from '#engines/cases/definition.ts'
import type { ActionInput, FieldInput } from '#engines/cases/definition.ts'

const urgent = eq(answer('reason'), 'urgent-danger')
const works = eq(answer('reason'), 'works')
const forOthers = and(answered('capacity'), ne(answer('capacity'), 'owner'))
const replants = eq(answer('replant'), true)

const open = ['received', 'in-review', 'suspended', 'refusal-notice']
const megabyte = 1_000_000
const recognised = ['application/pdf', 'image/jpeg', 'image/png', 'application/pkcs7-mime']

const reasons: FieldInput = { stableId: 'reasons', type: 'long-text', maxLength: 10_000, purpose: 'decision' }
const decision: ActionInput['writes'] = {
  template: 'decision',
  signature: true,
  recipient: 'applicant',
  repeats: ['where'],
}

// To be checked by each city: thresholds, protected species and replacement are made up in the manner of municipal
// regulations of green areas; L. 10/2013 leaves them to each municipality.
export default defineService({
  format: 1,
  id: 'tree-felling-permit',
  catalogue: {
    topics: ['Spazio Verde'],
    category: 'environment',
    lifeEvents: [],
    legalBasis: [
      { norm: 'Regolamento comunale del verde', text: 'regulation' },
      { norm: 'L. 10/2013 art. 7', text: 'monumental' },
      { norm: 'D.lgs. 42/2004 art. 146', text: 'landscape' },
      { norm: 'L. 241/1990 art. 16', text: 'opinion' },
      { norm: 'L. 241/1990 art. 20', text: 'silence' },
      { norm: 'L. 241/1990 art. 10-bis', text: 'refusal-notice' },
      { norm: 'L. 241/1990 art. 19', text: 'urgent' },
    ],
    channels: ['online', 'counter', 'pec'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  pages: [
    {
      id: 'tree',
      fields: [
        {
          stableId: 'capacity',
          type: 'choice',
          options: ['owner', 'administrator', 'delegate'],
          purpose: 'assess',
        },
        { stableId: 'where', type: 'place', geometry: ['point'], purpose: 'assess' },
        // To be checked by each city: the last three stand for its protected species
        {
          stableId: 'species',
          type: 'choice',
          options: ['pine', 'cedar', 'poplar', 'lime', 'plane', 'fruit', 'other', 'yew', 'holly', 'downy-oak'],
          purpose: 'assess',
        },
        {
          stableId: 'species-name',
          type: 'text',
          maxLength: 100,
          visibleIf: eq(answer('species'), 'other'),
          purpose: 'assess',
        },
        {
          stableId: 'circumference',
          type: 'number',
          unit: 'cm',
          decimals: 0,
          min: 1,
          max: 1_500,
          purpose: 'assess',
        },
        { stableId: 'monumental', type: 'yes-no', purpose: 'assess' },
        { stableId: 'landscape', type: 'yes-no', purpose: 'assess' },
        {
          stableId: 'landscape-authorised',
          type: 'yes-no',
          visibleIf: eq(answer('landscape'), true),
          purpose: 'assess',
        },
        {
          stableId: 'pictures',
          type: 'file',
          accept: ['image/jpeg', 'image/png', 'application/pdf'],
          maxBytes: 20 * megabyte,
          maxFiles: 8,
          purpose: 'assess',
        },
      ],
    },
    {
      id: 'reason',
      fields: [
        {
          stableId: 'reason',
          type: 'choice',
          options: ['danger', 'urgent-danger', 'disease', 'works', 'damage'],
          purpose: 'assess',
        },
        { stableId: 'explanation', type: 'long-text', maxLength: 4_000, purpose: 'assess' },
        { stableId: 'building-case', type: 'text', maxLength: 60, visibleIf: works, purpose: 'assess' },
        { stableId: 'felling-day', type: 'date', notBefore: today(), visibleIf: urgent, purpose: 'assess' },
      ],
    },
    {
      id: 'replacement',
      fields: [
        { stableId: 'replant', type: 'yes-no', purpose: 'replacement' },
        {
          stableId: 'replant-count',
          type: 'number',
          unit: 'pieces',
          decimals: 0,
          min: 1,
          max: 50,
          visibleIf: replants,
          purpose: 'replacement',
        },
        { stableId: 'replant-species', type: 'text', maxLength: 200, visibleIf: replants, purpose: 'replacement' },
        {
          stableId: 'replant-by',
          type: 'date',
          notBefore: today(),
          // To be checked by each city: within eighteen months, so that one planting season is in it
          notAfter: addMonths(today(), 18),
          visibleIf: replants,
          purpose: 'replacement',
        },
        {
          stableId: 'no-replant-reason',
          type: 'long-text',
          maxLength: 1_000,
          visibleIf: eq(answer('replant'), false),
          purpose: 'replacement',
        },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', required: false, source: 'profile', purpose: 'contact' },
      ],
    },
  ],
  documents: [
    {
      stableId: 'report',
      // To be checked by each city: a report also for any trunk of a metre and a half and more
      required: or(isIn(answer('reason'), ['danger', 'urgent-danger', 'disease']), gte(answer('circumference'), 150)),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 3,
    },
    { stableId: 'mandate', required: forOthers, accept: recognised, maxBytes: 20 * megabyte, maxFiles: 3 },
    { stableId: 'attachments', required: false, accept: recognised, maxBytes: 20 * megabyte, maxFiles: 10 },
  ],
  tables: [
    {
      id: 'least-circumference',
      reading: 'exact',
      value: 'number',
      keys: ['species'],
      editions: [
        {
          from: '2026-01-01',
          norm: 'Regolamento comunale del verde art. 6',
          rows: [
            { keys: ['fruit'], value: 120 },
            { keys: ['poplar'], value: 100 },
            { keys: [null], value: 60 },
          ],
        },
      ],
    },
    {
      id: 'trees-due',
      reading: 'step',
      value: 'number',
      keys: ['circumference'],
      editions: [
        {
          from: '2026-01-01',
          norm: 'Regolamento comunale del verde art. 11',
          rows: [
            { keys: [0], value: 1 },
            { keys: [120], value: 2 },
            { keys: [200], value: 3 },
          ],
        },
      ],
    },
  ],
  computed: [
    { id: 'least', value: lookup('least-circumference', [answer('species')]), unit: 'cm' },
    { id: 'trees-due', value: lookup('trees-due', [answer('circumference')]), unit: 'pieces' },
  ],
  eligibility: [
    {
      id: 'not-protected',
      holds: not(isIn(answer('species'), ['yew', 'holly', 'downy-oak'])),
      norm: 'Regolamento comunale del verde art. 5',
      otherwise: 'refuses',
    },
    {
      id: 'not-monumental',
      holds: ne(answer('monumental'), true),
      norm: 'L. 10/2013 art. 7',
      otherwise: 'refuses',
    },
    // To be checked by each city: silence never approves where the landscape is protected (L. 241/1990 art. 20(4)), so the
    // authorisation comes first; DPR 31/2017 annex A frees some trees from it.
    {
      id: 'landscape-first',
      holds: or(ne(answer('landscape'), true), eq(answer('landscape-authorised'), true)),
      norm: 'D.lgs. 42/2004 art. 146',
      otherwise: 'refuses',
    },
    {
      id: 'large-enough',
      holds: or(
        not(answered('circumference')),
        not(answered('species')),
        gte(answer('circumference'), computed('least')),
      ),
      norm: 'Regolamento comunale del verde art. 6',
      otherwise: 'warns',
    },
  ],
  rules: [
    {
      id: 'enough-trees',
      holds: or(not(replants), gte(answer('replant-count'), computed('trees-due'))),
      fields: ['replant-count'],
    },
  ],
  fees: [
    // To be checked by each city: one stamp on the application and one on the permit (DPR 642/1972, tariff art. 3 and 4)
    { code: 'stamps', amount: money(3_200), when: not(urgent), norm: 'DPR 642/1972 tariffa art. 3 e 4' },
    {
      code: 'no-replanting',
      amount: multiply(computed('trees-due'), money(25_000)),
      when: eq(answer('replant'), false),
      norm: 'Regolamento comunale del verde art. 12',
    },
  ],
  opinions: [{ id: 'green', office: 'green-office', silence: 'proceeds', norm: 'L. 241/1990 art. 16' }],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'in-review', kind: 'task' },
    { id: 'urgent-check', kind: 'task' },
    { id: 'suspended', kind: 'citizen' },
    { id: 'refusal-notice', kind: 'citizen' },
    { id: 'granted', kind: 'end' },
    { id: 'refused', kind: 'end' },
    { id: 'tacitly-approved', kind: 'end' },
    { id: 'annulled', kind: 'end' },
    { id: 'urgent-confirmed', kind: 'end' },
    { id: 'urgent-contested', kind: 'end' },
    { id: 'urgent-stands', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    {
      id: 'take',
      by: 'handler',
      from: ['received'],
      to: 'in-review',
      guard: not(urgent),
      assigns: 'actor',
      group: 'instruction',
    },
    {
      id: 'take-urgent',
      by: 'handler',
      from: ['received'],
      to: 'urgent-check',
      guard: urgent,
      assigns: 'actor',
      group: 'instruction',
    },
    {
      id: 'ask-opinion',
      by: 'handler',
      from: ['in-review'],
      asks: ['green'],
      notice: 'opinion-asked',
      tells: { opinion: 'green' },
      group: 'instruction',
    },
    {
      id: 'green-opinion',
      by: 'consulted',
      from: ['in-review', 'suspended', 'refusal-notice'],
      gives: 'green',
      form: [
        {
          stableId: 'opinion',
          type: 'choice',
          options: ['favourable', 'with-conditions', 'against'],
          purpose: 'inquiry',
        },
        { stableId: 'opinion-reasons', type: 'long-text', maxLength: 4_000, purpose: 'inquiry' },
      ],
      group: 'instruction',
    },
    ...standardActions.integration({ clock: 'tacit-approval' }),
    ...standardActions.refusalNotice({ clock: 'tacit-approval' }),
    {
      id: 'grant',
      by: 'handler',
      from: ['in-review', 'suspended', 'refusal-notice'],
      to: 'granted',
      fact: 'granted-and-delivered',
      awaits: ['green'],
      form: [
        reasons,
        { stableId: 'conditions', type: 'long-text', required: false, purpose: 'decision' },
        { stableId: 'valid-until', type: 'date', notBefore: today(), purpose: 'decision' },
      ],
      writes: decision,
      outcome: 'granted',
      notice: 'decision',
      group: 'decision',
    },
    {
      id: 'refuse',
      by: 'handler',
      from: ['in-review'],
      to: 'refused',
      fact: 'refusal-delivered',
      awaits: ['green'],
      needsFlag: 'notice-given',
      form: [
        reasons,
        {
          stableId: 'observations-answer',
          type: 'long-text',
          required: false,
          maxLength: 10_000,
          purpose: 'decision',
        },
      ],
      writes: decision,
      outcome: 'refused',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },

    // To be checked by each city: whether silence approves here (L. 241/1990 art. 20(4) leaves out the environment). Where
    // its counsel says no, take standardClocks.general and drop this action, the certificate and the annulment.
    {
      id: 'tacitly-approve',
      by: 'system',
      from: open,
      to: 'tacitly-approved',
      fact: 'expired',
      writes: { template: 'tacit-approval', signature: false, recipient: 'applicant' },
      outcome: 'tacitly-approved',
      when: { clock: 'tacit-approval', event: 'expired' },
      notice: 'silence',
      group: 'system',
    },
    {
      id: 'ask-certificate',
      by: 'applicant',
      from: ['tacitly-approved'],
      fact: 'certificate-requested',
      unlessFlag: 'certificate-asked',
      setFlag: 'certificate-asked',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'issue-certificate',
      by: 'handler',
      from: ['tacitly-approved'],
      fact: 'certificate-issued',
      needsFlag: 'certificate-asked',
      unlessFlag: 'certificate-issued',
      setFlag: 'certificate-issued',
      form: [reasons],
      writes: { template: 'certificate', signature: true, recipient: 'applicant' },
      notice: 'decision',
      group: 'decision',
    },
    // L. 241/1990 art. 21-nonies: after silence only self-annulment is left
    {
      id: 'annul',
      by: 'handler',
      from: ['tacitly-approved'],
      to: 'annulled',
      fact: 'self-annulment-delivered',
      form: [reasons],
      writes: decision,
      outcome: 'annulled',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },

    // urgent danger: the declaration itself lets the work begin; the office checks afterwards. A case cannot begin in another
    // state by its answers, nor time tell one from the other, so an urgent one that nobody takes ends as approved by silence.
    // To be checked by each city: thirty days for the check, as for a declaration that starts at once (L. 241/1990 art. 19(6-bis))
    {
      id: 'confirm-urgent',
      by: 'handler',
      from: ['urgent-check'],
      to: 'urgent-confirmed',
      fact: 'granted-and-delivered',
      form: [reasons],
      writes: { template: 'urgent-check', signature: true, recipient: 'applicant' },
      outcome: 'urgent-confirmed',
      notice: 'decision',
      group: 'decision',
    },
    {
      id: 'contest-urgent',
      by: 'handler',
      from: ['urgent-check'],
      to: 'urgent-contested',
      fact: 'refusal-delivered',
      form: [reasons],
      writes: { template: 'urgent-check', signature: true, recipient: 'applicant' },
      outcome: 'urgent-contested',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    {
      id: 'urgent-stands',
      by: 'system',
      from: ['urgent-check'],
      to: 'urgent-stands',
      fact: 'expired',
      writes: { template: 'urgent-stands', signature: false, recipient: 'applicant' },
      outcome: 'urgent-stands',
      when: { clock: 'tacit-approval', event: 'expired' },
      notice: 'silence',
      group: 'system',
    },
    {
      id: 'withdraw',
      by: 'applicant',
      from: [...open, 'urgent-check'],
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
  ],
  clocks: [
    {
      ...standardClocks.tacitApproval[0],
      norm: 'Regolamento comunale del verde art. 8; L. 241/1990 art. 20',
      term: { count: 30, unit: 'calendar', rollover: true },
    },
    ...standardClocks.tacitApproval.slice(1),
    opinionClock('green', { it: 'Parere dell’ufficio del verde', en: 'Opinion of the green office' }),
  ],
  otherFacts: [{ fact: 'expired', norm: 'L. 241/1990 art. 20(1)' }],
  // to be checked by each city against its own plan of conservation
  outcomes: [
    // To be checked by each city: D.lgs. 97/2016 took permits out of the lists that art. 23 makes mandatory, and cities
    // go on publishing them by their own regulation. Five years (D.lgs. 33/2013 art. 8(3)), here from the decision.
    {
      id: 'granted',
      retentionYears: 10,
      favourable: true,
      publish: { where: 'trasparenza', days: 1_826, norm: 'D.lgs. 33/2013 art. 23' },
    },
    { id: 'refused', retentionYears: 10, favourable: false },
    { id: 'tacitly-approved', retentionYears: 10, favourable: true },
    { id: 'annulled', retentionYears: 10, favourable: false },
    { id: 'urgent-confirmed', retentionYears: 10, favourable: true },
    { id: 'urgent-contested', retentionYears: 10, favourable: false },
    { id: 'urgent-stands', retentionYears: 10, favourable: true },
    { id: 'withdrawn', retentionYears: 5, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
