import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { answer, eq, gt, not } from '#kernel/language/expression.ts'
import type { ActionInput } from '../definition.ts'
import { Action, ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { doPlayed, letTimePass, openPlayed, playScenario, possibleActions } from '../play-scenario.ts'
import { explore } from './explore.ts'
import type { Fault, Run } from './explore/faults.ts'
import { exploreGraph } from './explore/graph.ts'
import type { Situation } from './explore/graph.ts'
import { situationReader } from './explore/situation.ts'
import { scenarioOf } from './explore/story.ts'
import { checkPack } from './index.ts'

const shipped = ServicePack.parse(await loadPackFolder('services/records-access'))
const calendar = italianCalendar()

type Pack = ServicePack

function changed(change: (pack: Pack) => void): Pack {
  const pack = ServicePack.parse(JSON.parse(JSON.stringify(shipped)))
  change(pack)
  return pack
}

function actionOf(pack: Pack, id: string): Pack['definition']['actions'][number] {
  const found = pack.definition.actions.find((action) => action.id === id)
  if (!found) throw new Error(`no action ${id}`)
  return found
}

const at = (id: string) => `definition.actions.${shipped.definition.actions.findIndex((action) => action.id === id)}`
const stateAt = (id: string) => `definition.states.${shipped.definition.states.findIndex((state) => state.id === id)}`

/** The situation in which a story ends, replayed as the scenarios of a pack are. */
function replayed({ run, situation }: { run: Run; situation: Situation }) {
  const { state, outcome, flags, facts } = playScenario(
    run.assumption.definition,
    scenarioOf(run.graph, situation),
    calendar,
  ).state
  return { state, outcome, flags, facts }
}

function expectReplays(fault: Fault): void {
  if (!fault.shownBy) return
  const { state, outcome, flags, facts } = fault.shownBy.situation.played.state
  expect(replayed(fault.shownBy), fault.message).toEqual({ state, outcome, flags, facts })
}

/** A service of one question to another office, which it waits for. */
function withOpinion(pack: Pack, silence: 'awaits' | 'proceeds'): void {
  const { definition } = pack
  definition.opinions = [{ id: 'heritage', office: 'heritage', silence, norm: 'x' }]
  definition.clocks = [
    ...definition.clocks.map((clock) => ({
      ...clock,
      onExpiry: { ...clock.onExpiry, effect: 'overdue' as const },
    })),
    {
      ...definition.clocks[0]!,
      id: 'heritage',
      of: 'opinion',
      startOn: { fact: 'heritage-asked' },
      suspensions: [],
      restarts: [],
      ends: [{ fact: 'heritage-given', state: 'given', late: 'allowed' }],
      onExpiry: { ...definition.clocks[0]!.onExpiry, effect: 'proceeds', state: 'not-given' },
      warnAt: [],
    },
  ]
  const action = (given: ActionInput) => Action.parse(given)
  definition.states = definition.states.filter(({ id }) => ['received', 'in-review', 'granted'].includes(id))
  definition.outcomes = definition.outcomes.filter(({ id }) => id === 'granted')
  definition.actions = [
    action({ id: 'ask', by: 'handler', from: ['received'], to: 'in-review', asks: ['heritage'], group: 'instruction' }),
    action({ id: 'give', by: 'consulted', from: ['in-review'], gives: 'heritage', group: 'instruction' }),
    action({
      id: 'grant',
      by: 'handler',
      from: ['in-review'],
      to: 'granted',
      fact: 'granted-and-delivered',
      awaits: ['heritage'],
      outcome: 'granted',
      group: 'decision',
    }),
  ]
}

test('the service that ships is explored whole, and has no fault', () => {
  const { faults, complete, situations } = explore(shipped)
  expect(faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
  expect(complete).toBe(true)
  expect(situations).toBeGreaterThan(100)
})

describe('every situation', () => {
  test('is where its story ends when it is replayed over the clocks', () => {
    const graph = exploreGraph(shipped.definition, 20_000, calendar)
    const run = { graph, assumption: { definition: shipped.definition, said: '' } }
    const settled = graph.situations.filter(({ index }) => !graph.passing.has(index))
    for (const situation of settled) {
      const { state, outcome, flags, facts } = situation.played.state
      expect(replayed({ run, situation })).toEqual({ state, outcome, flags, facts })
      expect(playScenario(shipped.definition, scenarioOf(graph, situation), calendar).problems.map(({ path }) => path))
        // a scenario also says when the next term is due, and these say nothing of it
        .not.toContain('expect.state')
    }
    expect(settled.length).toBeGreaterThan(100)
  })
})

/** The notice of refusal waits for itself: nobody can ever give it. */
function asksForItsOwnFlag(pack: Pack): void {
  const notice = actionOf(pack, 'refusal-notice')
  notice.needsFlag = 'notice-given'
  delete notice.unlessFlag
}

/** Silence brings the case back to review, where it is silence again. */
function silenceBeginsAnew(pack: Pack): void {
  const silence = actionOf(pack, 'tacitly-refuse')
  silence.to = 'in-review'
  delete silence.outcome
  delete silence.fact
  pack.definition.outcomes = pack.definition.outcomes.filter(({ id }) => id !== 'tacitly-refused')
}

describe('whatever people do at whatever time', () => {
  const read = situationReader(shipped.definition, calendar)
  const graph = exploreGraph(shipped.definition, 20_000, calendar)
  const known = new Set(graph.situations.map(({ reading }) => reading.stand))
  const moves = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 24 * 12 }), choice: fc.nat() }), {
    maxLength: 14,
  })

  test('the case comes to a situation that was explored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 365 }), moves, (start, story) => {
        let at = new Date(Date.UTC(2026, 0, 1, start))
        let played = openPlayed(shipped.definition, at)
        for (const { hours, choice } of story) {
          at = new Date(at.getTime() + hours * 3_600_000)
          played = letTimePass(shipped.definition, played, at, calendar)
          const possible = possibleActions(shipped.definition, played, at, calendar)
          const action = possible[choice % Math.max(1, possible.length)]
          if (action) played = doPlayed(shipped.definition, played, action, at)
          const { stand } = read(played, at)
          expect(known.has(stand), stand).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const faults: readonly (readonly [string, (pack: Pack) => void, string, RegExp])[] = [
  [
    'an action that asks for a flag which nobody ever gets to set',
    asksForItsOwnFlag,
    at('refuse'),
    /refuse can never be done by anybody: day 0 received; .*; then refuse cannot be done: the flag notice-given does not stand/,
  ],
  [
    'a state that only such an action leads to',
    asksForItsOwnFlag,
    stateAt('refused'),
    /state refused is never reached: day 0 received/,
  ],
  [
    'an action from a stage that no case comes to',
    (pack) => {
      actionOf(pack, 'ask-integration').needsFlag = 'integration-answered'
    },
    at('resume'),
    /resume never happens: no case comes to suspended/,
  ],
  [
    'a flag that shuts the only way on',
    (pack) => {
      // once told incomplete, the case can only be completed by whoever has not been told
      pack.definition.clocks[0]!.onExpiry.effect = 'overdue'
      actionOf(pack, 'tell-incomplete').setFlag = 'told'
      actionOf(pack, 'complete').unlessFlag = 'told'
      for (const id of ['grant', 'withdraw', 'tacitly-refuse'])
        actionOf(pack, id).from = actionOf(pack, id).from.filter((state) => state !== 'waiting-for-applicant')
    },
    stateAt('waiting-for-applicant'),
    /waiting-for-applicant is a dead end: day 0 received; day 0 the office: .*\(tell-incomplete\); then nobody can do anything/,
  ],
  [
    'a stage that time never ends',
    (pack) => {
      actionOf(pack, 'resume').when = {
        clock: 'records-access',
        event: 'suspension-ended',
        suspension: 'refusal-notice',
      }
      actionOf(pack, 'answer-integration').from = ['in-review']
      pack.definition.clocks[0]!.onExpiry.effect = 'overdue'
      for (const id of ['grant', 'defer', 'withdraw', 'tacitly-refuse', 'tell-third-party'])
        actionOf(pack, id).from = actionOf(pack, id).from.filter((state) => state !== 'suspended')
    },
    stateAt('suspended'),
    /suspended is a dead end: day 0 received; .*\(ask-integration\); then nobody can do anything/,
  ],
  [
    'actions of the program in a circle',
    silenceBeginsAnew,
    at('tacitly-refuse'),
    /for ever: day 0 received; day 31 .*tacitly-refuse.*and so on/,
  ],
]

describe('finds, with a story that can be replayed', () => {
  test.each(faults)('%s', (_, change, path, message) => {
    const pack = changed(change)
    const found = explore(pack).faults
    expect(found.filter((fault) => fault.path === path).map((fault) => fault.message)).toEqual([
      expect.stringMatching(message),
    ])
    for (const fault of found) if (!/for ever/.test(fault.message)) expectReplays(fault)
    expect(checkPack(pack).problems.map((problem) => problem.path)).toContain(path)
  })

  test('a circle of the program, which never comes to rest', () => {
    const pack = changed(silenceBeginsAnew)
    const [fault] = explore(pack).faults
    const { situation } = fault!.shownBy!
    const later = new Date(situation.at.getTime() + 86_400_000)
    expect(() => letTimePass(pack.definition, situation.played, later, calendar)).toThrow('never ends')
  })

  test('waiting without a term, where only an office that was asked can go on', () => {
    const [fault, ...others] = explore(changed((pack) => withOpinion(pack, 'awaits'))).faults
    expect(others).toEqual([])
    expect(fault?.message).toMatch(/in state in-review the case waits with no term: day 0 received; .*no clock runs/)
    expectReplays(fault!)
    expect(explore(changed((pack) => withOpinion(pack, 'proceeds'))).faults).toEqual([])
  })
})

describe('conditions over the application', () => {
  const byKind = (grant: 'self' | 'delegate') => (pack: Pack) => {
    withOpinion(pack, 'proceeds')
    actionOf(pack, 'ask').guard = eq(answer('capacity'), grant)
  }

  test('are taken both ways, and the fault says how', () => {
    const { faults: found } = explore(changed(byKind('self')))
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /taking the conditions of ask as not fulfilled, day 0 received; then nobody can do anything/,
      ),
    ])
    for (const fault of found) expectReplays(fault)
  })

  test('that cannot both fail are not taken so', () => {
    const pack = changed((one) => {
      withOpinion(one, 'proceeds')
      const ask = actionOf(one, 'ask')
      one.definition.actions.push({ ...ask, id: 'ask-otherwise', guard: not(eq(answer('capacity'), 'self')) })
      ask.guard = eq(answer('capacity'), 'self')
    })
    expect(explore(pack).faults).toEqual([])
  })

  test('that nobody can work out are taken both ways too', () => {
    const pack = changed((one) => {
      withOpinion(one, 'proceeds')
      actionOf(one, 'ask').guard = gt(answer('act-number'), 3)
    })
    expect(explore(pack).faults.map(({ path }) => path)).toEqual(['definition.states.0'])
  })
})

test('a budget that is too small is told, and then nothing is said to be unreached', () => {
  const { faults: found, complete, situations } = explore(shipped, 20)
  expect(found).toEqual([])
  expect(complete).toBe(false)
  expect(situations).toBeLessThan(60)
})

describe('pages', () => {
  const paths = (change: (pack: Pack) => void) => checkPack(changed(change)).problems.map(({ path }) => path)
  const page = (pack: Pack, index: number) => pack.definition.pages[index]!

  test('that no answer shows are found', () => {
    expect(
      paths((pack) => {
        for (const field of page(pack, 2).fields)
          field.visibleIf = { op: 'and', of: [eq(answer('capacity'), 'self'), eq(answer('capacity'), 'delegate')] }
      }),
    ).toContain('definition.pages.2')
  })

  test('that wait for an answer to a question which is then hidden are found', () => {
    expect(
      paths((pack) => {
        const certified = page(pack, 0).fields[1]!
        certified.type = 'yes-no'
        for (const field of page(pack, 2).fields)
          field.visibleIf = { op: 'and', of: [eq(answer('capacity'), 'self'), eq(answer('represented'), true)] }
      }),
    ).toContain('definition.pages.2')
  })

  test('that an answer may show are not', () => {
    for (const condition of [eq(answer('capacity'), 'self'), gt(answer('act-date'), '2026-01-01')])
      expect(
        paths((pack) => {
          for (const field of page(pack, 2).fields) field.visibleIf = condition
        }),
      ).not.toContain('definition.pages.2')
  })
})
