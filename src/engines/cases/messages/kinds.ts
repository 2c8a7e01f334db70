import type { Text } from '#kernel/text.ts'
import { Field } from '../fields/field.ts'
import type { FieldInput } from '../fields/field.ts'

/** What a message of the national registry can tell: its facts, as fields that a form may be filled in with. */
export interface MessageKind {
  readonly name: Text
  readonly facts: readonly Field[]
  /** What its facts are called where no form asks for them. */
  readonly labels: Readonly<Record<string, Text>>
}

const fact = (stableId: string, type: FieldInput['type'], more: Partial<FieldInput> = {}): FieldInput => ({
  stableId,
  type,
  purpose: 'message',
  required: false,
  ...more,
})

const relations = [
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
]

/** What whoever moves declares on the portal of the registry: the data of the form of DPR 223/1989 art. 13. */
const declared: readonly FieldInput[] = [
  fact('provenance', 'choice', { options: ['other-municipality', 'same-municipality', 'registered-abroad', 'abroad'] }),
  fact('moved-on', 'date'),
  fact('from', 'address', { within: 'anywhere' }),
  fact('aire-municipality', 'text'),
  fact('home', 'address', { within: 'city' }),
  fact('others-living', 'yes-no'),
  fact('others-name', 'text'),
  fact('others-tie', 'choice', { options: ['tie', 'no-tie'] }),
  fact('title', 'choice', { options: ['owner', 'rent', 'free-loan', 'public-housing', 'other'] }),
  fact('parcel', 'cadastral'),
  fact('registered-at', 'text'),
  fact('registered-on', 'date'),
  fact('registered-number', 'text'),
  fact('housing-body', 'text'),
  fact('title-other', 'long-text'),
  fact('title-agreed', 'yes-no'),
  fact('owner-name', 'text'),
  fact('owner-contact', 'text'),
  fact('citizenship', 'choice', { list: 'countries' }),
  fact('members', 'group', {
    maxRows: 100,
    fields: [
      { stableId: 'person', type: 'person', purpose: 'message' },
      { stableId: 'relation', type: 'choice', options: relations, purpose: 'message' },
      { stableId: 'citizenship', type: 'choice', list: 'countries', purpose: 'message' },
      { stableId: 'licence', type: 'yes-no', purpose: 'message' },
      { stableId: 'licence-number', type: 'text', purpose: 'message' },
    ],
  }),
  fact('licence', 'yes-no'),
  fact('licence-number', 'text'),
  fact('vehicles', 'group', {
    maxRows: 100,
    fields: [
      { stableId: 'plate', type: 'text', purpose: 'message' },
      {
        stableId: 'vehicle-kind',
        type: 'choice',
        options: ['car', 'motorcycle', 'moped', 'lorry', 'trailer', 'other'],
        purpose: 'message',
      },
    ],
  }),
  fact('lives-there', 'yes-no'),
  fact('best-time', 'text'),
  fact('email', 'email'),
  fact('phone', 'phone'),
]

const kind = (name: Text, facts: readonly FieldInput[], labels: Readonly<Record<string, Text>> = {}): MessageKind => ({
  name,
  facts: facts.map((one) => Field.parse(one)),
  labels,
})

/**
 * The kinds of message that are known. A service names one in `opensFrom`; one that no service opens from waits for an
 * officer, and so does one that is not here.
 */
export const messageKinds: ReadonlyMap<string, MessageKind> = new Map([
  ['anpr-residence-declaration', kind({ it: 'Dichiarazione di residenza', en: 'Declaration of residence' }, declared)],
  [
    'anpr-cancellation-request',
    kind(
      { it: 'Richiesta di cancellazione per emigrazione', en: 'Request of cancellation for emigration' },
      [fact('moves-to', 'text'), fact('declared-on', 'date')],
      {
        'moves-to': { it: 'Comune di nuova residenza', en: 'Municipality of the new residence' },
        'declared-on': { it: 'Dichiarata il', en: 'Declared on' },
      },
    ),
  ],
])
