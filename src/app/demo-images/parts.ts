import { circle, ellipse, faded, line, polygon, rect, size, times } from './pen.ts'
import type { Pen } from './pen.ts'

const dark = '#33414a'
const glass = '#5d7f90'

/** A line of hills across the drawing, down to its foot. */
export function ridge({ between }: Pen, top: number, sway: number, fill: string): string {
  const steps = 8
  const [first, second] = [between(0, 6), between(0, 6)]
  const points = times(steps * 4 + 1, (index) => {
    const at = index / (steps * 4)
    const swing = Math.sin(first + at * 7) * 0.6 + Math.sin(second + at * 13) * 0.4
    return [at * size.width, top - sway * swing] as const
  })
  return polygon([[0, size.height], ...points, [size.width, size.height]], fill)
}

export function cloud(x: number, y: number, width: number): string {
  return faded(
    0.75,
    ellipse(x, y, width / 2, width / 9, '#ffffff'),
    circle(x - width / 7, y - width / 12, width / 8, '#ffffff'),
    circle(x + width / 9, y - width / 9, width / 7, '#ffffff'),
  )
}

/** Sky with its sun, clouds and far hills; `horizon` is where the nearer hills stand. */
export function outdoors(pen: Pen, horizon = 520): string {
  const { colours, between, whole } = pen
  return [
    rect(0, 0, size.width, size.height, colours.sky),
    circle(between(200, 1400), between(130, 260), 85, colours.glow),
    ...times(whole(2, 4), () => cloud(between(100, 1500), between(70, 280), between(140, 260))),
    ridge(pen, horizon - 80, between(50, 110), colours.far),
    ridge(pen, horizon, between(30, 70), colours.hill),
  ].join('')
}

export function tree(pen: Pen, x: number, foot: number, height: number, fill = pen.colours.near): string {
  const crown = height * 0.36
  return [
    rect(x - height * 0.04, foot - height * 0.5, height * 0.08, height * 0.5, '#7a5a43'),
    circle(x - crown * 0.5, foot - height * 0.52, crown * 0.7, fill),
    circle(x + crown * 0.5, foot - height * 0.55, crown * 0.72, fill),
    circle(x, foot - height * 0.74, crown * 0.85, fill),
    faded(0.18, circle(x - crown * 0.25, foot - height * 0.8, crown * 0.45, '#ffffff')),
  ].join('')
}

export function cypress(x: number, foot: number, height: number, fill: string): string {
  return (
    rect(x - 5, foot - 30, 10, 30, '#6a4f3c') + ellipse(x, foot - height * 0.53, height * 0.12, height * 0.48, fill)
  )
}

export function person({ colours, oneOf }: Pen, x: number, foot: number, height = 90): string {
  const coat = oneOf([colours.accent, colours.water, '#e0a030', '#5b5f97', '#6a994e', '#bc4b51'])
  const skin = oneOf(['#f1c9a5', '#c98d63', '#8d5a3b', '#e8b48c'])
  return [
    rect(x - height * 0.12, foot - height * 0.42, height * 0.1, height * 0.42, dark),
    rect(x + height * 0.02, foot - height * 0.42, height * 0.1, height * 0.42, dark),
    rect(x - height * 0.17, foot - height * 0.8, height * 0.34, height * 0.46, coat, height * 0.12),
    circle(x, foot - height * 0.9, height * 0.12, skin),
  ].join('')
}

export function people(pen: Pen, count: number, foot: number, from = 150, to = 1450): string {
  return times(count, () => person(pen, pen.between(from, to), foot + pen.between(-12, 30), pen.between(80, 105))).join(
    '',
  )
}

/** Windows in rows over a wall. */
export function windows(x: number, y: number, across: number, down: number, step: number, fill = glass): string {
  return times(down, (row) =>
    times(across, (column) => {
      const [left, top] = [x + column * step, y + row * step * 1.25]
      return (
        rect(left, top, step * 0.45, step * 0.72, fill, 3) +
        rect(left - 4, top + step * 0.72, step * 0.45 + 8, 6, '#ffffff')
      )
    }).join(''),
  ).join('')
}

export function house(pen: Pen, x: number, foot: number, width: number, height: number): string {
  const { colours, oneOf } = pen
  const across = Math.max(2, Math.round(width / 85))
  const step = width / across
  const down = Math.max(1, Math.floor((height - 110) / (step * 1.25)))
  return [
    rect(x, foot - height, width, height, oneOf(colours.walls)),
    polygon(
      [
        [x - 18, foot - height],
        [x + width / 2, foot - height - width * 0.22],
        [x + width + 18, foot - height],
      ],
      colours.roof,
    ),
    windows(x + step * 0.28, foot - height + 28, across, down, step),
    rect(x + width / 2 - 26, foot - 82, 52, 82, '#6d4c3d', 6),
  ].join('')
}

/** Houses side by side, from one edge of the drawing to the other. */
export function street(pen: Pen, foot: number): string {
  const parts: string[] = []
  for (let x = -30; x < size.width;) {
    const width = pen.between(190, 290)
    parts.push(house(pen, x, foot, width, pen.between(250, 400)))
    x += width
  }
  return parts.join('')
}

export function lamp(x: number, foot: number): string {
  return (
    line(x, foot, x, foot - 190, dark, 8) + circle(x, foot - 205, 22, '#fff1b8') + rect(x - 16, foot - 8, 32, 8, dark)
  )
}

export function bench(x: number, foot: number): string {
  return (
    rect(x, foot - 42, 150, 12, '#9c6b44', 4) +
    rect(x, foot - 72, 150, 12, '#9c6b44', 4) +
    rect(x + 14, foot - 72, 8, 72, dark) +
    rect(x + 128, foot - 72, 8, 72, dark)
  )
}

export function flags(x: number, y: number): string {
  const flag = (left: number, colours: readonly string[]) =>
    line(left, y, left, y - 120, dark, 6) +
    colours.map((fill, index) => rect(left + 4 + index * 22, y - 118, 22, 44, fill)).join('')
  return flag(x, ['#2f8f4e', '#ffffff', '#c8343c']) + flag(x + 110, ['#2b4fa0', '#2b4fa0', '#2b4fa0'])
}

export function car(pen: Pen, x: number, foot: number, width = 190): string {
  const fill = pen.oneOf([pen.colours.accent, '#e9e4da', '#4f6d7a', '#dda448', '#6b8f71'])
  const high = width * 0.26
  return [
    polygon(
      [
        [x + width * 0.18, foot - high],
        [x + width * 0.32, foot - high * 1.9],
        [x + width * 0.7, foot - high * 1.9],
        [x + width * 0.86, foot - high],
      ],
      fill,
    ),
    rect(x + width * 0.34, foot - high * 1.72, width * 0.15, high * 0.7, '#d6e9f0', 4),
    rect(x + width * 0.53, foot - high * 1.72, width * 0.16, high * 0.7, '#d6e9f0', 4),
    rect(x, foot - high * 1.15, width, high * 0.95, fill, 14),
    circle(x + width * 0.24, foot - 8, width * 0.1, dark),
    circle(x + width * 0.78, foot - 8, width * 0.1, dark),
  ].join('')
}
