import { describe, expect, test } from 'vitest'
import { loadPackFolder, ServiceDefinition } from '#engines/cases/index.ts'
import { inLines, labelAt, layOut, sizes } from './layout.ts'
import { wordsOfProcedure } from './words.ts'

const shipped = (await loadPackFolder('services/records-access')) as {
  definition: unknown
  texts: Record<'it' | 'en', Record<string, string>>
}
const definition = ServiceDefinition.parse(shipped.definition)
const layout = layOut(definition)

describe('the layout of a procedure', () => {
  test('has a column for each state, the first on the left and the ends on the right', () => {
    expect(layout.columns.map(({ id }) => id).toSorted()).toEqual(definition.states.map(({ id }) => id).toSorted())
    expect(layout.columns[0]?.id).toBe('received')
    const kinds = layout.columns.map(({ kind }) => kind)
    expect(kinds.slice(kinds.indexOf('end')).every((kind) => kind === 'end')).toBe(true)
    for (const [index, { x, layer }] of layout.columns.entries()) {
      const before = layout.columns[index - 1]
      if (!before) continue
      expect(x - before.x).toBeGreaterThanOrEqual(sizes.box)
      expect(layer).toBeGreaterThanOrEqual(before.layer)
    }
  })

  test('has a line for each action and clock, none on another and all within the drawing', () => {
    expect(layout.lanes).toHaveLength(definition.actions.length + definition.clocks.length)
    expect(new Set(layout.lanes.map(({ y }) => y)).size).toBe(layout.lanes.length)
    for (const { y, left, right } of layout.lanes) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(layout.width)
      expect(y).toBeLessThanOrEqual(layout.height)
    }
    expect(layout.lanes[0]).toMatchObject({ kind: 'clock', at: layout.columns[0]?.x })
  })

  test('leads each action from its states to its state', () => {
    const xOf = (id: string) => layout.columns.find((column) => column.id === id)!.x
    for (const lane of layout.lanes) {
      if (lane.kind === 'clock') continue
      expect(lane.to).toBe(lane.action.to === undefined ? undefined : xOf(lane.action.to))
      expect(new Set(lane.from)).toEqual(new Set(lane.action.from.map(xOf)))
    }
  })

  test('keeps every label within the drawing', () => {
    for (const locale of ['it', 'en'] as const) {
      const words = wordsOfProcedure({ say: (key) => shipped.texts[locale][key] ?? key }, locale)
      for (const lane of layout.lanes) {
        const text = lane.kind === 'clock' ? lane.clock.title[locale] : words.label(lane.action)
        const { x, anchor } = labelAt(lane, text, layout.width)
        const length = text.length * sizes.letter
        expect(anchor === 'start' ? x + length : x - length).toBeGreaterThanOrEqual(0)
        expect(anchor === 'start' ? x + length : x).toBeLessThanOrEqual(layout.width)
      }
    }
  })

  test('takes a service that has a state nobody reaches, and no clock', () => {
    const odd = layOut({
      ...definition,
      states: [{ id: 'limbo', kind: 'task' }, ...definition.states],
      clocks: [],
    })
    expect(odd.columns.map(({ id }) => id)).toContain('limbo')
    expect(odd.columns[0]?.id).toBe('received')
  })

  test('puts a clock where it starts, also when another clock starts it', () => {
    const [first] = definition.clocks
    const late = { ...first!, id: 'late', startOn: { expiryOf: 'records-access' } }
    const told = { ...first!, id: 'told', startOn: { fact: 'told-incomplete' } }
    const { lanes, columns } = layOut({ ...definition, clocks: [first!, late, told] })
    const at = (id: string) => {
      const lane = lanes.find((one) => one.kind === 'clock' && one.clock.id === id)
      return columns.find(({ x }) => lane?.kind === 'clock' && x === lane.at)?.id
    }
    expect([at('records-access'), at('late'), at('told')]).toEqual([
      'received',
      'tacitly-refused',
      'waiting-for-applicant',
    ])
  })
})

test('words are cut between words, and none is lost', () => {
  expect(inLines('In attesa di chi ha fatto richiesta', 3)).toEqual(['In attesa di', 'chi ha fatto', 'richiesta'])
  expect(inLines('a b c d', 1)).toEqual(['a b c d'])
  expect(inLines('Precipitevolissimevolmente subito', 3).join(' ')).toBe('Precipitevolissimevolmente subito')
})
