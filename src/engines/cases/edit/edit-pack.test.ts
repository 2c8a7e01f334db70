import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookUp } from '#kernel/language/tables.ts'
import { addDays, plainDate } from '#kernel/dates.ts'
import { text, quantity } from '#kernel/language/value.ts'
import { ofNumber } from '#kernel/language/rational.ts'
import { checkPack } from '../check/index.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { changesOf, knownEdits } from './changes.ts'
import { editPack, noEdits } from './edit-pack.ts'
import type { PackEdits } from './edit-pack.ts'
import { sayProblem } from './say-problem.ts'

const packs = await Promise.all(
  ['records-access', 'tree-felling-permit', 'civil-marriage-hall'].map(async (id) =>
    ServicePack.parse(await loadPackFolder(`services/${id}`)),
  ),
)
const [records, trees] = packs as [ServicePack, ServicePack, ServicePack]
const edit = (some: Partial<PackEdits>): PackEdits => ({ ...noEdits, ...some })

test('no edits change nothing', () => {
  for (const pack of packs) expect(editPack(pack, noEdits)).toEqual(pack)
})

test('edits of texts leave the definition as it is, and say what they are told to', () => {
  const keys = fc.constantFrom(...Object.keys(trees.texts.it), 'no.such.key', '__proto__', 'constructor')
  const words = fc.dictionary(keys, fc.string())
  fc.assert(
    fc.property(words, words, (it, en) => {
      const edited = editPack(trees, edit({ texts: { it, en } }))
      expect(edited.definition).toEqual(trees.definition)
      expect(Object.keys(edited.texts.it)).toEqual(Object.keys(trees.texts.it))
      for (const [key, value] of Object.entries(trees.texts.en))
        expect(edited.texts.en[key]).toBe(Object.hasOwn(en, key) ? en[key] : value)
    }),
  )
})

test('an edition never rewrites one of the past', () => {
  const [first] = trees.definition.tables ?? []
  const [fir] = first?.editions ?? []
  if (!first || !fir) throw new Error('the pack has no table')
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 800 }), (begins, asked) => {
      const from = addDays(fir.from, begins)
      const day = addDays(fir.from, asked)
      const rows = [{ keys: [null], value: 999 }]
      const edited = editPack(trees, edit({ editions: { [first.id]: { from, norm: 'DGC 1/2027', rows } } }))
      const table = edited.definition.tables?.find(({ id }) => id === first.id)
      if (!table) throw new Error('the table is gone')
      const given = lookUp(table, [text('poplar')], day)
      expect(table.editions.slice(0, first.editions.length)).toEqual(first.editions)
      const isNew = from > fir.from && day >= from
      expect(given).toEqual(isNew ? quantity('number', ofNumber(999)) : lookUp(first, [text('poplar')], day))
    }),
  )
})

describe('the check of a pack finds what is wrong with an edit', () => {
  test('a fee, an edition and an option that are right pass it', () => {
    const edited = editPack(
      records,
      edit({
        fees: { copy: 50 },
        options: { capacity: [{ id: 'heir', it: 'Erede', en: 'Heir' }] },
      }),
    )
    expect(edited.definition.fees[0]).toMatchObject({ amountCents: 50 })
    expect(checkPack(edited, false).problems).toEqual([])
  })
  test.each([
    ['', 'Manca il testo: scrivilo.'],
    ['Un {nome', 'Una parentesi graffa non è scritta bene: i valori si scrivono {così}.'],
    ['Ecco {nome}', 'Il valore {nome} qui non c’è.'],
  ])('%j', (title, wanted) => {
    const edited = editPack(records, edit({ texts: { it: { 'service.title': title }, en: {} } }))
    const [problem] = checkPack(edited, false).problems
    expect(problem?.path).toMatch(/^texts\.(it|en)\.service\.title$/)
    expect(problem && sayProblem(problem, 'it')).toBe(wanted)
  })
  test('an edition whose rows do not fit', () => {
    const rows = [{ keys: [null], value: 'x' }]
    const editions = { 'least-circumference': { from: plainDate('2027-01-01'), norm: 'DGC', rows } }
    const { problems } = checkPack(editPack(trees, edit({ editions })), false)
    expect(problems.map((one) => [one.path, sayProblem(one, 'en')])).toEqual([
      ['definition.tables.0.editions.1.rows.0.value', 'Write a number.'],
    ])
  })
})

test('an edit that says what stands there already is none, and each other is told', () => {
  const title = records.texts.it['service.title'] ?? ''
  const edits = edit({ texts: { it: { 'service.title': title }, en: { 'service.title': 'See' } }, fees: { copy: 25 } })
  const left = knownEdits(records, edits)
  expect(changesOf(records, left)).toEqual([
    { kind: 'text', of: 'service.title', locale: 'en', before: records.texts.en['service.title'], after: 'See' },
  ])
})
