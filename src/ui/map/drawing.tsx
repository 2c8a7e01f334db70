import { overlap, boundsOf } from '#kernel/bounds.ts'
import { linesOf } from '#kernel/city-map.ts'
import type { CityMap, MapFeature, MapKind } from '#kernel/city-map.ts'
import { cornersOf } from '#kernel/geometry.ts'
import type { Geometry, Position } from '#kernel/geometry.ts'
import { frameOf, HEIGHT, scaleBar, WIDTH } from './frame.ts'
import type { Frame } from './frame.ts'
import { LABEL_SIZE, placeLabels, pointsAlong } from './labels.ts'
import type { Label } from './labels.ts'

// what was drawn is above 3:1 on every ground (WCAG 1.4.11), names above 4.5:1 on theirs
const colours = {
  land: '#f3f1ec',
  water: '#c3ddf0',
  square: '#e6dfd0',
  street: '#ffffff',
  kerb: '#b9bfc6',
  boundary: '#6b2fb3',
  ink: '#17324d',
  drawn: '#a3004f',
} as const

const STREET_METRES = 9
/** Corners of the picture that the north and the scale stand in. */
const FURNITURE = [
  [WIDTH - 18, 20],
  [WIDTH - 18, 34],
  ...Array.from({ length: 12 }, (_, index) => [12 + index * 11, HEIGHT - 14] as const),
] as const

const isArea = ({ geometry: { type } }: MapFeature) => type === 'Polygon' || type === 'MultiPolygon'

/** To a tenth of a unit: what is less is not seen, and takes half the bytes. */
const short = (value: number) => Math.round(value * 10) / 10

function pathOf(lines: readonly (readonly Position[])[], closed: boolean, { at }: Frame): string {
  return lines
    .map((line) => {
      const points = line.map((position) => at(position).map(short).join(' '))
      return `M${points.join('L')}${closed ? 'Z' : ''}`
    })
    .join('')
}

interface Look {
  readonly fill: string
  readonly stroke?: string
  readonly 'stroke-width'?: number
  readonly 'stroke-dasharray'?: string
}

function looks(width: number): readonly (readonly [kind: MapKind, area: boolean, look: Look])[] {
  const line = (stroke: string, units: number): Look => ({ fill: 'none', stroke, 'stroke-width': short(units) })
  return [
    ['water', true, { fill: colours.water }],
    ['water', false, line(colours.water, width * 1.2)],
    ['square', true, { fill: colours.square, stroke: colours.kerb, 'stroke-width': 1 }],
    ['street', false, line(colours.kerb, width + 2)],
    ['street', false, line(colours.street, width)],
    ['boundary', true, { ...line(colours.boundary, 1.5), 'stroke-dasharray': '8 3 2 3' }],
  ]
}

function Ground({ features, frame }: { features: readonly MapFeature[]; frame: Frame }) {
  const width = Math.min(16, Math.max(3, STREET_METRES / frame.metresPerUnit))
  return (
    <>
      <rect width={WIDTH} height={HEIGHT} fill={colours.land} />
      {looks(width).map(([kind, area, look]) =>
        features
          .filter((feature) => feature.properties.kind === kind && isArea(feature) === area)
          .map(({ geometry }) => (
            <path
              d={pathOf(linesOf(geometry), area, frame)}
              fill-rule="evenodd"
              stroke-linecap="round"
              stroke-linejoin="round"
              {...look}
            />
          )),
      )}
    </>
  )
}

/** Squares for a ground of which nothing is known: they tell how large a thing is. */
function Grid({ units }: { units: number }) {
  const lines = (most: number) => Array.from({ length: Math.ceil(most / units) }, (_, index) => index * units)
  const path = [
    ...lines(WIDTH).map((x) => `M${short(x)} 0V${HEIGHT}`),
    ...lines(HEIGHT).map((y) => `M0 ${short(y)}H${WIDTH}`),
  ].join('')
  return <path d={path} stroke={colours.kerb} stroke-width="1" fill="none" />
}

function Name({ label: { text, at, turned } }: { label: Label }) {
  const [x, y] = at.map(short)
  return (
    <text
      x={x}
      y={y}
      dy="4"
      transform={`rotate(${short(turned)} ${x} ${y})`}
      text-anchor="middle"
      font-size={LABEL_SIZE}
      fill={colours.ink}
      stroke="#ffffff"
      stroke-width="3"
      stroke-linejoin="round"
      paint-order="stroke"
    >
      {text}
    </text>
  )
}

function Drawn({ drawn, frame }: { drawn: Geometry; frame: Frame }) {
  const corners = cornersOf(drawn)
  const [[x = 0, y = 0] = []] = corners.map((corner) => frame.at(corner).map(short))
  if (drawn.type === 'Point')
    return <circle cx={x} cy={y} r="7" fill={colours.drawn} stroke="#ffffff" stroke-width="3" />
  const path = pathOf([corners], drawn.type === 'Polygon', frame)
  const common = { d: path, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const
  return (
    <>
      <path {...common} fill="none" stroke="#ffffff" stroke-width="6" />
      <path
        {...common}
        fill={drawn.type === 'Polygon' ? colours.drawn : 'none'}
        fill-opacity="0.25"
        stroke={colours.drawn}
        stroke-width="3"
      />
    </>
  )
}

/** The scale, as long as its words say, and which way north is. */
function Furniture({ metres, units }: { metres: number; units: number }) {
  const [y, said] = [HEIGHT - 10, metres >= 1000 ? `${metres / 1000} km` : `${metres} m`]
  return (
    <>
      <rect x="4" y={y - 18} width={short(units + 16)} height="24" rx="3" fill="#ffffff" fill-opacity="0.85" />
      <path d={`M12 ${y - 5}v5h${short(units)}v-5`} fill="none" stroke={colours.ink} stroke-width="1.5" />
      <text x={short(12 + units / 2)} y={y - 5} text-anchor="middle" font-size="10" fill={colours.ink}>
        {said}
      </text>
      <circle cx={WIDTH - 18} cy="24" r="15" fill="#ffffff" fill-opacity="0.85" />
      <path d={`M${WIDTH - 18} 11l4 9h-8z`} fill={colours.ink} />
      <text x={WIDTH - 18} y="33" text-anchor="middle" font-size="12" font-weight="700" fill={colours.ink}>
        N
      </text>
    </>
  )
}

/** Names of areas and then of streets, beside what was drawn. */
function labelsOf(features: readonly MapFeature[], drawn: Geometry, frame: Frame): Label[] {
  const wanted = features
    .filter(({ properties: { kind } }) => kind === 'street' || kind === 'square' || kind === 'water')
    .map((feature) => ({
      text: feature.properties.name,
      lines: linesOf(feature.geometry).map((line) => line.map(frame.at)),
      area: isArea(feature),
    }))
  return placeLabels(
    [...wanted.filter(({ area }) => area), ...wanted.filter(({ area }) => !area)],
    [...FURNITURE, ...pointsAlong(cornersOf(drawn).map(frame.at))],
  )
}

/** What was drawn over the map of the municipality, or over squares where it has none. Pure: the same gives the same. */
export function Drawing({ drawn, map, label }: { drawn: Geometry; map: CityMap | undefined; label: string }) {
  const frame = frameOf(drawn)
  const scale = scaleBar(frame.metresPerUnit)
  const features = (map?.features ?? []).filter(({ geometry }) =>
    linesOf(geometry).some((line) => overlap(boundsOf(line) ?? frame.bounds, frame.bounds)),
  )
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      font-family="Titillium Web"
      role="img"
      aria-label={label}
    >
      <Ground features={features} frame={frame} />
      {map === undefined ? <Grid units={scale.units} /> : null}
      {labelsOf(features, drawn, frame).map((one) => (
        <Name label={one} />
      ))}
      <Drawn drawn={drawn} frame={frame} />
      <Furniture {...scale} />
    </svg>
  )
}
