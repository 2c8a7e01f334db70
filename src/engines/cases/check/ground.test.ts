import { expect, test } from 'vitest'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { checkGround } from './ground.ts'

const shipped = ServicePack.parse(await loadPackFolder('services/public-space-occupation'))

type Definition = ServicePack['definition']

function faultsAfter(change: (definition: Definition) => void): string[] {
  const pack = ServicePack.parse(JSON.parse(JSON.stringify(shipped)))
  change(pack.definition)
  return checkGround(pack).map(({ path, message }) => `${path}: ${message}`)
}

const actionOf = ({ actions }: Definition, id: string) => actions.find((action) => action.id === id) ?? actions[0]!
const indexOf = (id: string) => shipped.definition.actions.findIndex((action) => action.id === id)

test.each<[string, (definition: Definition) => void, string]>([
  [
    'ground that is a point',
    ({ pages }) => (pages[1]!.fields[0]!.geometry = ['point', 'area']),
    'definition.occupies.place: must be an area and nothing else: only areas can be told apart',
  ],
  [
    'days that are no period',
    (definition) => (definition.occupies = { place: 'place', period: 'zone' }),
    'definition.occupies.period: is not a field of type period',
  ],
  [
    'ground that nobody ever takes',
    ({ actions }) => actions.forEach((action) => delete action.ground),
    'definition.occupies.place: no action ever takes it',
  ],
  [
    'ground that an applicant takes',
    (definition) => (actionOf(definition, 'ask-extension').ground = 'takes'),
    `definition.actions.${indexOf('ask-extension')}.ground: only the office gives ground`,
  ],
  [
    'an answer put in place of one of another type',
    (definition) => (actionOf(definition, 'grant-change').amends = { place: 'new-stay' }),
    `definition.actions.${indexOf('grant-change')}.amends.place: grant-change puts a period in place of a place`,
  ],
  [
    'an answer put in place of one that is not there',
    (definition) => (actionOf(definition, 'grant-change').amends = { sky: 'new-stay' }),
    `definition.actions.${indexOf('grant-change')}.amends.sky: no field sky`,
  ],
])('finds %s', (_, change, fault) => {
  expect(faultsAfter(change)).toContain(fault)
})

test('finds nothing in the service that ships', () => {
  expect(faultsAfter(() => undefined)).toEqual([])
})
