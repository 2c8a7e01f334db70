import type { Locale } from '#platform/i18n/index.ts'
import { inLines, labelAt, sizes } from './layout.ts'
import type { ActionLane, ClockLane, Column, Layout } from './layout.ts'
import type { ProcedureInWords } from './words.ts'

// Colours of the design system, each pair above 4.5:1; what a colour says is written too.
const ink = '#17324d'
const grey = '#5c6f82'
const kinds = {
  draft: { fill: '#f5f5f5', stroke: '#5c6f82' },
  task: { fill: '#e6f0ff', stroke: '#0066cc' },
  citizen: { fill: '#fff3d6', stroke: '#995c00' },
  third: { fill: '#f1e8ff', stroke: '#6b2fb3' },
  system: { fill: '#e9eef2', stroke: '#455a64' },
  end: { fill: '#e0f5e9', stroke: '#00703c' },
} as const
const people = {
  applicant: '#995c00',
  handler: '#0066cc',
  responsible: '#0066cc',
  consulted: '#6b2fb3',
  system: '#455a64',
} as const

const HEAD = 9
const NAME_LINES = 3

function StateBox({ column, words, height }: { column: Column; words: ProcedureInWords; height: number }) {
  const { x, id, kind } = column
  const { fill, stroke } = kinds[kind]
  const left = x - sizes.box / 2
  const bottom = sizes.margin + sizes.header
  return (
    <g>
      <line x1={x} y1={bottom} x2={x} y2={height - sizes.margin} stroke="#c5d0db" stroke-width="1.5" />
      <rect
        x={left}
        y={sizes.margin}
        width={sizes.box}
        height={sizes.header}
        rx={kind === 'end' ? 20 : 6}
        fill={fill}
        stroke={stroke}
        stroke-width="2"
      />
      <text x={x} y={sizes.margin + 24} text-anchor="middle" font-size="14" font-weight="600" fill={ink}>
        {inLines(words.state(id), NAME_LINES).map((line, index) => (
          <tspan x={x} dy={index === 0 ? 0 : 17}>
            {line}
          </tspan>
        ))}
      </text>
      <text x={x} y={bottom - 12} text-anchor="middle" font-size="12" fill={ink}>
        {words.kind(kind)}
      </text>
    </g>
  )
}

/** Words on white, so that the lines of the states do not run through them. */
function Label({ lane, text, width }: { lane: ActionLane | ClockLane; text: string; width: number }) {
  const { x, anchor } = labelAt(lane, text, width)
  const gap = lane.kind === 'clock' ? 14 : 7
  return (
    <text
      x={anchor === 'start' ? x + gap : x - gap}
      y={lane.y - 9}
      text-anchor={anchor}
      font-size="13"
      fill={ink}
      stroke="#ffffff"
      stroke-width="4"
      stroke-linejoin="round"
      paint-order="stroke"
    >
      {text}
    </text>
  )
}

function Head({ x, y, from, colour }: { x: number; y: number; from: number; colour: string }) {
  const back = from < x ? x - HEAD : x + HEAD
  return <path d={`M ${x} ${y} L ${back} ${y - 5} L ${back} ${y + 5} Z`} fill={colour} />
}

function ActionLine({ lane, words, width }: { lane: ActionLane; words: ProcedureInWords; width: number }) {
  const { action, from, to, left, right, y } = lane
  const colour = people[action.by]
  const stays = to === undefined
  const dashes = action.by === 'system' ? '6 4' : undefined
  return (
    <g>
      {left < right ? (
        <line
          x1={left}
          y1={y}
          x2={right}
          y2={y}
          stroke={colour}
          stroke-width={stays ? 1 : 2}
          stroke-dasharray={stays ? '2 5' : dashes}
        />
      ) : null}
      {from.map((x) => (
        <circle cx={x} cy={y} r="5" fill={stays || x === to ? '#ffffff' : colour} stroke={colour} stroke-width="2" />
      ))}
      {to !== undefined && left < to ? <Head x={to} y={y} from={left} colour={colour} /> : null}
      {to !== undefined && right > to ? <Head x={to} y={y} from={right} colour={colour} /> : null}
      <Label lane={lane} text={words.label(action)} width={width} />
    </g>
  )
}

function ClockLine({
  lane,
  words,
  width,
  locale,
}: {
  lane: ClockLane
  words: ProcedureInWords
  width: number
  locale: Locale
}) {
  const { at, y, right, clock } = lane
  return (
    <g>
      <line x1={at} y1={y} x2={right} y2={y} stroke={grey} stroke-width="4" />
      <circle cx={at} cy={y} r="8" fill="#ffffff" stroke={ink} stroke-width="2" />
      <path d={`M ${at} ${y - 5} V ${y} H ${at + 4}`} fill="none" stroke={ink} stroke-width="1.5" />
      <Label lane={lane} text={`${clock.title[locale]}: ${words.term(clock)}`} width={width} />
    </g>
  )
}

/** A procedure as a picture. The figure around it scrolls; what it says is written in the list that follows. */
export function ProcedureFigure({
  layout,
  words,
  locale,
  title,
}: {
  layout: Layout
  words: ProcedureInWords
  locale: Locale
  title: string
}) {
  const { columns, lanes, width, height } = layout
  const described = words.t('alternative', { states: columns.map(({ id }) => words.state(id)).join(', ') })
  return (
    <div class="overflow-auto border" tabindex={0} role="region" aria-label={title} data-element="procedure">
      <svg
        xmlns="http://www.w3.org/2000/svg"
        role="img"
        aria-label={`${title}. ${described}`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <rect width={width} height={height} fill="#ffffff" />
        {columns.map((column) => (
          <StateBox column={column} words={words} height={height} />
        ))}
        {lanes.map((lane) =>
          lane.kind === 'clock' ? (
            <ClockLine lane={lane} words={words} width={width} locale={locale} />
          ) : (
            <ActionLine lane={lane} words={words} width={width} />
          ),
        )}
      </svg>
    </div>
  )
}
