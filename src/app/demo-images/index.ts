import { concert, library, market, museum, school, sport, theatre, waste, works } from './life.ts'
import { hill, lake, park, rain, snow, vineyard } from './nature.ts'
import { penOf, size } from './pen.ts'
import type { Pen } from './pen.ts'
import { cemetery, church, dwelling, health, parking, square, tower, townHall } from './town.ts'

/** What can be drawn for the contents of a demonstration. */
const scenes = {
  cemetery,
  church,
  concert,
  health,
  hill,
  house: dwelling,
  lake,
  library,
  market,
  museum,
  park,
  parking,
  rain,
  school,
  snow,
  sport,
  square,
  theatre,
  tower,
  'town-hall': townHall,
  vineyard,
  waste,
  works,
} as const satisfies Record<string, (pen: Pen) => string>

export type Drawing = keyof typeof scenes

export const drawings = Object.keys(scenes) as readonly Drawing[]

/** A flat scene in SVG: another for each seed, always the same for one; it names nothing outside itself. */
export function drawScene(drawing: Drawing, seed: string): string {
  const { width, height } = size
  const box = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${scenes[drawing](penOf(seed))}</svg>`
}
