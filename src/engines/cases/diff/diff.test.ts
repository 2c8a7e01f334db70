import { describe, expect, test } from 'vitest'
import { answer, eq } from '#kernel/language/expression.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { diffPacks } from './index.ts'

const shipped = ServicePack.parse(await loadPackFolder('services/records-access'))

type Pack = ServicePack

const copy = () => ServicePack.parse(JSON.parse(JSON.stringify(shipped)))

/** Without what things are called, which stands beside their names and is asked in `italian.test.ts`. */
const bare = (words: string) => words.replaceAll(/ \(“[^”]*”\)/g, '')

function differencesAfter(change: (pack: Pack) => void): string[] {
  const pack = copy()
  change(pack)
  return diffPacks(shipped, pack, 'en').differences.map(({ group, words }) => `${group}: ${bare(words)}`)
}

function actionOf(pack: Pack, id: string): Pack['definition']['actions'][number] {
  const found = pack.definition.actions.find((action) => action.id === id)
  if (!found) throw new Error(`no action ${id}`)
  return found
}

test('a pack does not differ from itself', () => {
  expect(diffPacks(shipped, copy(), 'en')).toEqual({ differences: [], consequences: [] })
})

const changes: readonly (readonly [(pack: Pack) => void, readonly string[]])[] = [
  [(pack) => (pack.definition.pages[2]!.fields[4]!.required = true), ['form: field `contact-phone` is now required']],
  [
    (pack) => (pack.definition.pages[2]!.fields[4]!.required = eq(answer('access-way'), 'copy-post')),
    ['form: field `contact-phone` is now required only if access-way = "copy-post"'],
  ],
  [(pack) => delete pack.definition.pages[0]!.fields[1]!.visibleIf, ['form: field `represented` is now always shown']],
  [
    (pack) => {
      const [first] = pack.definition.pages[1]!.fields.splice(0, 1)
      pack.definition.pages[0]!.fields.push(first!)
    },
    ['form: field `act-known` is now on page `interest`, not `act`'],
  ],
  [
    (pack) => pack.definition.pages[0]!.fields[0]!.options!.splice(3, 1, 'heir'),
    [
      'form: field `capacity` can now be answered with `heir`',
      'form: field `capacity` can no longer be answered with `delegate`',
    ],
  ],
  [(pack) => pack.definition.pages[0]!.fields.pop(), ['form: field `link` is gone']],
  [(pack) => (pack.definition.pages[0]!.fields[3]!.maxLength = 500), ['form: field `link`: maxLength 2000 -> 500']],
  [(pack) => (pack.definition.documents[1]!.required = true), ['documents: document `attachments` is now required']],
  [
    (pack) => (pack.definition.fees[0] = { code: 'copy', amountCents: 50, unit: 'page' }),
    ['fees: fee `copy`: €0.25 by page -> €0.50 by page'],
  ],
  [
    (pack) => (actionOf(pack, 'refuse').from = ['in-review', 'tacitly-refused']),
    ['states and actions: action `refuse` can no longer be done from `deferred`'],
  ],
  [
    (pack) => (actionOf(pack, 'take').to = 'suspended'),
    ['states and actions: action `take` now leads to `suspended`, not to `in-review`'],
  ],
  [
    (pack) => delete actionOf(pack, 'refuse').needsFlag,
    ['states and actions: action `refuse` no longer waits for the flag `notice-given`'],
  ],
  [
    (pack) => (actionOf(pack, 'refuse').form[1]!.required = true),
    ['states and actions: action `refuse`: in its form, field `observations-answer` is now required'],
  ],
  [
    (pack) => (pack.definition.clocks[0]!.term = { count: 45, unit: 'calendar', rollover: true }),
    ['clocks: clock `records-access`: term 30 -> 45 calendar days'],
  ],
  [
    (pack) => (pack.definition.clocks[0]!.term = { count: 20, unit: 'working', rollover: true }),
    ['clocks: clock `records-access`: term 30 calendar days -> 20 working days'],
  ],
  [
    (pack) => (pack.definition.clocks[0]!.suspensions[0]!.maximumDays = 20),
    ['clocks: clock `records-access`: suspension `suspension`: maximumDays 30 -> 20'],
  ],
  [
    (pack) => (pack.definition.clocks[0]!.onExpiry.effect = 'approves'),
    ['clocks: clock `records-access`: the effect of its expiry refuses -> approves'],
  ],
  [
    (pack) => (pack.definition.outcomes[0]!.retentionYears = 10),
    ['outcomes: outcome `granted` is now kept for 10 years, not 5'],
  ],
  [
    (pack) => (pack.texts.it['service.title'] = 'Vedere un atto'),
    [expect.stringMatching(/^texts: `service.title` \(it\): “.*” -> “Vedere un atto”$/)],
  ],
  [(pack) => (pack.templates['decision'] += '\nfine'), ['templates: `decision` has 1 new lines, and 0 are gone']],
  [(pack) => pack.scenarios.shift(), ['scenarios: scenario `Granted within the term` is gone']],
]

describe('tells in words', () => {
  test.each(changes)('%# %s', (change, wanted) => {
    expect(differencesAfter(change)).toEqual(wanted)
  })
})

/** The paths of all values of a pack that hold no others. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [[...path]]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]))
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : `${String(value)}x`
}

test('no value of a pack changes without being told', () => {
  const paths = leaves(shipped)
  const silent = paths.filter((path, index) => {
    // one in four of the many texts and steps, and all of the definition
    if (path[0] !== 'definition' && index % 4 > 0) return false
    const pack: unknown = structuredClone(shipped)
    let at = pack as Record<string, unknown>
    for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>
    const last = path.at(-1) ?? ''
    at[last] = other(at[last])
    return diffPacks(shipped, pack as ServicePack, 'en').differences.length === 0
  })
  expect(paths.length).toBeGreaterThan(1_000)
  expect(silent).toEqual([])
})

describe('says what it means', () => {
  const consequences = (change: (pack: Pack) => void) => {
    const pack = copy()
    change(pack)
    return bare(diffPacks(shipped, pack, 'en').consequences.join('\n'))
  }

  test('for open cases and for drafts', () => {
    const said = consequences((pack) => {
      pack.definition.pages[2]!.fields[4]!.required = true
      pack.definition.pages[0]!.fields.splice(1, 1)
      pack.definition.pages[0]!.fields[2]!.maxLength = 10
      pack.definition.documents[1]!.required = true
      pack.definition.clocks[0]!.term = { count: 45, unit: 'calendar', rollover: true }
    })
    expect(said).toMatch(/An open case stays on the version/)
    expect(said).toMatch(/The terms of open cases do not change/)
    expect(said).toMatch(/`represented` is no longer asked/)
    expect(said).toMatch(/must answer `contact-phone`/)
    expect(said).toMatch(/answers to `link` that no longer fit/)
    expect(said).toMatch(/must have `attachments` attached/)
  })

  test('and of two services only that they are two', () => {
    expect(consequences((pack) => (pack.definition.id = 'other' as never))).toMatch(/These are two services/)
  })
})
