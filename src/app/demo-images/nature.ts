import { bench, house, outdoors, people, ridge, street, tree } from './parts.ts'
import { circle, ellipse, faded, line, polygon, rect, size, times } from './pen.ts'
import type { Pen } from './pen.ts'

function boat({ colours, oneOf }: Pen, x: number, y: number, length: number): string {
  const sail = oneOf(['#ffffff', '#fff1d6', colours.accent])
  return [
    line(x, y, x, y - length * 1.15, '#6d4c3d', 6),
    polygon(
      [
        [x + 6, y - length * 1.1],
        [x + length * 0.55, y - 14],
        [x + 6, y - 14],
      ],
      sail,
    ),
    polygon(
      [
        [x - 6, y - length * 0.9],
        [x - length * 0.4, y - 14],
        [x - 6, y - 14],
      ],
      '#f3e6d0',
    ),
    polygon(
      [
        [x - length * 0.6, y - 8],
        [x + length * 0.6, y - 8],
        [x + length * 0.42, y + 24],
        [x - length * 0.42, y + 24],
      ],
      '#7a4b35',
    ),
  ].join('')
}

/** A house seen from afar. */
function cottage({ colours, between, oneOf }: Pen, x: number, foot: number): string {
  const high = between(45, 80)
  return [
    rect(x, foot - high, 100, high, oneOf(colours.walls)),
    polygon(
      [
        [x - 8, foot - high],
        [x + 50, foot - high - 30],
        [x + 108, foot - high],
      ],
      colours.roof,
    ),
    ...times(3, (index) => rect(x + 14 + index * 28, foot - high + 14, 14, 20, '#5d7f90')),
  ].join('')
}

export function lake(pen: Pen): string {
  const { colours, between, whole, chance } = pen
  const shore = between(470, 540)
  const jetty = [
    rect(0, 760, between(420, 620), 20, '#9c6b44', 4),
    ...times(4, (index) => rect(60 + index * 120, 770, 14, 90, '#7a5239')),
  ].join('')
  const reeds = times(40, () => {
    const x = between(1050, 1600)
    return line(x, 900, x + between(-20, 20), between(720, 830), colours.near, 6)
  }).join('')
  return [
    outdoors(pen, shore),
    ...times(whole(3, 6), (index) => cottage(pen, 60 + index * 190 + between(-30, 30), shore + 6)),
    rect(0, shore, size.width, size.height - shore, colours.water),
    ...times(26, () =>
      faded(0.25, rect(between(-50, 1500), between(shore + 15, 890), between(60, 260), 5, '#ffffff', 2)),
    ),
    ...times(whole(1, 3), () => boat(pen, between(250, 1400), between(shore + 70, 740), between(90, 170))),
    chance(0.5) ? jetty : reeds,
  ].join('')
}

export function park(pen: Pen): string {
  const { colours, between, whole, chance } = pen
  const turn = between(500, 1100)
  const playground = [
    line(1130, 800, 1190, 600, colours.accent, 12),
    line(1250, 800, 1190, 600, colours.accent, 12),
    line(1190, 600, 1450, 600, colours.accent, 12),
    line(1390, 800, 1450, 600, colours.accent, 12),
    line(1510, 800, 1450, 600, colours.accent, 12),
    line(1290, 600, 1270, 730, '#33414a', 5),
    line(1350, 600, 1330, 730, '#33414a', 5),
    rect(1262, 726, 76, 12, '#9c6b44', 4),
  ].join('')
  return [
    outdoors(pen),
    rect(0, 560, size.width, 340, '#8fbf75'),
    `<path d="M${String(Math.round(turn - 220))} 900C${String(Math.round(turn))} 760 ${String(Math.round(turn - 240))} 660 ${String(Math.round(turn))} 560H${String(Math.round(turn + 60))}C${String(Math.round(turn - 80))} 680 ${String(Math.round(turn + 240))} 760 ${String(Math.round(turn + 120))} 900Z" fill="${colours.ground}"/>`,
    ...times(whole(5, 8), (index) =>
      tree(pen, 80 + index * 220 + between(-60, 60), between(590, 670), between(200, 300)),
    ),
    chance(0.5) ? playground : ellipse(1280, 760, 210, 50, colours.water),
    tree(pen, between(80, 200), 840, between(360, 460)),
    bench(between(330, 420), 830),
    ...times(14, () => circle(between(0, 1600), between(700, 890), 6, colours.accent)),
    people(pen, whole(1, 4), 800, 500, 1000),
  ].join('')
}

export function hill(pen: Pen): string {
  const { colours, between, chance } = pen
  const ruin =
    rect(1090, 300, 90, 170, '#b7a58c') + rect(1180, 380, 110, 90, '#a9967d') + rect(1120, 330, 26, 46, '#6b5a50', 13)
  return [
    outdoors(pen, 430),
    chance(0.5) ? ruin : '',
    ridge(pen, 560, 60, colours.near),
    ...times(26, () => {
      const x = between(0, 1600)
      return tree(pen, x, between(600, 720), between(110, 190), between(0, 1) < 0.3 ? '#a56a33' : '#39694e')
    }),
    ridge(pen, 780, 30, '#8fb069'),
    ...times(7, () =>
      tree(pen, between(0, 1600), between(830, 890), between(200, 260), between(0, 1) < 0.4 ? '#c07f3a' : '#4d7f52'),
    ),
  ].join('')
}

export function vineyard(pen: Pen): string {
  const { colours, between } = pen
  const meet = between(500, 1100)
  const row = (index: number) => {
    const [x, top] = [-600 + index * 200, meet - 420 + index * 60]
    return [
      line(x, 900, top, 520, '#7a5a43', 10),
      ...times(9, (step) => {
        const at = step / 9
        return circle(x + (top - x) * at, 890 - 370 * at, 42 - 33 * at, step % 3 === 0 ? '#5f8f3e' : '#739f47')
      }),
    ].join('')
  }
  return [
    outdoors(pen, 440),
    house(pen, meet + 160, 520, 220, 150),
    polygon(
      [
        [0, 900],
        [0, 560],
        [meet - 300, 510],
        [meet + 400, 510],
        [1600, 570],
        [1600, 900],
      ],
      '#b9a36b',
    ),
    ...times(15, row),
    tree(pen, meet + 430, 540, 170, colours.near),
  ].join('')
}

export function snow(pen: Pen): string {
  const { between, colours } = pen
  const x = between(480, 760)
  const plough = [
    rect(x, 560, 330, 150, '#e08a1e', 14),
    rect(x + 330, 490, 190, 220, '#e08a1e', 18),
    rect(x + 370, 520, 120, 90, '#d6e9f0', 8),
    polygon(
      [
        [x + 540, 600],
        [x + 640, 560],
        [x + 680, 760],
        [x + 540, 740],
      ],
      '#c8343c',
    ),
    circle(x + 425, 478, 16, '#ffd166'),
    ...[90, 250, 430].map((at) => circle(x + at, 730, 48, '#33414a') + circle(x + at, 730, 18, '#b9c4ca')),
  ].join('')
  return [
    rect(0, 0, size.width, size.height, '#b9c9d8'),
    ridge(pen, 400, 70, '#d6e0e8'),
    street(pen, 600),
    rect(0, 600, size.width, 300, '#f4f8fa'),
    polygon(
      [
        [0, 780],
        [1600, 740],
        [1600, 860],
        [0, 890],
      ],
      '#aab5bd',
    ),
    plough,
    ellipse(x + 760, 790, 130, 60, '#ffffff'),
    tree(pen, 120, 700, 260, '#e8f0f4'),
    tree(pen, 1480, 680, 240, colours.far),
    ...times(150, () => circle(between(0, 1600), between(0, 900), between(3, 8), '#ffffff')),
  ].join('')
}

export function rain(pen: Pen): string {
  const { between } = pen
  return [
    rect(0, 0, size.width, size.height, '#93a5b1'),
    ridge(pen, 440, 80, '#7d929c'),
    street(pen, 640),
    rect(0, 640, size.width, 60, '#8f9a86'),
    polygon(
      [
        [0, 700],
        [1600, 690],
        [1600, 900],
        [0, 900],
      ],
      '#8b7d63',
    ),
    ...times(18, () => faded(0.35, rect(between(-40, 1500), between(720, 880), between(80, 300), 7, '#ffffff', 3))),
    ...times(120, () => {
      const [x, y] = [between(0, 1600), between(0, 900)]
      return faded(0.5, line(x, y, x - 14, y + 50, '#dfeaf0', 3))
    }),
  ].join('')
}
