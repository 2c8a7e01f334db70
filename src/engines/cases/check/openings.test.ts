import { expect, test } from 'vitest'
import { ServicePack } from '../definition.ts'
import type { Opening } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { playScenario } from '../play-scenario.ts'
import { checkPack } from './index.ts'
import { checkOpenings } from './openings.ts'

const shipped = await loadPackFolder('services/residence-change')
const residence = ServicePack.parse(shipped)

type Change = (opening: Opening, pack: ServicePack) => void

function faultsAfter(change: Change): string[] {
  const pack = ServicePack.parse(JSON.parse(JSON.stringify(residence)))
  change(pack.definition.opensFrom![0]!, pack)
  return checkOpenings(pack).map(({ path, message }) => `${path}: ${message}`.replace('definition.opensFrom.0.', ''))
}

test('the shipped pack opens from a message that fills in all that every application says', () => {
  expect(checkOpenings(residence)).toEqual([])
})

test.each<[string, Change, string[]]>([
  [
    'a message that is not known',
    (opening) => (opening.message = 'anpr-weather'),
    ['message: no message anpr-weather: known are anpr-residence-declaration, anpr-cancellation-request'],
  ],
  [
    'one message twice',
    (opening, { definition }) => definition.opensFrom!.push({ ...opening }),
    ['definition.opensFrom.1.message: anpr-residence-declaration stands here twice'],
  ],
  [
    'a field that is not there',
    (opening) => (opening.answers['nowhere'] = 'home'),
    ['answers.nowhere: no field nowhere in the application'],
  ],
  [
    'a fact that is not there',
    (opening) => (opening.answers['home'] = 'nowhere'),
    ['answers.home: no fact nowhere in the message'],
  ],
  [
    'another type',
    (opening) => (opening.answers['home'] = 'moved-on'),
    ['answers.home: fills in a field of type address with a fact of type date that is not alike'],
  ],
  [
    'no answer to what every application says',
    (opening) => delete opening.answers['home'],
    ['answers.home: every application answers this field, and the message does not'],
  ],
  [
    'options that the field does not have',
    (opening) => (opening.answers['kind'] = 'provenance'),
    ['other-municipality', 'same-municipality', 'registered-abroad', 'abroad'].map(
      (option) => `answers.kind: the field has no option ${option}`,
    ),
  ],
  [
    'options of the fact without a value, and values of no option',
    (opening) => {
      const { fact, values } = opening.answers['kind'] as { fact: string; values: Record<string, string> }
      const { abroad: _, ...rest } = values
      opening.answers['kind'] = { fact, values: { ...rest, moon: 'first-arrival' } }
    },
    [
      'answers.kind.values.moon: the fact has no option moon',
      'answers.kind.values: no value for the option abroad of the fact',
    ],
  ],
  [
    'values of what is no choice',
    (opening) => (opening.answers['home'] = { fact: 'home', values: {} }),
    ['answers.home.values: only a choice has values'],
  ],
  [
    'a row whose options are others',
    (_, { definition }) => {
      const group = definition.pages.flatMap(({ fields }) => fields).find(({ stableId }) => stableId === 'vehicles')!
      group.fields!.find(({ stableId }) => stableId === 'vehicle-kind')!.options = [
        'car',
        'motorcycle',
        'moped',
        'lorry',
        'trailer',
      ]
    },
    ['answers.vehicles.vehicle-kind: the field has no option other'],
  ],
  [
    'a document that every application needs',
    (_, { definition }) => (definition.documents[0]!.required = true),
    [': every application needs the document identity, and a message has none'],
  ],
])('refuses %s', (_, change, faults) => {
  const found = faultsAfter(change).map((fault) => fault.replace('definition.opensFrom.0:', ':'))
  expect(found).toEqual(faults)
})

test('the check of a pack tells it with its path', () => {
  const raw = JSON.parse(JSON.stringify(shipped))
  raw.definition.opensFrom[0].message = 'anpr-weather'
  expect(checkPack(raw, false).problems).toMatchObject([{ path: 'definition.opensFrom.0.message' }])
})

test('a scenario begins with a message that the service opens from, and says what every application says', () => {
  const raw = JSON.parse(JSON.stringify(shipped))
  const told = raw.scenarios.findIndex(({ message }: { message?: unknown }) => message)
  raw.scenarios[told].message.kind = 'anpr-cancellation-request'
  raw.scenarios[told + 1].message.facts['moved-on'] = 'ieri'
  const { definition, scenarios } = ServicePack.parse(raw)
  const problems = scenarios.flatMap((scenario) => playScenario(definition, scenario).problems)
  expect(problems.filter(({ path }) => path.startsWith('message'))).toMatchObject([
    { path: 'message.kind', message: 'the service does not open from anpr-cancellation-request' },
    { path: 'message.facts: moved-on' },
  ])
})
