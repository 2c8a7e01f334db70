import { expect, test } from 'vitest'
import { loadPackFolder, readPack } from '#engines/cases/index.ts'
import { editRows, keyKind, newKeyName, newValueName, rowPath } from './edition-rows.ts'
import type { Key, TypedRow } from './edition-rows.ts'

const packOf = async (id: string) => {
  const pack = readPack(JSON.parse(JSON.stringify(await loadPackFolder(`services/${id}`))))
  if (!pack) throw new Error(`no pack ${id}`)
  return pack
}
const [trees, hall] = [await packOf('tree-felling-permit'), await packOf('civil-marriage-hall')]
const tableOf = ({ definition }: typeof trees, id: string) => {
  const table = definition.tables?.find((one) => one.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

/** The form of an edition with the rows there are, and what is typed besides. */
function formOf(table: ReturnType<typeof tableOf>, typed: Readonly<Record<string, string>>) {
  const rows = table.editions.at(-1)?.rows ?? []
  const fields = new Map([
    ...rows.flatMap(({ keys, value }, index): [string, string][] => [
      [`${rowPath(table, index)}.keys`, JSON.stringify(keys)],
      [`${rowPath(table, index)}.value`, String(value)],
    ]),
    ...Object.entries(typed),
  ])
  return {
    text: (name: string) => fields.get(name) ?? '',
    all: (name: string) => [fields.get(name) ?? ''],
    has: (name: string) => fields.has(name),
    entries: () => [...fields],
  }
}

const keysIn = (rows: readonly TypedRow[] = []) => rows.map(({ keys }) => keys)
function added(pack: typeof trees, id: string, keys: readonly string[], value: string) {
  const table = tableOf(pack, id)
  const typed = Object.fromEntries(keys.map((key, index) => [newKeyName(table, index), key]))
  return editRows(formOf(table, { _do: 'add-row', ...typed, [newValueName(table)]: value }), pack, table, 'it')
}

test('a new row stands before the one that would hide it, and a threshold in its order', () => {
  const species = added(trees, 'least-circumference', ['"cedar"'], '80')
  expect(keysIn(species?.rows)).toEqual([['fruit'], ['poplar'], ['cedar'], [null]] satisfies Key[][])
  const girth = added(trees, 'trees-due', ['150'], '3')
  expect(keysIn(girth?.rows)).toEqual([[0], [120], [150], [200]])
})

test.each([
  ['the same as another', ['"fruit"'], '80', [newKeyName({ id: 'least-circumference' }, 0)]],
  ['nothing chosen', [''], '80', [newKeyName({ id: 'least-circumference' }, 0)]],
  ['no option', ['"palm"'], '80', [newKeyName({ id: 'least-circumference' }, 0)]],
  ['no number', ['"cedar"'], 'tanto', [newValueName({ id: 'least-circumference' })]],
])('%s is refused, and the rows stay as they are', (_, keys, value, wrong) => {
  const edited = added(trees, 'least-circumference', keys, value)
  expect(edited?.errors.map(({ field }) => field)).toEqual(wrong)
  expect(edited?.rows).toHaveLength(3)
})

test('a row is taken away, and any other button changes none', () => {
  const table = tableOf(trees, 'least-circumference')
  expect(keysIn(editRows(formOf(table, { _do: 'remove-row:1' }), trees, table, 'it')?.rows)).toEqual([
    ['fruit'],
    [null],
  ])
  expect(editRows(formOf(table, {}), trees, table, 'it')).toBeUndefined()
})

test('keys are asked as what they are: numbers, days, options of the form, values there are', () => {
  expect(keyKind(trees, tableOf(trees, 'trees-due'), 0, 'it')).toEqual({ kind: 'number' })
  expect(keyKind(hall, tableOf(hall, 'holidays'), 0, 'it')).toEqual({ kind: 'date' })
  const kind = keyKind(trees, tableOf(trees, 'least-circumference'), 0, 'it')
  const labels = kind.kind === 'choice' ? kind.options.map(({ label }) => label) : []
  expect(labels).toEqual(expect.arrayContaining(['Albero da frutto', 'Cedro', 'tutti gli altri']))
})
