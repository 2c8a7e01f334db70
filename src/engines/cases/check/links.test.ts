import { expect, test } from 'vitest'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { checkLinks, linkNotes } from './links.ts'

const residence = ServicePack.parse(await loadPackFolder('services/residence-change'))
const waste = ServicePack.parse(await loadPackFolder('services/waste-tax-declaration')).definition
const known = new Map([[waste.id as string, waste]])
type Opening = ServicePack['definition']['actions'][number]

function faultsAfter(change: (opening: Opening) => void): string[] {
  const pack = ServicePack.parse(JSON.parse(JSON.stringify(residence)))
  const index = pack.definition.actions.findIndex(({ opens }) => opens)
  change(pack.definition.actions[index]!)
  return checkLinks(pack, known).map(({ path, message }) =>
    `${path}: ${message}`.replace(`definition.actions.${index}.`, ''),
  )
}

test('the shipped pack opens a declaration with fields that are alike', () => {
  expect(checkLinks(residence, known)).toEqual([])
})

test.each<[string, (opening: Opening) => void, string[]]>([
  [
    'a field that this service does not have',
    ({ opens }) => (opens!.answers = { address: 'nowhere' }),
    ['opens.answers.address: no field nowhere'],
  ],
  [
    'a field that the other does not have',
    ({ opens }) => (opens!.answers = { nowhere: 'home' }),
    ['opens.answers.nowhere: no field nowhere in the form of waste-tax-declaration'],
  ],
  [
    'another type',
    ({ opens }) => (opens!.answers = { since: 'home' }),
    [
      'opens.answers.since: declare-waste-tax fills in a field of type date of waste-tax-declaration with one of type address that is not alike',
    ],
  ],
  [
    'a group of other rows',
    ({ opens }) => (opens!.answers = { members: 'members' }),
    [
      'opens.answers.members: declare-waste-tax fills in a field of type group of waste-tax-declaration with one of type group that is not alike',
    ],
  ],
  [
    'the office, that tells nobody',
    (opening) => (opening.by = 'handler'),
    ['opens: puts a draft ready for the applicant, whom no notice tells of it'],
  ],
  [
    'the office, that tells the applicant',
    (opening) => Object.assign(opening, { by: 'handler', notice: 'registered' }),
    [],
  ],
])('refuses %s', (_, change, faults) => {
  expect(faultsAfter(change)).toEqual(faults)
})

test('a service that is not known is not judged, and one that is not enabled is noted', () => {
  expect(checkLinks(residence)).toEqual([])
  expect(linkNotes(residence, known)).toEqual([])
  expect(linkNotes(residence, new Map())).toEqual([
    'declare-waste-tax opens waste-tax-declaration, which is not enabled here: until it is, declare-waste-tax is not offered',
  ])
})
