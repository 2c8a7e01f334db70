import {
  add,
  addMonths,
  and,
  answer,
  answered,
  choose,
  computed,
  count,
  defineService,
  divide,
  eq,
  isIn,
  lookup,
  lte,
  multiply,
  ne,
  not,
  or,
  round,
  standardClocks,
  subtract,
  today,
  years,
} from '#engines/cases/definition.ts'
import type { FieldInput } from '#engines/cases/definition.ts'

const starts = eq(answer('event'), 'start')
const ends = eq(answer('event'), 'end')
const dwelling = eq(answer('use'), 'dwelling')
const business = eq(answer('use'), 'business')
const goesOn = and(answered('event'), not(ends))
const resident = and(dwelling, eq(answer('resident'), true))
const asks = (reduction: string) => isIn(answer('reductions'), [reduction])

const underWay = ['received', 'in-review', 'waiting-for-applicant']
const megabyte = 1_000_000
const recognised = ['application/pdf', 'image/jpeg', 'image/png', 'application/pkcs7-mime']
const reasons: FieldInput = { stableId: 'reasons', type: 'long-text', maxLength: 10_000, purpose: 'decision' }

export default defineService({
  format: 1,
  id: 'waste-tax-declaration',
  catalogue: {
    topics: ['Tassa sui servizi', 'Gestione rifiuti'],
    category: 'taxes',
    lifeEvents: [],
    legalBasis: [
      { norm: 'L. 147/2013 art. 1(641-668)', text: 'tax' },
      { norm: 'L. 147/2013 art. 1(684-686)', text: 'declaration' },
      { norm: 'DPR 158/1999', text: 'method' },
      { norm: 'D.lgs. 504/1992 art. 19', text: 'provincial' },
      { norm: 'D.lgs. 472/1997 art. 13', text: 'late' },
    ],
    channels: ['online', 'counter', 'post', 'pec'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  pages: [
    {
      id: 'event',
      fields: [
        { stableId: 'event', type: 'choice', options: ['start', 'change', 'end'], purpose: 'assess' },
        {
          stableId: 'changes',
          type: 'choices',
          options: ['area', 'members', 'use', 'reductions'],
          visibleIf: eq(answer('event'), 'change'),
          purpose: 'assess',
        },
        { stableId: 'since', type: 'date', notAfter: today(), purpose: 'assess' },
        {
          stableId: 'end-reason',
          type: 'choice',
          options: ['moved', 'sold', 'lease-ended', 'empty', 'closed'],
          visibleIf: ends,
          purpose: 'assess',
        },
      ],
    },
    {
      id: 'premises',
      fields: [
        { stableId: 'use', type: 'choice', options: ['dwelling', 'business'], purpose: 'assess' },
        { stableId: 'resident', type: 'yes-no', visibleIf: dwelling, purpose: 'assess' },
        { stableId: 'address', type: 'address', within: 'city', purpose: 'assess' },
        // L. 147/2013 art. 1(685): the declaration gives the data of the cadastre
        { stableId: 'cadastre', type: 'cadastral', purpose: 'assess' },
        // L. 147/2013 art. 1(645): the area that can be walked on
        {
          stableId: 'area',
          type: 'number',
          unit: 'm2',
          decimals: 0,
          min: 1,
          max: 100_000,
          visibleIf: goesOn,
          purpose: 'assess',
        },
        {
          stableId: 'title',
          type: 'choice',
          options: ['owner', 'tenant', 'loan', 'other'],
          visibleIf: starts,
          purpose: 'assess',
        },
        { stableId: 'business-name', type: 'text', maxLength: 200, visibleIf: business, purpose: 'assess' },
        { stableId: 'business-vat', type: 'vat-number', visibleIf: business, purpose: 'assess' },
        // To be checked by each city: six of the thirty categories of DPR 158/1999, annex 1, table 4a
        {
          stableId: 'activity',
          type: 'choice',
          options: ['office', 'shop', 'workshop', 'bar', 'restaurant', 'warehouse'],
          visibleIf: and(business, goesOn),
          purpose: 'assess',
        },
      ],
    },
    {
      id: 'household',
      fields: [
        // To be checked by each city: the others who live with the declarant; residents could be read from the registry
        {
          stableId: 'members',
          type: 'group',
          minRows: 0,
          maxRows: 11,
          required: false,
          visibleIf: and(resident, goesOn),
          purpose: 'assess',
          fields: [
            { stableId: 'name', type: 'text', maxLength: 120, purpose: 'assess' },
            { stableId: 'fiscal-code', type: 'fiscal-code', required: false, purpose: 'assess' },
            { stableId: 'born', type: 'date', notAfter: today(), purpose: 'assess' },
          ],
        },
      ],
    },
    {
      id: 'reductions',
      fields: [
        {
          stableId: 'reductions',
          type: 'choices',
          options: ['single', 'seasonal', 'abroad-pensioner', 'composting', 'no-collection'],
          required: false,
          visibleIf: and(dwelling, goesOn),
          purpose: 'reductions',
        },
        {
          stableId: 'composting-place',
          type: 'text',
          maxLength: 200,
          visibleIf: asks('composting'),
          purpose: 'reductions',
        },
        {
          stableId: 'pension-country',
          type: 'choice',
          list: 'countries',
          visibleIf: asks('abroad-pensioner'),
          purpose: 'reductions',
        },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', required: false, source: 'profile', purpose: 'contact' },
        { stableId: 'note', type: 'long-text', required: false, maxLength: 2_000, purpose: 'assess' },
      ],
    },
  ],
  documents: [
    {
      stableId: 'pension',
      required: asks('abroad-pensioner'),
      accept: recognised,
      maxBytes: 10 * megabyte,
      maxFiles: 2,
    },
    {
      stableId: 'empty-proof',
      required: eq(answer('end-reason'), 'empty'),
      accept: recognised,
      maxBytes: 10 * megabyte,
      maxFiles: 3,
    },
    { stableId: 'attachments', required: false, accept: recognised, maxBytes: 20 * megabyte, maxFiles: 10 },
  ],
  tables: [
    // To be checked by each city: made-up amounts of the two parts (DPR 158/1999 art. 5 and annex 1), as each year's council decides
    {
      id: 'fixed-part',
      reading: 'step',
      value: 'money',
      keys: ['people'],
      editions: [
        {
          from: '2025-01-01',
          until: '2025-12-31',
          norm: 'DCC 14/2025',
          rows: [
            { keys: [1], value: 82 },
            { keys: [2], value: 96 },
            { keys: [3], value: 106 },
            { keys: [4], value: 114 },
            { keys: [5], value: 122 },
            { keys: [6], value: 128 },
          ],
        },
        {
          from: '2026-01-01',
          norm: 'DCC 9/2026',
          rows: [
            { keys: [1], value: 85 },
            { keys: [2], value: 99 },
            { keys: [3], value: 109 },
            { keys: [4], value: 117 },
            { keys: [5], value: 126 },
            { keys: [6], value: 132 },
          ],
        },
      ],
    },
    {
      id: 'variable-part',
      reading: 'step',
      value: 'money',
      keys: ['people'],
      editions: [
        {
          from: '2025-01-01',
          until: '2025-12-31',
          norm: 'DCC 14/2025',
          rows: [
            { keys: [1], value: 5_200 },
            { keys: [2], value: 9_400 },
            { keys: [3], value: 12_000 },
            { keys: [4], value: 14_600 },
            { keys: [5], value: 18_800 },
            { keys: [6], value: 21_900 },
          ],
        },
        {
          from: '2026-01-01',
          norm: 'DCC 9/2026',
          rows: [
            { keys: [1], value: 5_400 },
            { keys: [2], value: 9_700 },
            { keys: [3], value: 12_400 },
            { keys: [4], value: 15_100 },
            { keys: [5], value: 19_400 },
            { keys: [6], value: 22_600 },
          ],
        },
      ],
    },
    {
      id: 'business-tariff',
      reading: 'exact',
      value: 'money',
      keys: ['activity'],
      editions: [
        {
          from: '2025-01-01',
          norm: 'DCC 9/2026',
          rows: [
            { keys: ['office'], value: 310 },
            { keys: ['shop'], value: 285 },
            { keys: ['workshop'], value: 240 },
            { keys: ['bar'], value: 990 },
            { keys: ['restaurant'], value: 1_240 },
            { keys: ['warehouse'], value: 165 },
          ],
        },
      ],
    },
    // the part of the tax that each reduction takes away, in hundredths
    {
      id: 'reduction',
      reading: 'exact',
      value: 'number',
      keys: ['reduction'],
      editions: [
        {
          from: '2025-01-01',
          // To be checked by each city: (659) leaves the first two to its regulation; a third at the most was the old limit
          norm: 'L. 147/2013 art. 1(657-659); L. 178/2020 art. 1(48)',
          rows: [
            { keys: ['single'], value: 20 },
            { keys: ['seasonal'], value: 30 },
            // two thirds by law, for one dwelling not let
            { keys: ['abroad-pensioner'], value: 66.67 },
            { keys: ['composting'], value: 10 },
            // at least sixty per cent: the law lets the tax be forty per cent at the most
            { keys: ['no-collection'], value: 60 },
            { keys: ['none'], value: 0 },
          ],
        },
      ],
    },
  ],
  computed: [
    // To be checked by each city: who is not resident counts as the number of people that its regulation presumes, here two
    {
      id: 'people',
      value: choose(resident, add(1, count('members')), 2),
      unit: 'people',
    },
    { id: 'fixed', value: multiply(lookup('fixed-part', [computed('people')]), answer('area')) },
    { id: 'variable', value: lookup('variable-part', [computed('people')]) },
    // To be checked by each city: reductions do not add up here; the largest alone counts
    {
      id: 'reduction-percent',
      value: lookup('reduction', [
        choose(
          asks('abroad-pensioner'),
          'abroad-pensioner',
          choose(
            asks('no-collection'),
            'no-collection',
            choose(
              asks('seasonal'),
              'seasonal',
              choose(asks('single'), 'single', choose(asks('composting'), 'composting', 'none')),
            ),
          ),
        ),
      ]),
      unit: 'percent',
    },
    {
      id: 'household-tax',
      value: round(
        multiply(
          add(computed('fixed'), computed('variable')),
          divide(subtract(100, computed('reduction-percent')), 100),
        ),
        1,
        'half-up',
      ),
    },
    { id: 'business-tax', value: multiply(lookup('business-tariff', [answer('activity')]), answer('area')) },
    // 30 June of the year after: years gone by from a first of January give the year of the event
    {
      id: 'deadline',
      value: addMonths('2000-06-30', multiply(12, add(1, years('2000-01-01', answer('since'))))),
    },
  ],
  eligibility: [
    // L. 147/2013 art. 1(684). A warning only: a late declaration is still due, and costs less than none.
    // To be checked by each city: its regulation may ask for it earlier, and a deadline on a holiday moves on (DL 70/2011 art. 7(2)(h)).
    {
      id: 'in-time',
      holds: or(not(answered('since')), lte(today(), computed('deadline'))),
      norm: 'L. 147/2013 art. 1(684)',
      otherwise: 'warns',
    },
  ],
  rules: [
    {
      id: 'single-alone',
      holds: or(not(asks('single')), eq(computed('people'), 1)),
      fields: ['reductions'],
    },
    {
      id: 'seasonal-second-home',
      holds: or(not(asks('seasonal')), eq(answer('resident'), false)),
      fields: ['reductions'],
    },
    {
      id: 'abroad-not-resident',
      holds: or(not(asks('abroad-pensioner')), eq(answer('resident'), false)),
      fields: ['reductions'],
    },
    {
      id: 'end-of-business',
      holds: or(ne(answer('end-reason'), 'closed'), business),
      fields: ['end-reason', 'use'],
    },
  ],
  // what a year would cost, for information: the bill comes apart, with its days
  fees: [
    {
      code: 'household-year',
      amount: computed('household-tax'),
      when: and(dwelling, goesOn),
      norm: 'L. 147/2013 art. 1(651-654)',
    },
    {
      code: 'business-year',
      amount: round(computed('business-tax'), 1, 'half-up'),
      when: and(business, goesOn),
      norm: 'L. 147/2013 art. 1(651-654)',
    },
    {
      code: 'provincial',
      // To be checked by each city: five per cent, unless its province has decided another rate
      amount: round(
        multiply(choose(dwelling, computed('household-tax'), computed('business-tax')), divide(5, 100)),
        1,
        'half-up',
      ),
      when: goesOn,
      norm: 'D.lgs. 504/1992 art. 19',
    },
  ],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'in-review', kind: 'task' },
    { id: 'waiting-for-applicant', kind: 'citizen' },
    { id: 'registered', kind: 'end' },
    { id: 'not-registered', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    { id: 'take', by: 'handler', from: ['received'], to: 'in-review', assigns: 'actor', group: 'instruction' },
    {
      id: 'ask-completion',
      by: 'handler',
      from: ['received', 'in-review'],
      to: 'waiting-for-applicant',
      fact: 'suspended',
      setFlag: 'completion-asked',
      form: [{ stableId: 'questions', type: 'long-text', purpose: 'inquiry' }],
      writes: { template: 'completion', signature: false, recipient: 'applicant' },
      notice: 'to-answer',
      group: 'instruction',
    },
    {
      id: 'complete',
      by: 'applicant',
      from: ['waiting-for-applicant', 'in-review'],
      to: 'in-review',
      fact: 'answered',
      needsFlag: 'completion-asked',
      unlessFlag: 'completed',
      setFlag: 'completed',
      form: [{ stableId: 'completion', type: 'long-text', purpose: 'inquiry' }],
      attachments: 'attachments',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume',
      by: 'system',
      from: ['waiting-for-applicant'],
      to: 'in-review',
      fact: 'suspension-exhausted',
      when: { clock: 'general', event: 'suspension-ended', suspension: 'suspension' },
      group: 'system',
    },
    {
      id: 'register',
      by: 'handler',
      from: ['in-review', 'waiting-for-applicant'],
      to: 'registered',
      fact: 'granted-and-delivered',
      form: [
        { stableId: 'effective', type: 'date', purpose: 'decision' },
        { stableId: 'remarks', type: 'long-text', required: false, purpose: 'decision' },
      ],
      writes: { template: 'registration', signature: true, recipient: 'applicant' },
      outcome: 'registered',
      notice: 'decision',
      group: 'decision',
    },
    // A declaration that stays without its essential data, or that is not for this municipality. To be checked by each city:
    // L. 241/1990 art. 13(2) leaves tax out of chapter III, so there is no notice of refusal; a completion is asked first.
    {
      id: 'close-unregistered',
      by: 'handler',
      from: ['in-review'],
      to: 'not-registered',
      fact: 'refusal-delivered',
      needsFlag: 'completion-asked',
      form: [reasons],
      writes: { template: 'closing', signature: true, recipient: 'applicant' },
      outcome: 'not-registered',
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
  ],
  // To be checked by each city: thirty working days to answer (ARERA 15/2022/R/rif, annex A, art. 8). No silence here: the
  // declaration has its effect by itself, and the term is only the office's.
  clocks: [
    {
      ...standardClocks.general[0],
      norm: 'ARERA 15/2022/R/rif all. A art. 8',
      term: { count: 30, unit: 'working', rollover: true },
      // no notice of refusal here, so only the completion suspends
      suspensions: standardClocks.general[0].suspensions.slice(0, 1),
    },
  ],
  // to be checked by each city against its own plan of conservation
  outcomes: [
    { id: 'registered', retentionYears: 10, favourable: true },
    { id: 'not-registered', retentionYears: 10, favourable: false },
    { id: 'withdrawn', retentionYears: 5, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
