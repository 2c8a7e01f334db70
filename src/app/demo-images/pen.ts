import { createHash } from 'node:crypto'

/** Size of a drawing, in its own units and in pixels. */
export const size = { width: 1600, height: 900 } as const

interface Palette {
  readonly sky: string
  readonly glow: string
  readonly far: string
  readonly hill: string
  readonly near: string
  readonly water: string
  readonly ground: string
  readonly walls: readonly string[]
  readonly roof: string
  readonly accent: string
}

const palettes: readonly Palette[] = [
  {
    sky: '#bfe3f2',
    glow: '#fff3c4',
    far: '#9cc5c9',
    hill: '#6fa58b',
    near: '#3f7d5c',
    water: '#3d8fb5',
    ground: '#d9cdb4',
    walls: ['#f4e3c1', '#f0c9a0', '#e8d8c8', '#dfb98c'],
    roof: '#b5533c',
    accent: '#d1495b',
  },
  {
    sky: '#fbd9b5',
    glow: '#fff1d6',
    far: '#d8a48f',
    hill: '#a7846f',
    near: '#6b705c',
    water: '#5b8e9d',
    ground: '#e6d3b3',
    walls: ['#fff4e0', '#f2c6a0', '#e9b384', '#f6e0c8'],
    roof: '#9c4a34',
    accent: '#2a6f97',
  },
  {
    sky: '#d5ebe3',
    glow: '#fdfbe4',
    far: '#a8cfc0',
    hill: '#74ab90',
    near: '#457b62',
    water: '#4a9ba6',
    ground: '#dcd6c2',
    walls: ['#faf3dd', '#e2cfae', '#c8d5b9', '#f1dca7'],
    roof: '#a4583a',
    accent: '#e07a2f',
  },
  {
    sky: '#cfd9f1',
    glow: '#ffe9d6',
    far: '#a9b4d6',
    hill: '#7b8bb5',
    near: '#4d6a7f',
    water: '#4f7cac',
    ground: '#d8d4cd',
    walls: ['#f5efe6', '#e5d0b8', '#ddc9c0', '#f3d9b1'],
    roof: '#8f4b45',
    accent: '#c8553d',
  },
  {
    sky: '#a9d6e5',
    glow: '#fff8dc',
    far: '#89c2c9',
    hill: '#7fb069',
    near: '#4f8a4c',
    water: '#2a7f9e',
    ground: '#e3d8bd',
    walls: ['#ffe8b6', '#f7c59f', '#f2efe4', '#eab676'],
    roof: '#c1583c',
    accent: '#7b4b94',
  },
]

/** What a scene is drawn with: colours and chances that the seed alone decides. */
export interface Pen {
  readonly colours: Palette
  /** A number from `least` to `most`. */
  readonly between: (least: number, most: number) => number
  readonly whole: (least: number, most: number) => number
  readonly oneOf: <Item>(items: readonly Item[]) => Item
  readonly chance: (share: number) => boolean
}

/** The pen of a seed: the same seed always draws the same. */
export function penOf(seed: string): Pen {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + next() * (most - least)
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1))
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[whole(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  return { colours: oneOf(palettes), between, whole, oneOf, chance: (share) => next() < share }
}

/** Numbers from 0 on, as many as asked for. */
export const times = <Drawn>(count: number, draw: (index: number) => Drawn): Drawn[] =>
  Array.from({ length: count }, (_, index) => draw(index))

const short = (value: number) => String(Math.round(value * 10) / 10)

export const rect = (x: number, y: number, width: number, height: number, fill: string, round = 0): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}"${round === 0 ? '' : ` rx="${short(round)}"`}/>`

export const ellipse = (x: number, y: number, across: number, down: number, fill: string): string =>
  `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(across)}" ry="${short(down)}" fill="${fill}"/>`

export const circle = (x: number, y: number, radius: number, fill: string): string =>
  ellipse(x, y, radius, radius, fill)

export const polygon = (points: readonly (readonly [number, number])[], fill: string): string =>
  `<polygon points="${points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}" fill="${fill}"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): string =>
  `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round"/>`

export const faded = (opacity: number, ...parts: readonly string[]): string =>
  `<g opacity="${short(opacity)}">${parts.join('')}</g>`
