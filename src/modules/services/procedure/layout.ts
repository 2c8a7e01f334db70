import type { Action, ServiceDefinition } from '#engines/cases/index.ts'

/** Sizes of the drawing, in units of the SVG: at its own size a unit is a pixel. */
export const sizes = { column: 148, box: 132, row: 46, header: 96, margin: 12, letter: 7.4 } as const

export interface Column {
  readonly id: string
  readonly kind: ServiceDefinition['states'][number]['kind']
  /** Steps from the beginning; ends come after everything else. */
  readonly layer: number
  /** Middle of the column. */
  readonly x: number
}

interface Lane {
  /** Height of its line. */
  readonly y: number
  readonly left: number
  readonly right: number
}

/** An action on a line of its own: from some states to one, or within each of them. */
export interface ActionLane extends Lane {
  readonly kind: 'action'
  readonly action: Action
  readonly from: readonly number[]
  readonly to: number | undefined
}

/** A clock on a line of its own, at the state in which it starts. */
export interface ClockLane extends Lane {
  readonly kind: 'clock'
  readonly clock: ServiceDefinition['clocks'][number]
  readonly at: number
}

/** A procedure laid out: states from left to right, and below them a line for each action and clock, in order. */
export interface Layout {
  readonly columns: readonly Column[]
  readonly lanes: readonly (ActionLane | ClockLane)[]
  readonly width: number
  readonly height: number
}

type Flow = Pick<ServiceDefinition, 'states' | 'actions' | 'clocks' | 'initialState'>

/** How many actions lead from the beginning to each state. */
function layersOf({ states, actions, initialState }: Flow): ReadonlyMap<string, number> {
  const layers = new Map([[initialState, 0]])
  for (const [state, layer] of layers)
    for (const { from, to } of actions)
      if (to !== undefined && from.includes(state) && !layers.has(to)) layers.set(to, layer + 1)
  const isEnd = new Set(states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const last = Math.max(0, ...[...layers].filter(([id]) => !isEnd.has(id)).map(([, layer]) => layer))
  return new Map(states.map(({ id }) => [id, isEnd.has(id) ? last + 1 : (layers.get(id) ?? last)]))
}

function columnsOf(flow: Flow): Column[] {
  const layers = layersOf(flow)
  return flow.states
    .map(({ id, kind }) => ({ id, kind, layer: layers.get(id) ?? 0 }))
    .toSorted((a, b) => a.layer - b.layer)
    .map((state, index) => ({ ...state, x: sizes.margin + sizes.box / 2 + index * sizes.column }))
}

/** The actions that record a fact; none for one that comes with the application. */
const recording = ({ actions }: Flow, wanted: string) =>
  actions.filter(({ fact, asks = [] }) => fact === wanted || asks.some((opinion) => `${opinion}-asked` === wanted))

/** The state in which a clock starts. */
function startOf(flow: Flow, { startOn }: Flow['clocks'][number]): string {
  const starter =
    'fact' in startOn
      ? recording(flow, startOn.fact)[0]
      : flow.actions.find(({ when }) => when?.event === 'expired' && when.clock === startOn.expiryOf)
  return starter?.to ?? starter?.from[0] ?? flow.initialState
}

/** Lays a procedure out. Pure: the same service is always drawn in the same way. */
export function layOut(flow: Flow): Layout {
  const columns = columnsOf(flow)
  const xOf = (id: string) => columns.find((column) => column.id === id)?.x ?? 0
  const actions = flow.actions
    .map((action) => {
      const from = action.from.map(xOf).toSorted((a, b) => a - b)
      const to = action.to === undefined ? undefined : xOf(action.to)
      const ends = to === undefined ? from : [...from, to]
      return { kind: 'action', action, from, to, left: Math.min(...ends), right: Math.max(...ends) } as const
    })
    .toSorted((a, b) => a.left - b.left || a.right - b.right)
  const clocks = flow.clocks
    .map((clock) => {
      const at = xOf(startOf(flow, clock))
      return { kind: 'clock', clock, at, left: at, right: at + sizes.box } as const
    })
    .toSorted((a, b) => a.left - b.left)
  // a clock stands above the actions of the state in which it starts
  const lanes = [
    ...clocks.map((lane) => ({ lane, before: 0 })),
    ...actions.map((lane) => ({ lane, before: 1 })),
  ].toSorted((a, b) => a.lane.left - b.lane.left || a.before - b.before)
  const top = sizes.margin + sizes.header
  return {
    columns,
    lanes: lanes.map(({ lane }, index) => ({ ...lane, y: top + (index + 1) * sizes.row - 8 })),
    width: 2 * sizes.margin + sizes.box + Math.max(0, columns.length - 1) * sizes.column,
    height: top + lanes.length * sizes.row + sizes.margin,
  }
}

/** Where the words of a line stand: at its left end, or ending at its right end where they would leave the drawing. */
export function labelAt({ left, right }: Lane, words: string, width: number): { x: number; anchor: 'start' | 'end' } {
  const room = width - sizes.margin - left
  if (words.length * sizes.letter <= room) return { x: left, anchor: 'start' }
  return words.length * sizes.letter <= right ? { x: right, anchor: 'end' } : { x: width - sizes.margin, anchor: 'end' }
}

/** Words in lines of a box, cut between words; the last line takes what is left. */
export function inLines(words: string, lines: number): string[] {
  const most = Math.floor((sizes.box - 14) / sizes.letter)
  return words.split(/\s+/).reduce<string[]>((found, word) => {
    const last = found.at(-1)
    if (last !== undefined && (last.length + 1 + word.length <= most || found.length === lines))
      return [...found.slice(0, -1), `${last} ${word}`]
    return [...found, word]
  }, [])
}
