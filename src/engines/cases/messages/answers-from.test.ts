import { expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { checkApplication } from '../answers.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { answersFrom } from './answers-from.ts'
import { rawFacts } from './raw-facts.ts'

const { definition, texts } = ServicePack.parse(await loadPackFolder('services/residence-change'))
const [opening] = definition.opensFrom!
const { pages } = definition
const today = plainDate('2026-04-30')

const facts = {
  provenance: 'abroad',
  'moved-on': '2026-04-20',
  from: { street: 'Rue Haute', number: '3', town: 'Bruxelles', country: 'BE' },
  home: { street: 'via Roma', number: '12', postcode: '10000', town: 'Montelago' },
  'others-living': false,
  title: 'owner',
  citizenship: 'BE',
  members: [
    {
      person: { 'given-name': 'Ana', 'family-name': 'Silva', born: '2020-01-05', birthplace: 'Santos' },
      relation: 'child',
      citizenship: 'BR',
      licence: false,
    },
  ],
  licence: false,
  'lives-there': true,
}
const answers = (change: Record<string, unknown> = {}) => answersFrom(opening!, pages, { ...facts, ...change })
const issues = (change: Record<string, unknown> = {}) =>
  checkApplication(definition, answers(change), [], today, (key) => ({ it: key, en: key })).map(({ path }) => path)

test('a choice comes in the words of the service, an address with the parts that its field asks for', () => {
  expect(answers()).toMatchObject({
    kind: 'first-arrival',
    home: { street: 'via Roma', number: '12' },
    'from-abroad': { street: 'Rue Haute', number: '3', town: 'Bruxelles', country: 'BE' },
    members: facts.members,
  })
  expect(answers()['home']).not.toHaveProperty('town')
  // whoever comes from abroad proves who they are: what a message cannot carry an officer looks at
  expect(issues()).toEqual(['contact-email', 'identity', 'permit-of-stay', 'right-of-stay'])
})

test('what is not right stays for the check to tell, and what no field holds is left out', () => {
  expect(answers({ provenance: 'moon' })['kind']).toBe('moon')
  expect(issues({ provenance: 'moon', 'moved-on': '2026-05-01', citizenship: 'XYZ' })).toEqual(
    expect.arrayContaining(['kind', 'moved-on', 'own-citizenship']),
  )
  const broken = answers({ members: [[['deep']]], home: null, licence: { nested: { too: { deep: true } } } })
  expect(Object.keys(broken)).not.toEqual(expect.arrayContaining(['members', 'home', 'own-licence']))
})

test('what it said is told as it came, whatever its shape', () => {
  const words = {
    kind: opening!.message,
    opening,
    fields: pages.flatMap(({ fields }) => fields),
    texts: texts.it,
    locale: 'it',
  } as const
  const told = rawFacts(words, {
    ...facts,
    citizenship: 'not a country',
    members: 'una figlia',
    extra: { deep: [1, null] },
  })
  const of = (label: string) => told.find((one) => one.label === label)?.value
  expect(of(texts.it['fields.own-citizenship.label']!)).toBe('not a country')
  expect(of(texts.it['fields.title.label']!)).toBe(texts.it['fields.title.options.owner'])
  expect(of(texts.it['fields.lives-there.label']!)).toBe('Sì')
  expect(of('extra, deep, 0')).toBe('1')
})
