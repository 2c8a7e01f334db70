import {
  and,
  answer,
  any,
  computed,
  days,
  defineService,
  eq,
  every,
  gt,
  gte,
  isIn,
  item,
  lte,
  ne,
  not,
  opinionClock,
  or,
  standardClocks,
  submittedOn,
  today,
  years,
} from '#engines/cases/definition.ts'
import type { ActionInput, FieldInput } from '#engines/cases/definition.ts'

const comesFrom = (...kinds: string[]) => isIn(answer('kind'), kinds)
const abroad = ['return-abroad', 'first-arrival']
const byContract = isIn(answer('title'), ['rent', 'free-loan'])
const otherTitle = eq(answer('title'), 'other')
const publicHousing = eq(answer('title'), 'public-housing')

// nothing equals a missing answer, not even itself
const withoutTaxCode = ne(item('person.fiscal-code'), item('person.fiscal-code'))
const ofAge = gte(years(item('person.born'), today()), 18)

// Union, European Economic Area, Switzerland, and the two States within Italy. To be checked by each city: by their own
// agreements citizens of San Marino and of the Holy See need no permit of stay.
const unionButItaly = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE LT LU LV MT NL PL PT RO SE SI SK IS LI NO CH'.split(
  ' ',
)
const union = [...unionButItaly, 'IT', 'SM', 'VA']

const beforeOutcome = ['received', 'registered', 'refusal-notice', 'after-notice']
const underCheck = ['registered', 'refusal-notice', 'after-notice']

const megabyte = 1_000_000
// only what a look at the content can tell apart; the last is a signed envelope (.p7m)
const recognised = ['application/pdf', 'image/jpeg', 'image/png', 'application/pkcs7-mime']

// the relation may tell whom a person lives with in a union: data of art. 9, held by law in the registers of residents
const registers = 'GDPR art. 9(2)(g); D.lgs. 196/2003 art. 2-sexies(2)(b)'

const reasons: FieldInput = { stableId: 'reasons', type: 'long-text', maxLength: 10_000, purpose: 'decision' }
// who and where: a letter on residence says it again
const who = ['home', 'members.person']
const signed = (template: string): ActionInput['writes'] => ({
  template,
  signature: true,
  recipient: 'applicant',
  repeats: who,
})

export default defineService({
  format: 1,
  id: 'residence-change',
  catalogue: {
    topics: ['Residenza', 'Anagrafe'],
    category: 'registry',
    lifeEvents: [],
    legalBasis: [
      { norm: 'L. 1228/1954 art. 2', text: 'duty' },
      { norm: 'DPR 223/1989 art. 13, 14, 18', text: 'declaration' },
      { norm: 'DL 5/2012 art. 5', text: 'real-time' },
      { norm: 'DPR 223/1989 art. 18-bis, 19', text: 'checks' },
      { norm: 'DL 47/2014 art. 5(1)', text: 'title' },
      { norm: 'L. 241/1990 art. 10-bis', text: 'refusal-notice' },
      { norm: 'DPR 1199/1971 art. 1-2', text: 'appeal' },
    ],
    channels: ['online', 'counter', 'post', 'pec'],
  },
  applicants: { kinds: ['person'], identityLevel: 2 },
  // a declaration made on the portal of the national registry, which hands it on to the municipality of destination
  opensFrom: [
    {
      message: 'anpr-residence-declaration',
      answers: {
        kind: {
          fact: 'provenance',
          values: {
            'other-municipality': 'from-municipality',
            'same-municipality': 'within-city',
            'registered-abroad': 'return-abroad',
            abroad: 'first-arrival',
          },
        },
        'moved-on': 'moved-on',
        'from-italy': 'from',
        'from-city': 'from',
        'from-abroad': 'from',
        'aire-municipality': 'aire-municipality',
        home: 'home',
        'others-living': 'others-living',
        'others-name': 'others-name',
        'others-tie': 'others-tie',
        title: 'title',
        parcel: 'parcel',
        'registered-at': 'registered-at',
        'registered-on': 'registered-on',
        'registered-number': 'registered-number',
        'housing-body': 'housing-body',
        'title-other': 'title-other',
        'title-agreed': 'title-agreed',
        'owner-name': 'owner-name',
        'owner-contact': 'owner-contact',
        'own-citizenship': 'citizenship',
        members: 'members',
        'own-licence': 'licence',
        'own-licence-number': 'licence-number',
        vehicles: 'vehicles',
        'lives-there': 'lives-there',
        'best-time': 'best-time',
        'contact-email': 'email',
        'contact-phone': 'phone',
      },
    },
  ],
  // What the form of the Ministry marks as mandatory is required here (DPR 223/1989 art. 13(2)); its statistical part, on
  // occupation and degree, is not asked. To be checked by each city against the form in force.
  pages: [
    {
      id: 'move',
      fields: [
        {
          stableId: 'kind',
          type: 'choice',
          options: ['from-municipality', 'within-city', ...abroad],
          purpose: 'registration',
        },
        { stableId: 'moved-on', type: 'date', notAfter: today(), purpose: 'registration' },
        {
          stableId: 'from-italy',
          type: 'address',
          within: 'italy',
          visibleIf: comesFrom('from-municipality'),
          purpose: 'earlier-position',
        },
        {
          stableId: 'from-city',
          type: 'address',
          within: 'city',
          visibleIf: comesFrom('within-city'),
          purpose: 'earlier-position',
        },
        {
          stableId: 'from-abroad',
          type: 'address',
          within: 'anywhere',
          visibleIf: comesFrom(...abroad),
          purpose: 'earlier-position',
        },
        {
          stableId: 'aire-municipality',
          type: 'text',
          maxLength: 100,
          visibleIf: comesFrom('return-abroad'),
          purpose: 'earlier-position',
        },
      ],
    },
    {
      id: 'home',
      fields: [
        { stableId: 'home', type: 'address', within: 'city', purpose: 'registration' },
        { stableId: 'others-living', type: 'yes-no', purpose: 'household' },
        {
          stableId: 'others-name',
          type: 'text',
          visibleIf: eq(answer('others-living'), true),
          purpose: 'household',
        },
        {
          // one family or two: ties of marriage, kinship or affection make one (DPR 223/1989 art. 4)
          stableId: 'others-tie',
          type: 'choice',
          options: ['tie', 'no-tie'],
          visibleIf: eq(answer('others-living'), true),
          purpose: 'household',
          sensitive: registers,
        },
      ],
    },
    {
      id: 'title',
      fields: [
        {
          stableId: 'title',
          type: 'choice',
          options: ['owner', 'rent', 'free-loan', 'public-housing', 'other'],
          purpose: 'title',
        },
        {
          stableId: 'parcel',
          type: 'cadastral',
          required: false,
          visibleIf: eq(answer('title'), 'owner'),
          purpose: 'title',
        },
        { stableId: 'registered-at', type: 'text', maxLength: 100, visibleIf: byContract, purpose: 'title' },
        { stableId: 'registered-on', type: 'date', notAfter: today(), visibleIf: byContract, purpose: 'title' },
        { stableId: 'registered-number', type: 'text', maxLength: 40, visibleIf: byContract, purpose: 'title' },
        { stableId: 'housing-body', type: 'text', maxLength: 100, visibleIf: publicHousing, purpose: 'title' },
        { stableId: 'title-other', type: 'long-text', maxLength: 1_000, visibleIf: otherTitle, purpose: 'title' },
        { stableId: 'title-agreed', type: 'yes-no', visibleIf: otherTitle, purpose: 'title' },
        { stableId: 'owner-name', type: 'text', visibleIf: or(byContract, otherTitle), purpose: 'owner' },
        { stableId: 'owner-contact', type: 'text', visibleIf: or(byContract, otherTitle), purpose: 'owner' },
      ],
    },
    {
      id: 'people',
      fields: [
        { stableId: 'own-citizenship', type: 'choice', list: 'countries', purpose: 'registration' },
        {
          stableId: 'members',
          type: 'group',
          required: false,
          maxRows: 15,
          purpose: 'registration',
          fields: [
            { stableId: 'person', type: 'person', purpose: 'registration' },
            {
              stableId: 'relation',
              type: 'choice',
              options: [
                'spouse',
                'civil-union',
                'partner',
                'child',
                'parent',
                'sibling',
                'grandchild',
                'grandparent',
                'in-law',
                'other-relative',
                'affection',
                'no-tie',
              ],
              purpose: 'household',
              sensitive: registers,
            },
            { stableId: 'citizenship', type: 'choice', list: 'countries', purpose: 'registration' },
            { stableId: 'licence', type: 'yes-no', purpose: 'licences' },
            {
              stableId: 'licence-number',
              type: 'text',
              maxLength: 20,
              visibleIf: eq(answer('licence'), true),
              purpose: 'licences',
            },
          ],
        },
      ],
    },
    {
      id: 'driving',
      fields: [
        { stableId: 'own-licence', type: 'yes-no', purpose: 'licences' },
        {
          stableId: 'own-licence-number',
          type: 'text',
          maxLength: 20,
          visibleIf: eq(answer('own-licence'), true),
          purpose: 'licences',
        },
        {
          stableId: 'vehicles',
          type: 'group',
          required: false,
          maxRows: 20,
          purpose: 'licences',
          fields: [
            { stableId: 'plate', type: 'text', maxLength: 10, purpose: 'licences' },
            {
              stableId: 'vehicle-kind',
              type: 'choice',
              options: ['car', 'motorcycle', 'moped', 'lorry', 'trailer', 'other'],
              purpose: 'licences',
            },
          ],
        },
      ],
    },
    {
      id: 'declarations',
      fields: [
        { stableId: 'lives-there', type: 'yes-no', purpose: 'registration' },
        { stableId: 'best-time', type: 'text', required: false, purpose: 'check' },
        { stableId: 'contact-email', type: 'email', source: 'profile', purpose: 'contact' },
        { stableId: 'contact-phone', type: 'phone', required: false, source: 'profile', purpose: 'contact' },
      ],
    },
  ],
  documents: [
    // who comes from abroad proves identity (DPR 223/1989 art. 14), and so does whoever the registers may not know
    {
      stableId: 'identity',
      required: or(comesFrom(...abroad), any('members', withoutTaxCode)),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 20,
    },
    // whoever is of age declares for themselves (DPR 223/1989 art. 6, 13(3); DPR 445/2000 art. 38)
    {
      stableId: 'adults',
      required: any('members', ofAge),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 20,
    },
    // A registered contract is not asked for: its registration can be verified (DPR 445/2000 art. 43(1)). To be checked by
    // each city: where it wants the owner's consent in other cases too, this condition is the datum to change.
    {
      stableId: 'consent',
      required: isIn(answer('title'), ['public-housing', 'other']),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 5,
    },
    // D.lgs. 286/1998 art. 6(7); DPR 223/1989 art. 7(3)
    {
      stableId: 'permit-of-stay',
      required: computed('outside-union'),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 20,
    },
    // D.lgs. 30/2007 art. 9: work, resources, study or family, at the first registration alone
    {
      stableId: 'right-of-stay',
      required: and(comesFrom(...abroad), computed('of-the-union')),
      accept: recognised,
      maxBytes: 20 * megabyte,
      maxFiles: 20,
    },
  ],
  computed: [
    {
      id: 'outside-union',
      value: or(
        and(eq(answer('own-citizenship'), answer('own-citizenship')), not(isIn(answer('own-citizenship'), union))),
        any('members', and(eq(item('citizenship'), item('citizenship')), not(isIn(item('citizenship'), union)))),
      ),
    },
    {
      id: 'of-the-union',
      value: or(
        isIn(answer('own-citizenship'), unionButItaly),
        any('members', isIn(item('citizenship'), unionButItaly)),
      ),
    },
  ],
  rules: [
    {
      id: 'born-already',
      holds: every('members', lte(item('person.born'), today())),
      fields: ['members'],
    },
  ],
  eligibility: [
    {
      id: 'abode',
      holds: ne(answer('lives-there'), false),
      norm: 'Codice civile art. 43; DPR 223/1989 art. 3',
      otherwise: 'refuses',
    },
    {
      id: 'title',
      holds: not(and(otherTitle, eq(answer('title-agreed'), false))),
      norm: 'DL 47/2014 art. 5(1)',
      otherwise: 'refuses',
    },
    {
      id: 'twenty-days',
      holds: not(gt(days(answer('moved-on'), submittedOn()), 20)),
      norm: 'DPR 223/1989 art. 13(2); L. 1228/1954 art. 11',
      otherwise: 'warns',
    },
  ],
  fees: [],
  states: [
    { id: 'received', kind: 'task' },
    { id: 'registered', kind: 'task' },
    { id: 'refusal-notice', kind: 'citizen' },
    { id: 'after-notice', kind: 'task' },
    { id: 'confirmed', kind: 'end' },
    { id: 'deemed-true', kind: 'end' },
    { id: 'restored', kind: 'end' },
    { id: 'not-receivable', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
  ],
  initialState: 'received',
  actions: [
    // within two working days, from the date of the declaration, with no other question than whether it is whole
    {
      id: 'register',
      by: 'handler',
      from: ['received'],
      to: 'registered',
      fact: 'registered',
      assigns: 'actor',
      notice: 'registered',
      group: 'instruction',
    },
    // Only what the Ministry's form marks as mandatory, and nothing else, makes a declaration not receivable (Circular of
    // the Ministry of the Interior 9/2012). To be checked by each city: it is told within the two working days in which the
    // declaration would be entered; later it is entered, and checked like any other.
    {
      id: 'not-receivable',
      by: 'handler',
      from: ['received'],
      to: 'not-receivable',
      fact: 'not-receivable-told',
      form: [
        {
          stableId: 'missing-data',
          type: 'choices',
          options: ['identity', 'earlier-address', 'new-address', 'title', 'members', 'signatures', 'right-to-stay'],
          purpose: 'decision',
        },
        reasons,
      ],
      writes: signed('decision'),
      outcome: 'not-receivable',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    // To be checked by each city: whoever has a dwelling declares it for the waste tax too (L. 147/2013 art. 1(684)); from
    // when it is due hangs on its regulation, and the person says so there.
    {
      id: 'declare-waste-tax',
      by: 'applicant',
      from: [...underCheck, 'confirmed', 'deemed-true'],
      opens: {
        service: 'waste-tax-declaration',
        answers: {
          address: 'home',
          since: 'moved-on',
          'contact-email': 'contact-email',
          'contact-phone': 'contact-phone',
        },
      },
      group: 'applicant',
    },
    // a reminder moves no clock: from the third working day the registration is late, its effects are not
    {
      id: 'registration-late',
      by: 'system',
      from: ['received'],
      setFlag: 'registration-late',
      unlessFlag: 'registration-late',
      when: { clock: 'residence-registration', event: 'expired' },
      tells: 'office',
      notice: 'registration-late',
      group: 'system',
    },

    // whoever registers must verify, by the local police or by other staff authorised to (DPR 223/1989 art. 19(2))
    {
      id: 'ask-check',
      by: 'handler',
      from: underCheck,
      asks: ['usual-abode'],
      setFlag: 'check-asked',
      form: [{ stableId: 'check-notes', type: 'long-text', required: false, maxLength: 2_000, purpose: 'check' }],
      tells: { opinion: 'usual-abode' },
      notice: 'check-asked',
      group: 'instruction',
    },
    {
      id: 'give-check',
      by: 'consulted',
      from: underCheck,
      gives: 'usual-abode',
      setFlag: 'check-given',
      form: [
        {
          stableId: 'visits',
          type: 'group',
          minRows: 1,
          maxRows: 10,
          purpose: 'check',
          fields: [
            { stableId: 'visited-on', type: 'date', notAfter: today(), purpose: 'check' },
            { stableId: 'visited-at', type: 'text', maxLength: 20, purpose: 'check' },
            { stableId: 'found', type: 'choice', options: ['all', 'some', 'nobody'], purpose: 'check' },
          ],
        },
        {
          stableId: 'check-outcome',
          type: 'choice',
          options: ['lives-there', 'does-not-live-there', 'not-ascertained'],
          purpose: 'check',
        },
        { stableId: 'findings', type: 'long-text', maxLength: 4_000, purpose: 'check' },
      ],
      tells: 'office',
      notice: 'check-given',
      group: 'instruction',
    },
    {
      id: 'remind-police',
      by: 'system',
      from: ['registered'],
      setFlag: 'police-reminded',
      unlessFlag: ['police-reminded', 'check-given'],
      when: { clock: 'usual-abode', event: 'warned', days: 5 },
      tells: { opinion: 'usual-abode' },
      notice: 'police-reminded',
      group: 'system',
    },
    // silence would confirm everything: whoever has something to object must know while there is time to tell it
    {
      id: 'warn-office',
      by: 'system',
      from: ['received', 'registered'],
      setFlag: 'office-warned',
      unlessFlag: 'office-warned',
      when: { clock: 'residence-checks', event: 'warned', days: 15 },
      tells: 'office',
      notice: 'office-warned',
      group: 'system',
    },

    // To be checked by each city: whoever owns the dwelling, or disposes of it, is told where the outcome may touch them
    // (L. 241/1990 art. 7(1)); the clocks do not wait for an answer.
    {
      id: 'tell-owner',
      by: 'handler',
      from: underCheck,
      fact: 'owner-told',
      guard: ne(answer('title'), 'owner'),
      unlessFlag: 'owner-told',
      setFlag: 'owner-told',
      form: [
        { stableId: 'third-party-name', type: 'text', purpose: 'owner' },
        { stableId: 'third-party-email', type: 'email', purpose: 'owner' },
      ],
      writes: { template: 'owner', signature: false, recipient: 'third-party', repeats: ['home'] },
      group: 'instruction',
    },
    {
      id: 'owner-answers',
      by: 'handler',
      from: underCheck,
      fact: 'owner-answered',
      needsFlag: 'owner-told',
      unlessFlag: 'owner-answered',
      setFlag: 'owner-answered',
      form: [{ stableId: 'owner-answer', type: 'long-text', maxLength: 4_000, purpose: 'owner' }],
      group: 'instruction',
    },

    // grounds told before a negative outcome, within the 45 days: without them silence makes it true
    // (DPR 223/1989 art. 18-bis(1); L. 241/1990 art. 10-bis)
    {
      id: 'refusal-notice',
      by: 'handler',
      from: ['registered'],
      to: 'refusal-notice',
      fact: 'refusal-notice-delivered',
      unlessFlag: 'notice-given',
      setFlag: 'notice-given',
      form: [{ stableId: 'grounds', type: 'long-text', maxLength: 10_000, purpose: 'decision' }],
      writes: signed('refusal-notice'),
      notice: 'to-answer',
      group: 'instruction',
      costly: true,
    },
    {
      id: 'observe',
      by: 'applicant',
      // in the stage after it too: a last day that is a holiday moves on, and late observations are read while undecided
      from: ['refusal-notice', 'after-notice'],
      to: 'after-notice',
      fact: 'observations',
      needsFlag: 'notice-given',
      unlessFlag: 'observed',
      setFlag: 'observed',
      form: [{ stableId: 'observations', type: 'long-text', maxLength: 10_000, purpose: 'inquiry' }],
      attachments: 'consent',
      notice: 'answer-received',
      group: 'applicant',
    },
    {
      id: 'resume-after-notice',
      by: 'system',
      from: ['refusal-notice'],
      to: 'after-notice',
      fact: 'observations-term-ended',
      when: { clock: 'residence-checks', event: 'suspension-ended', suspension: 'refusal-notice' },
      group: 'system',
    },

    // decisions: the handler prepares, the person in charge signs; they take effect when delivered
    {
      id: 'confirm',
      by: 'handler',
      from: underCheck,
      to: 'confirmed',
      fact: 'checks-passed',
      needsFlag: 'check-asked',
      awaits: ['usual-abode'],
      form: [reasons],
      writes: signed('decision'),
      outcome: 'confirmed',
      notice: 'decision',
      group: 'decision',
    },
    // To be checked by each city: what does not agree with the declaration is reported to the authority of public security
    // and to the municipality of origin (DL 5/2012 art. 5(4); DPR 223/1989 art. 19(3)), outside this case.
    {
      id: 'restore',
      by: 'handler',
      from: ['after-notice'],
      to: 'restored',
      fact: 'negative-outcome-delivered',
      needsFlag: 'notice-given',
      awaits: ['usual-abode'],
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
      writes: signed('decision'),
      outcome: 'restored',
      notice: 'decision',
      group: 'decision',
      costly: true,
    },
    // To be checked by each city: until the outcome whoever declares may withdraw; where the declaration has been entered,
    // the registrar brings back the earlier position.
    {
      id: 'withdraw',
      by: 'applicant',
      from: beforeOutcome,
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
      id: 'deem-true',
      by: 'system',
      from: ['received', 'registered'],
      to: 'deemed-true',
      fact: 'expired',
      writes: { template: 'deemed-true', signature: false, recipient: 'applicant', repeats: who },
      outcome: 'deemed-true',
      when: { clock: 'residence-checks', event: 'expired' },
      notice: 'deemed-true',
      group: 'system',
    },
  ],
  // The declaration is made when it is received. There is no suspension for integrations: the norm knows none here.
  clocks: [
    ...standardClocks.residence.map((clock) => ({ ...clock, startOn: { fact: 'received' } })),
    // To be checked by each city: 25 of the 45 days, so that in the others a notice can be written and delivered
    {
      ...opinionClock('usual-abode', { it: 'Controllo della Polizia locale', en: 'Check by the local police' }, 25),
      norm: 'DPR 223/1989 art. 19(2)',
      onExpiry: {
        effect: 'proceeds',
        state: 'not-given',
        norm: 'DPR 223/1989 art. 18-bis(1)',
        text: {
          it: 'La Polizia locale non ha risposto nel termine: l’ufficio decide con quello che ha, e i 45 giorni non si fermano.',
          en: 'The local police have not answered within the term: the office decides with what it has, and the 45 days go on.',
        },
      },
    },
  ],
  opinions: [{ id: 'usual-abode', office: 'local-police', silence: 'proceeds', norm: 'DPR 223/1989 art. 19(2)' }],
  otherFacts: [
    { fact: 'owner-told', norm: 'L. 241/1990 art. 7(1)' },
    { fact: 'owner-answered', norm: 'L. 241/1990 art. 10(1)(b)' },
    { fact: 'expired', norm: 'DPR 223/1989 art. 18-bis(1)' },
  ],
  // To be checked by each city against its own plan of conservation. Nothing is published: no norm asks it.
  outcomes: [
    { id: 'confirmed', retentionYears: 10, favourable: true },
    { id: 'deemed-true', retentionYears: 10, favourable: true },
    { id: 'restored', retentionYears: 10, favourable: false },
    { id: 'not-receivable', retentionYears: 5, favourable: false },
    { id: 'withdrawn', retentionYears: 5, favourable: false },
  ],
  receipt: { template: 'receipt', notice: 'received' },
  retention: { basis: 'DPR 223/1989 art. 26; DPR 445/2000 art. 68; piano di conservazione del Comune' },
})
