import { expect, it } from 'vitest'
import { isWithin } from '#kernel/bounds.ts'
import { linesOf, mapKinds } from '#kernel/city-map.ts'
import { CityMapSchema } from './city-map.ts'
import { readTenantFile } from './provision.ts'
import { tenantDataSchema, zonesOf } from './tenant.ts'

const demo = (id: string) => tenantDataSchema.parse(readTenantFile(`tenants/${id}/tenant.json`))

it.each(['montelago', 'rivabella'])('%s has a map of every kind, within its bounds', (id) => {
  const { map } = demo(id)
  expect(new Set(map?.features.map(({ properties }) => properties.kind))).toEqual(new Set(mapKinds))
  for (const { geometry, properties } of map?.features ?? [])
    for (const line of linesOf(geometry)) expect(isWithin(line, map?.bounds ?? [0, 0, 0, 0]), properties.id).toBe(true)
})

it('zones are a list of codes with their areas', () => {
  expect(zonesOf(demo('rivabella')).map(({ id, name, geometry }) => [id, name, geometry.type])).toEqual([
    ['centro', 'Centro', 'Polygon'],
    ['oltrefiume', 'Oltrefiume', 'Polygon'],
    ['borgo-nord', 'Borgo nord', 'Polygon'],
  ])
  expect(zonesOf({})).toEqual([])
})

const line = {
  type: 'LineString',
  coordinates: [
    [8, 45],
    [8.1, 45],
  ],
}
const street = { type: 'Feature', properties: { kind: 'street', id: 'via-roma', name: 'Via Roma' }, geometry: line }
const named = (name: string) => ({ ...street, properties: { ...street.properties, name } })
const isRight = (map: object) => CityMapSchema.safeParse({ bounds: [7.9, 44.9, 8.1, 45.1], ...map }).success

it.each([
  ['a street', { features: [street] }, true],
  ['a name of many signs', { features: [named('Via D’Azeglio <b>&"')] }, true],
  ['a street twice', { features: [street, street] }, false],
  ['an escape in a name', { features: [named('Via\u001b[31m Rossa')] }, false],
  ['a name that turns the text round', { features: [named('Via \u202eamoR')] }, false],
  ['a line as a zone', { features: [{ ...street, properties: { ...street.properties, kind: 'zone' } }] }, false],
  ['bounds the wrong way round', { bounds: [8.1, 44.9, 7.9, 45.1] }, false],
  ['tiles', { tiles: { address: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© Example' } }, true],
  ['tiles in the clear', { tiles: { address: 'http://tiles.example/{z}/{x}/{y}.png', attribution: 'x' } }, false],
  [
    'tiles that add to the policy',
    { tiles: { address: "https://tiles.example; script-src 'unsafe-inline'/", attribution: 'x' } },
    false,
  ],
])('%s', (_, map, right) => expect(isRight(map)).toBe(right))
