import { describe, expect, it } from 'vitest'
import { boundsOf, isWithin } from '#kernel/bounds.ts'
import type { CityMap } from '#kernel/city-map.ts'
import type { Geometry, Position } from '#kernel/geometry.ts'
import { readTenantFile } from '#platform/tenants/provision.ts'
import { tenantDataSchema } from '#platform/tenants/tenant.ts'
import { markup } from '../markup.ts'
import { frameOf, HEIGHT, scaleBar, WIDTH } from './frame.ts'
import { placeLabels } from './labels.ts'
import { PlaceMap, placePicture } from './place-map.tsx'

const { map } = tenantDataSchema.parse(readTenantFile('tenants/montelago/tenant.json'))
/** A position so many metres from the town hall square. */
const at = (east: number, north: number): Position => [7.9735 + east / 78_300, 45.4312 + north / 111_132]
const stall: Geometry = {
  type: 'Polygon',
  coordinates: [[at(-60, 10), at(-30, 12), at(-32, 22), at(-62, 20), at(-60, 10)]],
}
const stretch: Geometry = { type: 'LineString', coordinates: [at(-480, -66), at(345, 50)] }
const tree: Geometry = { type: 'Point', coordinates: at(-520, -300) }

const namesIn = (svg: string) => [...svg.matchAll(/paint-order="stroke">([^<]*)</gu)].map(([, name]) => name)

describe('the picture of a place', () => {
  it('is drawn over the streets, with names, scale and north, and says the same in words', () => {
    const { svg, alt, caption } = placePicture(stall, map, 'it')
    expect(namesIn(svg)).toEqual(['Piazza del Municipio', 'Via Roma', 'Via dei Mille', 'Via della Posta'])
    expect(svg).toContain('>50 m</text>')
    expect(svg).toContain('>N</text>')
    expect(caption).toBe(
      'Area di 303,84\u00a0m², contorno di 80,49\u00a0m; vicino a Piazza del Municipio, Via Roma, Via dei Mille',
    )
    expect(alt).toBe(`Mappa: ${caption}`)
    expect(placePicture(stall, map, 'it')).toEqual({ svg, alt, caption })
  })

  it('of a line and of a point', () => {
    expect(placePicture(stretch, map, 'en').caption).toMatch(/^A stretch of 83\d\.\d+\u00a0m; near /u)
    expect(placePicture(tree, map, 'en').caption).toBe(
      'A point; near Lungolago Alfieri, Via Mazzini; 45.42850°\u00a0N, 7.96686°\u00a0E',
    )
    expect(placePicture(tree, map, 'it').svg).toContain('<circle')
  })

  it('stands on squares where the municipality has no map', () => {
    const { svg, caption } = placePicture(stall, undefined, 'en')
    expect(caption).toBe('An area of 303.84\u00a0m², edge of 80.49\u00a0m')
    expect(namesIn(svg)).toEqual([])
    expect(svg).toMatch(/d="M0 0V270M7\d/u)
  })

  it('lists the corners of an area, once each', () => {
    const page = markup(<PlaceMap locale="it" drawn={stall} map={map} />)
    expect(page.match(/<li>/gu)).toHaveLength(4)
    expect(page).toContain('<li>45,43129°\u00a0N, 7,97273°\u00a0E</li>')
    expect(markup(<PlaceMap locale="it" drawn={tree} map={map} />)).not.toContain('<li>')
  })

  it.each([undefined, 'x', { type: 'Point' }, { type: 'Polygon', coordinates: [] }])('of %j is none', (drawn) =>
    expect(markup(<PlaceMap locale="it" drawn={drawn} map={map} />)).toBe(''),
  )

  it('keeps hostile names as text', () => {
    const name = `</text><script>alert(1)</script>"'&`
    const street = { type: 'LineString', coordinates: [at(-400, 0), at(400, 0)] } as const
    const hostile: CityMap = {
      bounds: [7.9, 45.4, 8, 45.5],
      features: [{ type: 'Feature', properties: { kind: 'street', id: 'a', name }, geometry: street }],
    }
    const page = markup(<PlaceMap locale="it" drawn={stall} map={hostile} />)
    expect(page).not.toContain('<script')
    expect(namesIn(page)).toEqual([
      name
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;'),
    ])
  })

  it('has no style of its own: the policy would drop it', () => {
    for (const one of [stall, stretch, tree]) expect(placePicture(one, map, 'it').svg).not.toMatch(/style|href|onload/u)
  })
})

describe('the frame', () => {
  it.each([
    ['an area', stall],
    ['a line', stretch],
    ['a point', tree],
    ['a line to the north', { type: 'LineString', coordinates: [at(0, 0), at(0, 2_000)] } as const],
  ])('holds %s whole, in the middle, with room around', (_, drawn) => {
    const { at: place, bounds } = frameOf(drawn)
    const corners = (
      drawn.type === 'Point' ? [drawn.coordinates] : drawn.coordinates.flat(drawn.type === 'Polygon' ? 1 : 0)
    ) as Position[]
    expect(isWithin(corners.map(place), [WIDTH * 0.2, HEIGHT * 0.2, WIDTH * 0.8, HEIGHT * 0.8])).toBe(true)
    expect(isWithin(corners, bounds)).toBe(true)
    const [west, south, east, north] = boundsOf(corners.map(place)) ?? [0, 0, 0, 0]
    expect([(west + east) / 2, (south + north) / 2].map(Math.round)).toEqual([WIDTH / 2, HEIGHT / 2])
  })

  it.each([
    [0.67, 50],
    [1, 100],
    [2.3, 200],
    [15, 1_000],
  ])('at %d metres a unit has a scale of %d m', (metresPerUnit, metres) =>
    expect(scaleBar(metresPerUnit)).toEqual({ metres, units: metres / metresPerUnit }),
  )
})

it('names stand once, upright, and never one over another', () => {
  const street = (text: string, from: readonly [number, number], to: readonly [number, number]) => ({
    text,
    lines: [[from, to]],
    area: false,
  })
  const labels = placeLabels(
    [
      street('Via Prima', [300, 200], [20, 100]),
      street('Via Prima di nuovo', [20, 101], [300, 201]),
      street('Corta', [50, 20], [60, 20]),
    ],
    [],
  )
  expect(labels.map(({ text, turned }) => [text, Math.round(turned)])).toEqual([['Via Prima', 20]])
})
