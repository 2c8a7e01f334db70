import { describe, expect, test } from 'vitest'
import { checkPack } from './index.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'

type Pack = ServicePack

const shipped = ServicePack.parse(await loadPackFolder('services/records-access'))

function actionOf(pack: Pack, id: string): Pack['definition']['actions'][number] {
  const found = pack.definition.actions.find((action) => action.id === id)
  if (!found) throw new Error(`no action ${id}`)
  return found
}

function indexOf(id: string): number {
  return shipped.definition.actions.findIndex((action) => action.id === id)
}

function fieldOf(pack: Pack, id: string) {
  const found = pack.definition.pages.flatMap(({ fields }) => fields).find(({ stableId }) => stableId === id)
  if (!found) throw new Error(`no field ${id}`)
  return found
}

function problemsAfter(change: (pack: Pack) => void) {
  // through JSON: a field written once and used in several forms must not change in all of them
  const pack = ServicePack.parse(JSON.parse(JSON.stringify(shipped)))
  change(pack)
  return checkPack(pack)
}

const eq = (field: string) =>
  ({ op: 'eq', left: { op: 'answer', field }, right: { op: 'literal', value: 'x' } }) as const

test('a pack without faults is given back', () => {
  const { pack, problems } = checkPack(shipped)
  expect(problems).toEqual([])
  expect(pack).toEqual(shipped)
})

test('whatever is no pack is told apart, and never thrown at', () => {
  for (const raw of [undefined, null, 1, 'pack', [], {}]) {
    const { pack, problems } = checkPack(raw)
    expect(pack).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
  }
})

const faults: readonly (readonly [string, (pack: Pack) => void, string, RegExp])[] = [
  ['a shape that is wrong', (pack) => (pack.definition.applicants.kinds = []), 'definition.applicants.kinds', /small/],
  [
    'an outcome published with a field that is not there',
    (pack) =>
      (pack.definition.outcomes[0]!.publish = { where: 'albo', days: 15, norm: 'x', fields: ['interest', 'nowhere'] }),
    'definition.outcomes.0.publish.fields.1',
    /no field nowhere/,
  ],
  [
    'special data that are published',
    (pack) => {
      fieldOf(pack, 'interest').sensitive = 'GDPR art. 9'
      pack.definition.outcomes[0]!.publish = { where: 'albo', days: 15, norm: 'x', fields: ['interest'] }
    },
    'definition.outcomes.0.publish.fields.0',
    /special data/,
  ],
  [
    'an initial state that is not there',
    (pack) => (pack.definition.initialState = 'nowhere'),
    'definition.initialState',
    /no state nowhere/,
  ],
  [
    'a case that begins at its end',
    (pack) => (pack.definition.initialState = 'granted'),
    'definition.initialState',
    /end/,
  ],
  [
    'an action to a state that is not there',
    (pack) => (actionOf(pack, 'take').to = 'nowhere'),
    `definition.actions.${indexOf('take')}.to`,
    /no state/,
  ],
  [
    'an action from a state that is not there',
    (pack) => actionOf(pack, 'take').from.push('nowhere'),
    `definition.actions.${indexOf('take')}.from.1`,
    /no state/,
  ],
  [
    'an outcome that is not there',
    (pack) => (actionOf(pack, 'grant').outcome = 'glory'),
    `definition.actions.${indexOf('grant')}.outcome`,
    /no outcome/,
  ],
  [
    'an end without outcome',
    (pack) => delete actionOf(pack, 'withdraw').outcome,
    `definition.actions.${indexOf('withdraw')}.outcome`,
    /no outcome/,
  ],
  [
    'an outcome nobody gives',
    (pack) => pack.definition.outcomes.push({ id: 'glory', retentionYears: 1, favourable: true }),
    'definition.outcomes.7',
    /no action/,
  ],
  [
    'a template that is not there',
    (pack) => delete pack.templates['decision'],
    `definition.actions.${indexOf('grant')}.writes.template`,
    /no template/,
  ],
  ['a template nobody writes', (pack) => (pack.templates['poem'] = ''), 'templates.poem', /no action/],
  [
    'a clock that is not there',
    (pack) => (actionOf(pack, 'resume').when = { clock: 'sundial', event: 'expired' }),
    `definition.actions.${indexOf('resume')}.when.clock`,
    /no clock/,
  ],
  [
    'a suspension that is not there',
    (pack) =>
      (actionOf(pack, 'resume').when = { clock: 'records-access', event: 'suspension-ended', suspension: 'siesta' }),
    `definition.actions.${indexOf('resume')}.when.suspension`,
    /no suspension/,
  ],
  [
    'a fact no clock knows',
    (pack) => (actionOf(pack, 'grant').fact = 'grantd'),
    `definition.actions.${indexOf('grant')}.fact`,
    /no clock/,
  ],
  [
    'a flag nobody sets',
    (pack) => (actionOf(pack, 'refuse').needsFlag = 'nod'),
    `definition.actions.${indexOf('refuse')}.needsFlag`,
    /flag nod/,
  ],
  [
    'a document slot that is not there',
    (pack) => (actionOf(pack, 'observe').attachments = 'drawer'),
    `definition.actions.${indexOf('observe')}.attachments`,
    /no document/,
  ],
  [
    'a media type no check knows',
    (pack) => (pack.definition.documents[0]!.accept = ['application/x-poem']),
    'definition.documents.0.accept.0',
    /media type/,
  ],
  [
    'a system action that does not say when',
    (pack) => delete actionOf(pack, 'resume').when,
    `definition.actions.${indexOf('resume')}.when`,
    /says when/,
  ],
  [
    'an action named like one of the engine',
    (pack) => (actionOf(pack, 'take').id = 'submit'),
    `definition.actions.${indexOf('take')}.id`,
    /engine/,
  ],
  [
    'a stableId there twice',
    (pack) => (fieldOf(pack, 'link').stableId = 'interest'),
    'definition.pages.0.fields.3.stableId',
    /twice/,
  ],
  [
    'a stableId of a field and a document',
    (pack) => (fieldOf(pack, 'link').stableId = 'mandate'),
    'definition.documents.0.stableId',
    /twice/,
  ],
  [
    'one stableId with two meanings',
    (pack) => (actionOf(pack, 'refuse').form[0]!.type = 'text'),
    `definition.actions.${indexOf('refuse')}.form.0.stableId`,
    /something else/,
  ],
  [
    'a choice without options',
    (pack) => delete fieldOf(pack, 'capacity').options,
    'definition.pages.0.fields.0.options',
    /options/,
  ],
  [
    'a condition on a field that is not there',
    (pack) => (fieldOf(pack, 'represented').visibleIf = eq('nobody')),
    'definition.pages.0.fields.1.visibleIf.left',
    /no field nobody/,
  ],
  [
    'a condition on itself',
    (pack) => (fieldOf(pack, 'represented').visibleIf = eq('represented')),
    'definition.pages.0.fields.1.visibleIf',
    /itself/,
  ],
  [
    'conditions in a circle',
    (pack) => {
      fieldOf(pack, 'interest').visibleIf = eq('link')
      fieldOf(pack, 'link').visibleIf = eq('interest')
    },
    'definition.pages.0.fields.2.visibleIf',
    /circle/,
  ],
  [
    'a document that depends on a field that is not there',
    (pack) => (pack.definition.documents[0]!.required = eq('nobody')),
    'definition.documents.0.required.left',
    /no field/,
  ],
  [
    'a letter to a third party without address',
    (pack) => actionOf(pack, 'tell-third-party').form.splice(1, 1),
    `definition.actions.${indexOf('tell-third-party')}.form`,
    /third-party-email/,
  ],
  [
    'a state never reached',
    (pack) => pack.definition.states.push({ id: 'limbo', kind: 'task' }),
    'definition.states.12',
    /never reached/,
  ],
  [
    'a dead end',
    (pack) => {
      pack.definition.states.push({ id: 'limbo', kind: 'task' })
      actionOf(pack, 'take').to = 'limbo'
    },
    'definition.states.12',
    /dead end/,
  ],
  [
    'a state in which silence goes unheard',
    (pack) => actionOf(pack, 'tacitly-refuse').from.shift(),
    'definition.clocks.0.onExpiry',
    /in state received/,
  ],
  [
    'a letter that repeats what nobody was asked',
    (pack) => (actionOf(pack, 'grant').writes!.repeats = ['act-office', 'act-office.name']),
    `definition.actions.${indexOf('grant')}.writes.repeats.1`,
    /no field act-office.name/,
  ],
  [
    'a clock that never starts',
    (pack) => (pack.definition.clocks[0]!.startOn = { fact: 'moonrise' }),
    'definition.clocks.0.startOn',
    /never starts/,
  ],
  ['a text missing in Italian', (pack) => delete pack.texts.it['service.title'], 'texts.it.service.title', /no text/],
  [
    'a text missing in English',
    (pack) => delete pack.texts.en['fields.capacity.options.self'],
    'texts.en.fields.capacity.options.self',
    /no text/,
  ],
  [
    'a hint in one language only',
    (pack) => delete pack.texts.en['fields.interest.hint'],
    'texts.en.fields.interest.hint',
    /no text/,
  ],
  ['a text nothing uses', (pack) => (pack.texts.it['service.poem'] = 'Rosso'), 'texts.it.service.poem', /nothing uses/],
  ['an empty text', (pack) => (pack.texts.it['service.title'] = ' '), 'texts.it.service.title', /empty/],
  [
    'a text that is no ICU message',
    (pack) => (pack.texts.it['notices.received.body'] = '{number'),
    'texts.it.notices.received.body',
    /ICU/,
  ],
  [
    'parameters that differ',
    (pack) => (pack.texts.en['notices.received.subject'] = 'Received'),
    'texts.en.notices.received.subject',
    /parameters/,
  ],
  [
    'a parameter nobody gives',
    (pack) => (pack.texts.it['notices.tacit-refusal.subject'] = '{date}'),
    'texts.it.notices.tacit-refusal.subject',
    /parameter date/,
  ],
  [
    'a document without opening',
    (pack) => delete pack.texts.it['documents.decision.opening.refuse'],
    'texts.it.documents.decision.opening.refuse',
    /no opening/,
  ],
  [
    'a scenario that ends otherwise',
    (pack) => (pack.scenarios[0]!.expect.state = 'refused'),
    'scenarios.0.expect.state',
    /is granted, not refused/,
  ],
  [
    'a scenario with another due date',
    (pack) => (pack.scenarios[2]!.expect.due = '2026-04-21'),
    'scenarios.2.expect.due',
    /2026-04-20/,
  ],
  [
    'a scenario with an action that is not there',
    (pack) => (pack.scenarios[0]!.steps[0]!.action = 'dance'),
    'scenarios.0.steps.0.action',
    /no action/,
  ],
  [
    'a scenario with an action out of place',
    (pack) => (pack.scenarios[0]!.steps[0]!.action = 'observe'),
    'scenarios.0.steps.0.action',
    /is refused/,
  ],
  [
    'a scenario that expects a refusal in vain',
    (pack) => (pack.scenarios[0]!.steps[0]!.refused = true),
    'scenarios.0.steps.0.action',
    /should be refused/,
  ],
  [
    'a scenario with an answer that does not fit',
    (pack) => (pack.scenarios[0]!.steps[1]!.answers = { poem: 'x' }),
    'scenarios.0.steps.1.answers',
    /poem/,
  ],
  [
    'a scenario that goes back in time',
    (pack) => (pack.scenarios[0]!.steps[0]!.at = '2020-01-01T00:00:00Z'),
    'scenarios.0.steps.0.at',
    /before/,
  ],
]

describe('finds', () => {
  test.each(faults)('%s', (_, change, path, message) => {
    const { pack, problems } = problemsAfter(change)
    expect(pack === undefined).toBe(true)
    const messages = problems.filter((problem) => problem.path === path).map((problem) => problem.message)
    expect(messages.join('; ')).toMatch(message)
  })
})

describe('a clock whose expiry a notice prevents', () => {
  const problemsOf = async (change: (pack: Pack) => void) => {
    const residence = ServicePack.parse(await loadPackFolder('services/residence-change'))
    change(residence)
    return checkPack(residence).problems.map(({ message }) => message)
  }

  test('needs nothing to happen in the stages after the notice', async () => {
    expect(await problemsOf(() => undefined)).toEqual([])
  })

  test('needs it where nothing prevents it, or where another way leads there too', async () => {
    const deaf = (state: string) => `nothing happens in state ${state} when clock residence-checks expires`
    const unprevented = await problemsOf((pack) => {
      for (const clock of pack.definition.clocks) clock.preventions = []
    })
    expect(unprevented).toEqual(expect.arrayContaining([deaf('refusal-notice'), deaf('after-notice')]))
    const around = await problemsOf((pack) => (actionOf(pack, 'register').to = 'after-notice'))
    expect(around).toContain(deaf('after-notice'))
  })
})
