import {
  addDays,
  addMonths,
  and,
  answer,
  choose,
  computed,
  days,
  defineService,
  divide,
  eq,
  every,
  gt,
  gte,
  isIn,
  item,
  lookup,
  lt,
  money,
  multiply,
  ne,
  or,
  round,
  standardActions,
  standardClocks,
  subtract,
  today,
  years,
} from '#engines/cases/definition.ts'
import type { ActionInput, FieldInput } from '#engines/cases/definition.ts'

const underWay = ['received', 'in-review', 'suspended', 'refusal-notice']
const megabyte = 1_000_000
const recognised = ['application/pdf', 'image/jpeg', 'image/png', 'application/pkcs7-mime']
const slots = ['morning-10', 'morning-11', 'afternoon-15', 'afternoon-16', 'afternoon-17']

const reasons: FieldInput = { stableId: 'reasons', type: 'long-text', maxLength: 10_000, purpose: 'decision' }
const decision: ActionInput['writes'] = { template: 'decision', signature: true, recipient: 'applicant' }
const free = eq(computed('hall-fee'), money(0))
// To be checked by each city: how many days before the ceremony a renunciation is in time
const inTime = gte(days(today(), answer('date')), 30)

// Out of scope here: whether the hall is free on that day, how many people it holds, two ceremonies that overlap. The office
// looks at its own calendar before accepting.
export default defineService({
  format: 1,
  id: 'civil-marriage-hall',
  catalogue: {
    topics: ['Matrimonio'],
    category: 'registry',
    lifeEvents: [],
    legalBasis: [
      { norm: 'c.c. art. 106-110', text: 'marriage' },
      { norm: 'c.c. art. 93-101', text: 'banns' },
      { norm: 'L. 76/2016 art. 1(2-3)', text: 'union' },
      { norm: 'DPR 396/2000 art. 3', text: 'places' },
      { norm: 'D.lgs. 267/2000 art. 117', text: 'tariff' },
      { norm: 'L. 241/1990 art. 10-bis', text: 'refusal-notice' },
    ],
    channels: ['online', 'counter'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  pages: [
    {
      id: 'ceremony',
      fields: [
        // a civil union tells of sexual orientation
        {
          stableId: 'ceremony',
          type: 'choice',
          options: ['marriage', 'civil-union'],
          sensitive: 'GDPR art. 9(2)(g)',
          purpose: 'ceremony',
        },
        { stableId: 'banns', type: 'choice', options: ['done', 'under-way', 'not-yet'], purpose: 'ceremony' },
        { stableId: 'hall', type: 'choice', options: ['council-hall', 'villa', 'lake-garden'], purpose: 'ceremony' },
        {
          stableId: 'date',
          type: 'date',
          // To be checked by each city: not before thirty days, for the banns (c.c. art. 95 and 99), and within a year
          notBefore: addDays(today(), 30),
          notAfter: addMonths(today(), 12),
          purpose: 'ceremony',
        },
        { stableId: 'slot', type: 'choice', options: slots, purpose: 'ceremony' },
      ],
    },
    {
      id: 'people',
      fields: [
        {
          stableId: 'partners',
          type: 'group',
          minRows: 2,
          maxRows: 2,
          purpose: 'ceremony',
          fields: [
            { stableId: 'name', type: 'text', maxLength: 120, purpose: 'ceremony' },
            { stableId: 'born', type: 'date', notAfter: today(), purpose: 'ceremony' },
          ],
        },
        { stableId: 'residents', type: 'choice', options: ['both', 'one', 'none'], purpose: 'tariff' },
        {
          stableId: 'witnesses',
          type: 'group',
          minRows: 2,
          maxRows: 2,
          purpose: 'ceremony',
          fields: [
            { stableId: 'name', type: 'text', maxLength: 120, purpose: 'ceremony' },
            { stableId: 'born', type: 'date', notAfter: today(), purpose: 'ceremony' },
          ],
        },
        { stableId: 'interpreter', type: 'yes-no', purpose: 'ceremony' },
      ],
    },
    {
      id: 'details',
      fields: [
        { stableId: 'wishes', type: 'long-text', required: false, maxLength: 2_000, purpose: 'ceremony' },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', source: 'profile', purpose: 'contact' },
      ],
    },
  ],
  documents: [
    // To be checked by each city: the delegation of another municipality, where the banns were made there (c.c. art. 109)
    { stableId: 'attachments', required: false, accept: recognised, maxBytes: 20 * megabyte, maxFiles: 6 },
  ],
  tables: [
    // To be checked by each city: the days that count as holidays, year by year; its patron's day too
    {
      id: 'holidays',
      reading: 'exact',
      value: 'text',
      keys: ['date'],
      editions: [
        {
          from: '2026-01-01',
          norm: 'L. 260/1949 art. 2; L. 151/2025',
          rows: [
            { keys: ['2026-04-06'], value: 'holiday' },
            { keys: ['2026-04-25'], value: 'holiday' },
            { keys: ['2026-05-01'], value: 'holiday' },
            { keys: ['2026-06-02'], value: 'holiday' },
            { keys: ['2026-06-24'], value: 'holiday' },
            { keys: ['2026-08-15'], value: 'holiday' },
            { keys: ['2026-12-08'], value: 'holiday' },
            { keys: ['2026-12-25'], value: 'holiday' },
            { keys: ['2026-12-26'], value: 'holiday' },
            { keys: ['2027-01-01'], value: 'holiday' },
            { keys: ['2027-01-06'], value: 'holiday' },
            { keys: ['2027-03-29'], value: 'holiday' },
            { keys: ['2027-05-01'], value: 'holiday' },
            { keys: ['2027-06-02'], value: 'holiday' },
            { keys: ['2027-06-24'], value: 'holiday' },
            { keys: ['2027-10-04'], value: 'holiday' },
            { keys: ['2027-11-01'], value: 'holiday' },
            { keys: ['2027-12-08'], value: 'holiday' },
            { keys: [null], value: 'no' },
          ],
        },
      ],
    },
    // To be checked by each city: made-up amounts, as its executive decides each year
    {
      id: 'hall-tariff',
      reading: 'exact',
      value: 'money',
      keys: ['hall', 'day-kind', 'resident'],
      editions: [
        {
          from: '2026-01-01',
          until: '2026-12-31',
          norm: 'DGC 150/2025',
          rows: [
            { keys: ['council-hall', 'weekday', 'yes'], value: 0 },
            { keys: ['council-hall', 'weekday', 'no'], value: 15_000 },
            { keys: ['council-hall', 'saturday', 'yes'], value: 12_000 },
            { keys: ['council-hall', 'saturday', 'no'], value: 25_000 },
            { keys: ['council-hall', 'holiday', 'yes'], value: 20_000 },
            { keys: ['council-hall', 'holiday', 'no'], value: 35_000 },
            { keys: ['villa', 'weekday', 'yes'], value: 25_000 },
            { keys: ['villa', 'weekday', 'no'], value: 40_000 },
            { keys: ['villa', null, 'yes'], value: 35_000 },
            { keys: ['villa', null, 'no'], value: 60_000 },
            { keys: ['lake-garden', null, 'yes'], value: 40_000 },
            { keys: ['lake-garden', null, null], value: 75_000 },
          ],
        },
        {
          from: '2027-01-01',
          norm: 'DGC 161/2026',
          rows: [
            { keys: ['council-hall', 'weekday', 'yes'], value: 0 },
            { keys: ['council-hall', 'weekday', 'no'], value: 16_000 },
            { keys: ['council-hall', 'saturday', 'yes'], value: 13_000 },
            { keys: ['council-hall', 'saturday', 'no'], value: 26_000 },
            { keys: ['council-hall', 'holiday', 'yes'], value: 21_000 },
            { keys: ['council-hall', 'holiday', 'no'], value: 36_000 },
            { keys: ['villa', 'weekday', 'yes'], value: 26_000 },
            { keys: ['villa', 'weekday', 'no'], value: 42_000 },
            { keys: ['villa', null, 'yes'], value: 36_000 },
            { keys: ['villa', null, 'no'], value: 62_000 },
            { keys: ['lake-garden', null, 'yes'], value: 42_000 },
            { keys: ['lake-garden', null, null], value: 78_000 },
          ],
        },
      ],
    },
  ],
  computed: [
    // days since a Monday; what is left after whole weeks says the day: 0 Monday, 5 Saturday, 6 Sunday
    { id: 'since-monday', value: days('2024-01-01', answer('date')), unit: 'days', internal: true },
    {
      id: 'weekday',
      internal: true,
      value: subtract(computed('since-monday'), multiply(7, round(divide(computed('since-monday'), 7), 1, 'down'))),
    },
    {
      id: 'day-kind',
      values: ['weekday', 'saturday', 'holiday'],
      value: choose(
        or(eq(computed('weekday'), 6), eq(lookup('holidays', [answer('date')], answer('date')), 'holiday')),
        'holiday',
        choose(eq(computed('weekday'), 5), 'saturday', 'weekday'),
      ),
    },
    {
      id: 'resident',
      values: ['yes', 'no'],
      value: choose(isIn(answer('residents'), ['both', 'one']), 'yes', 'no'),
    },
    {
      id: 'hall-fee',
      // the tariff of the day of the ceremony
      value: lookup('hall-tariff', [answer('hall'), computed('day-kind'), computed('resident')], answer('date')),
    },
  ],
  eligibility: [
    {
      id: 'banns-asked',
      holds: ne(answer('banns'), 'not-yet'),
      norm: 'c.c. art. 93; L. 76/2016 art. 1(2)',
      otherwise: 'warns',
    },
    {
      id: 'partners-adult',
      holds: every('partners', gte(years(item('born'), answer('date')), 18)),
      norm: 'c.c. art. 84; L. 76/2016 art. 1(2)',
      otherwise: 'warns',
    },
    // To be checked by each city: no ceremony on the great feasts
    {
      id: 'not-closed',
      holds: and(
        ne(answer('date'), '2026-12-25'),
        ne(answer('date'), '2027-01-01'),
        ne(answer('date'), '2027-03-28'),
        ne(answer('date'), '2027-12-25'),
      ),
      norm: 'Regolamento comunale delle sale art. 4',
      otherwise: 'refuses',
    },
  ],
  rules: [
    {
      id: 'witnesses-adult',
      holds: every('witnesses', gte(years(item('born'), answer('date')), 18)),
      fields: ['witnesses'],
    },
  ],
  fees: [
    { code: 'hall', amount: computed('hall-fee'), when: gt(computed('hall-fee'), money(0)), norm: 'DGC 150/2025' },
  ],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'in-review', kind: 'task' },
    { id: 'suspended', kind: 'citizen' },
    { id: 'refusal-notice', kind: 'citizen' },
    { id: 'to-pay', kind: 'citizen' },
    { id: 'confirmed', kind: 'task' },
    { id: 'change-asked', kind: 'task' },
    { id: 'held', kind: 'end' },
    { id: 'refused', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
    { id: 'unpaid', kind: 'end' },
    { id: 'renounced', kind: 'end' },
    { id: 'renounced-late', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    { id: 'take', by: 'handler', from: ['received'], to: 'in-review', assigns: 'actor', group: 'instruction' },
    ...standardActions.integration({ clock: 'general' }),
    ...standardActions.refusalNotice({ clock: 'general' }),
    // the hall is kept, and the fee becomes due
    {
      id: 'accept',
      by: 'handler',
      from: ['in-review'],
      to: 'to-pay',
      fact: 'granted-and-delivered',
      guard: gt(computed('hall-fee'), money(0)),
      form: [reasons, { stableId: 'celebrant', type: 'text', required: false, maxLength: 120, purpose: 'decision' }],
      writes: decision,
      // To be checked by each city: ten days to pay
      charges: { fees: ['hall'], days: 10 },
      notice: 'decision',
      group: 'decision',
    },
    {
      id: 'accept-free',
      by: 'handler',
      from: ['in-review'],
      to: 'confirmed',
      fact: 'granted-and-delivered',
      guard: free,
      form: [reasons, { stableId: 'celebrant', type: 'text', required: false, maxLength: 120, purpose: 'decision' }],
      writes: decision,
      notice: 'decision',
      group: 'decision',
    },
    {
      id: 'confirm',
      by: 'system',
      from: ['to-pay'],
      to: 'confirmed',
      when: { event: 'paid' },
      notice: 'confirmed',
      group: 'system',
    },
    // No clock runs on a payment: the office looks, and lets the hall go.
    {
      id: 'release',
      by: 'handler',
      from: ['to-pay'],
      to: 'unpaid',
      form: [reasons],
      writes: decision,
      outcome: 'unpaid',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    {
      id: 'refuse',
      by: 'handler',
      from: ['in-review'],
      to: 'refused',
      fact: 'refusal-delivered',
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

    // One change of date, in time. To be checked by each city: here a change costs nothing, even to a dearer day, since a fee
    // is worked out from the application alone.
    {
      id: 'ask-change',
      by: 'applicant',
      from: ['confirmed'],
      to: 'change-asked',
      guard: inTime,
      unlessFlag: 'change-asked',
      setFlag: 'change-asked',
      form: [
        {
          stableId: 'new-date',
          type: 'date',
          notBefore: addDays(today(), 15),
          notAfter: addMonths(today(), 12),
          purpose: 'ceremony',
        },
        { stableId: 'new-slot', type: 'choice', options: slots, purpose: 'ceremony' },
      ],
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'accept-change',
      by: 'handler',
      from: ['change-asked'],
      to: 'confirmed',
      setFlag: 'changed',
      form: [reasons],
      writes: decision,
      notice: 'decision',
      group: 'decision',
    },
    {
      id: 'keep-date',
      by: 'handler',
      from: ['change-asked'],
      to: 'confirmed',
      form: [reasons],
      writes: decision,
      notice: 'decision',
      group: 'decision',
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
    // the term has ended with the acceptance, so this one records no fact
    {
      id: 'give-up',
      by: 'applicant',
      from: ['to-pay'],
      to: 'withdrawn',
      form: [
        { stableId: 'withdrawal-reason', type: 'long-text', required: false, maxLength: 1_000, purpose: 'inquiry' },
      ],
      outcome: 'withdrawn',
      notice: 'withdrawn',
      group: 'applicant',
      costly: true,
    },
    // To be checked by each city: what is given back. In time, all of it; later, nothing.
    {
      id: 'renounce',
      by: 'applicant',
      from: ['confirmed', 'change-asked'],
      to: 'renounced',
      guard: inTime,
      form: [
        { stableId: 'withdrawal-reason', type: 'long-text', required: false, maxLength: 1_000, purpose: 'inquiry' },
      ],
      outcome: 'renounced',
      notice: 'renounced',
      group: 'applicant',
      costly: true,
    },
    {
      id: 'renounce-late',
      by: 'applicant',
      from: ['confirmed', 'change-asked'],
      to: 'renounced-late',
      guard: lt(days(today(), answer('date')), 30),
      form: [
        { stableId: 'withdrawal-reason', type: 'long-text', required: false, maxLength: 1_000, purpose: 'inquiry' },
      ],
      outcome: 'renounced-late',
      notice: 'renounced-late',
      group: 'applicant',
      costly: true,
    },
    {
      id: 'hold',
      by: 'handler',
      from: ['confirmed'],
      to: 'held',
      form: [{ stableId: 'record', type: 'text', maxLength: 60, purpose: 'ceremony' }],
      outcome: 'held',
      group: 'decision',
    },
  ],
  clocks: [...standardClocks.general],
  // to be checked by each city against its own plan of conservation
  outcomes: [
    { id: 'held', retentionYears: 10, favourable: true },
    { id: 'refused', retentionYears: 10, favourable: false },
    { id: 'withdrawn', retentionYears: 5, favourable: false },
    { id: 'unpaid', retentionYears: 5, favourable: false },
    { id: 'renounced', retentionYears: 10, favourable: false },
    { id: 'renounced-late', retentionYears: 10, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
