import { expect, test } from 'vitest'
import { isGeometry } from '#kernel/geometry.ts'
import { readCorners } from './corners.ts'

const square = '45.0700, 7.6800\n45.0700, 7.6801\n45.0701, 7.6801\n45.0701, 7.6800'

test('corners draw the area through them, closed or not', () => {
  const open = readCorners(square, ['area'])
  expect(isGeometry(open)).toBe(true)
  expect(open).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [7.68, 45.07],
        [7.6801, 45.07],
        [7.6801, 45.0701],
        [7.68, 45.0701],
        [7.68, 45.07],
      ],
    ],
  })
  expect(readCorners(`${square}\n45.0700, 7.6800`, ['area'])).toEqual(open)
})

test.each([
  ['45,0700 7,6800', ['point'], { type: 'Point', coordinates: [7.68, 45.07] }],
  ['45.07 N; 7.68 E', ['line'], undefined],
  ['45.07 7.68; 45.08 7.69', ['line'], { type: 'LineString', coordinates: [[7.68, 45.07], [7.69, 45.08]] }], // prettier-ignore
  ['45.07 7.68; 45.08 7.69', ['area'], undefined],
  ['45.07', ['point'], undefined],
  ['piazza del mercato', ['point', 'area'], undefined],
  [square, ['point'], undefined],
])('%j as one of %j', (typed, kinds, drawn) => {
  expect(readCorners(typed, kinds)).toEqual(drawn)
})
