import { flags, lamp, outdoors, people, person, street, tree, windows } from './parts.ts'
import { circle, ellipse, faded, line, polygon, rect, size, times } from './pen.ts'
import type { Pen } from './pen.ts'

export function library(pen: Pen): string {
  const { colours, between, oneOf, chance } = pen
  const spines = [colours.accent, colours.water, colours.near, '#dda448', '#7b4b94', '#bc4b51', '#f2e8cf', '#386641']
  const shelf = (left: number, top: number, width: number) => {
    const books: string[] = []
    for (let x = left + 10; x < left + width - 30;) {
      const thick = between(14, 32)
      const high = between(80, 118)
      if (chance(0.93)) books.push(rect(x, top + 130 - high, thick, high, oneOf(spines), 2))
      x += thick + 3
    }
    return [...books, rect(left, top + 130, width, 16, '#8a5a3b')].join('')
  }
  const bay = (left: number, width: number) =>
    [
      rect(left, 90, width, 610, '#a9744f'),
      rect(left + 12, 102, width - 24, 598, '#6d4630'),
      ...times(4, (index) => shelf(left + 12, 104 + index * 148, width - 24)),
    ].join('')
  return [
    rect(0, 0, size.width, size.height, '#f0e4cf'),
    rect(0, 700, size.width, 200, '#c99d6b'),
    bay(40, 430),
    bay(1130, 430),
    rect(560, 150, 480, 400, '#ffffff', 6),
    rect(576, 166, 448, 368, colours.sky),
    polygon(
      [
        [576, 534],
        [576, 440],
        [720, 370],
        [860, 450],
        [1024, 390],
        [1024, 534],
      ],
      colours.hill,
    ),
    rect(576, 480, 448, 54, colours.water),
    rect(792, 166, 16, 368, '#ffffff'),
    rect(430, 690, 740, 26, '#8a5a3b', 6),
    rect(470, 716, 26, 150, '#6d4630'),
    rect(1104, 716, 26, 150, '#6d4630'),
    ...times(5, (index) => rect(520 + index * 120 + between(-20, 20), 676, 90, 14, oneOf(spines), 3)),
    line(980, 690, 980, 590, '#33414a', 8),
    polygon(
      [
        [930, 600],
        [1030, 600],
        [1008, 550],
        [952, 550],
      ],
      colours.accent,
    ),
    person(pen, between(330, 400), 870, 240),
    person(pen, between(1190, 1260), 870, 230),
  ].join('')
}

export function museum(pen: Pen): string {
  const { colours, oneOf, whole } = pen
  const wall = oneOf(colours.walls)
  const columns = whole(4, 6)
  const step = 800 / columns
  return [
    outdoors(pen),
    rect(0, 740, size.width, 160, colours.ground),
    tree(pen, 180, 750, 330),
    tree(pen, 1430, 750, 300),
    rect(360, 350, 880, 340, wall),
    polygon(
      [
        [330, 350],
        [800, 210],
        [1270, 350],
      ],
      colours.roof,
    ),
    polygon(
      [
        [480, 335],
        [800, 238],
        [1120, 335],
      ],
      wall,
    ),
    circle(800, 300, 26, colours.accent),
    ...times(columns + 1, (index) =>
      rect(390 + index * step - (index === columns ? 20 : 0), 370, 40, 320, '#fffaf0', 6),
    ),
    rect(730, 500, 140, 190, '#6d4c3d', 8),
    ...[470, 1040].map(
      (x) =>
        rect(x, 400, 90, 230, colours.accent, 4) +
        rect(x + 15, 440, 60, 12, '#ffffff') +
        rect(x + 15, 470, 60, 12, '#ffffff'),
    ),
    ...times(3, (index) => rect(330 - index * 20, 690 + index * 20, 940 + index * 40, 20, '#d6cab5')),
    people(pen, whole(2, 5), 850),
  ].join('')
}

export function theatre(pen: Pen): string {
  const { between, whole, oneOf } = pen
  const cloth = oneOf(['#a4243b', '#7b2d45', '#8c2f39', '#31557f'])
  return [
    rect(0, 0, size.width, size.height, '#2b2430'),
    rect(180, 110, 1240, 560, '#44344a'),
    ...times(3, (index) =>
      faded(
        0.2,
        polygon(
          [
            [480 + index * 320, 60],
            [420 + index * 320 - between(40, 160), 660],
            [660 + index * 320 + between(0, 100), 660],
          ],
          '#ffe9b0',
        ),
      ),
    ),
    ellipse(800, 650, 420, 46, '#6b4f5e'),
    ...times(whole(2, 4), (index) => person(pen, 560 + index * 170, 650, 210)),
    ...times(5, (index) => rect(120 + index * 50, 80, 52, 600, index % 2 === 0 ? cloth : `${cloth}d0`, 20)),
    ...times(5, (index) => rect(1230 + index * 50, 80, 52, 600, index % 2 === 0 ? cloth : `${cloth}d0`, 20)),
    rect(100, 50, 1400, 90, cloth),
    ...times(14, (index) => ellipse(150 + index * 100, 140, 50, 34, cloth)),
    rect(80, 30, 1440, 28, '#d4a94e', 8),
    rect(80, 670, 1440, 40, '#8a5a3b'),
    ...times(2, (row) =>
      times(15, (index) =>
        rect(20 + index * 108 - row * 50, 770 + row * 70, 88, 140, row === 0 ? '#6e1f33' : '#8a2a42', 26),
      ).join(''),
    ),
  ].join('')
}

export function school(pen: Pen): string {
  const { colours, oneOf, whole } = pen
  return [
    outdoors(pen),
    rect(0, 740, size.width, 160, '#cfd8b0'),
    rect(300, 400, 1000, 340, oneOf(colours.walls)),
    rect(280, 380, 1040, 26, colours.roof),
    windows(350, 440, 11, 2, 84, '#7fb2c4'),
    rect(700, 330, 200, 410, colours.accent),
    circle(800, 400, 40, '#fffaf0'),
    line(800, 400, 800, 374, '#33414a', 5),
    line(800, 400, 818, 408, '#33414a', 5),
    rect(740, 600, 120, 140, '#5d4037', 6),
    flags(960, 480),
    tree(pen, 160, 760, 300),
    tree(pen, 1460, 760, 320),
    ...times(4, (index) => rect(380 + index * 70, 830, 56, 40, oneOf(['#f2c14e', '#f78154', '#5fad56', '#4d9de0']), 4)),
    people(pen, whole(5, 9), 850),
  ].join('')
}

export function concert(pen: Pen): string {
  const { between, whole, oneOf } = pen
  const lights = ['#ffd166', '#ef476f', '#06d6a0', '#9ad1ff', '#ff9f68']
  return [
    rect(0, 0, size.width, size.height, '#26304f'),
    ...times(60, () => circle(between(0, 1600), between(0, 380), between(1.5, 4), '#fff6da')),
    rect(300, 620, 1000, 110, '#14182b'),
    rect(320, 180, 26, 450, '#59617d'),
    rect(1254, 180, 26, 450, '#59617d'),
    rect(300, 160, 1000, 40, '#59617d', 6),
    ...times(6, (index) => {
      const x = 390 + index * 165
      return (
        faded(
          0.35,
          polygon(
            [
              [x, 200],
              [x - between(60, 160), 625],
              [x + between(60, 160), 625],
            ],
            oneOf(lights),
          ),
        ) + circle(x, 204, 18, oneOf(lights))
      )
    }),
    ...times(whole(3, 5), (index) => person(pen, 500 + index * 150, 625, 190)),
    line(640, 470, 640, 625, '#cbd1e1', 6),
    ...times(46, () => {
      const [x, y] = [between(0, 1600), between(760, 880)]
      return circle(x, y, 34, '#151a2c') + rect(x - 46, y + 24, 92, 140, '#151a2c', 40)
    }),
    ...times(9, (index) => {
      const x = 120 + index * 170
      return line(x, 860, x + 20, 730, '#151a2c', 18)
    }),
  ].join('')
}

export function sport(pen: Pen): string {
  const { colours, oneOf, between, chance } = pen
  const ground = oneOf(['#5c9e58', '#5c9e58', '#c26a43', '#3f7fa8'])
  const goal = [
    line(690, 560, 690, 450, '#ffffff', 8),
    line(910, 560, 910, 450, '#ffffff', 8),
    line(690, 450, 910, 450, '#ffffff', 8),
  ].join('')
  const net = [rect(300, 560, 1000, 90, '#e9eef2cc'), line(300, 560, 1300, 560, '#ffffff', 8)].join('')
  const isField = ground === '#5c9e58'
  return [
    outdoors(pen, 380),
    rect(100, 400, 1400, 130, '#9aa3ab'),
    ...times(3, (row) => rect(100, 410 + row * 40, 1400, 8, '#7c858d')),
    ...times(50, () =>
      circle(between(120, 1480), between(410, 515), 11, oneOf([colours.accent, '#ffffff', '#f2c14e', colours.water])),
    ),
    polygon(
      [
        [160, 530],
        [1440, 530],
        [1600, 900],
        [0, 900],
      ],
      ground,
    ),
    `<path d="M230 550H1370L1500 870H100Z" fill="none" stroke="#ffffff" stroke-width="8"/>`,
    `<path d="M170 700H1430" stroke="#ffffff" stroke-width="7"/>`,
    isField ? `<ellipse cx="800" cy="700" rx="190" ry="66" fill="none" stroke="#ffffff" stroke-width="7"/>` : '',
    isField ? goal : net,
    person(pen, 560, 720, 130),
    person(pen, 1010, 780, 150),
    chance(0.6) ? person(pen, 760, 830, 160) : '',
    circle(between(640, 900), 820, 20, '#fffaf0'),
    lamp(60, 520),
    lamp(1540, 520),
  ].join('')
}

export function market(pen: Pen): string {
  const { colours, oneOf, between, whole } = pen
  const stall = (index: number) => {
    const left = 70 + index * 380
    const stripe = oneOf([colours.accent, colours.water, colours.near, '#dda448'])
    const fruit = oneOf(['#e07a2f', '#c8343c', '#8fbf4d', '#f2c14e', '#7b4b94'])
    return [
      rect(left + 14, 500, 12, 250, '#8a5a3b'),
      rect(left + 304, 500, 12, 250, '#8a5a3b'),
      ...times(6, (part) => rect(left + part * 55, 430, 55, 90, part % 2 === 0 ? stripe : '#fffaf0')),
      ...times(6, (part) => circle(left + part * 55 + 27.5, 520, 27.5, part % 2 === 0 ? stripe : '#fffaf0')),
      person(pen, left + between(110, 220), 720, 150),
      rect(left, 650, 330, 100, '#a9744f', 6),
      ...times(18, () => circle(left + between(20, 310), between(636, 656), 15, fruit)),
    ].join('')
  }
  return [
    outdoors(pen, 420),
    street(pen, 620),
    rect(0, 620, size.width, 280, colours.ground),
    ...times(26, (index) =>
      polygon(
        [
          [index * 64, 90 + Math.sin(index / 3) * 22],
          [index * 64 + 44, 92 + Math.sin(index / 3) * 22],
          [index * 64 + 22, 142 + Math.sin(index / 3) * 22],
        ],
        oneOf([colours.accent, '#f2c14e', colours.water, '#fffaf0']),
      ),
    ),
    ...times(4, stall),
    people(pen, whole(4, 7), 850),
  ].join('')
}

export function waste(pen: Pen): string {
  const { colours, whole } = pen
  const fills = ['#2f6fb0', '#e2b33c', '#3d8f57', '#8a5a3b', '#7d868c']
  const bin = (fill: string, index: number) => {
    const x = 170 + index * 260
    return [
      rect(x, 520, 200, 240, fill, 14),
      rect(x - 14, 490, 228, 44, fill, 16),
      faded(0.25, rect(x, 520, 200, 26, '#000000')),
      polygon(
        [
          [x + 100, 580],
          [x + 148, 665],
          [x + 52, 665],
        ],
        '#ffffff',
      ),
      polygon(
        [
          [x + 100, 608],
          [x + 124, 651],
          [x + 76, 651],
        ],
        fill,
      ),
      circle(x + 40, 766, 20, '#33414a'),
      circle(x + 160, 766, 20, '#33414a'),
    ].join('')
  }
  return [
    outdoors(pen, 440),
    ...times(9, (index) => tree(pen, 60 + index * 190, 500, 190)),
    rect(0, 500, size.width, 400, '#b9bdb6'),
    ...times(33, (index) => rect(index * 50, 410, 8, 110, colours.near)),
    rect(0, 430, size.width, 8, colours.near),
    ...fills.map(bin),
    people(pen, whole(1, 3), 870),
  ].join('')
}

export function works(pen: Pen): string {
  const { between, oneOf } = pen
  const x = between(820, 980)
  const barrier = (left: number) =>
    [
      rect(left, 690, 260, 54, '#ffffff', 6),
      ...times(4, (index) =>
        polygon(
          [
            [left + 20 + index * 64, 690],
            [left + 52 + index * 64, 690],
            [left + 32 + index * 64, 744],
            [left + index * 64, 744],
          ],
          '#d1342f',
        ),
      ),
      rect(left + 30, 744, 14, 70, '#6b7278'),
      rect(left + 216, 744, 14, 70, '#6b7278'),
    ].join('')
  const cone = (left: number) =>
    polygon(
      [
        [left, 850],
        [left + 70, 850],
        [left + 44, 740],
        [left + 26, 740],
      ],
      '#ee7a2b',
    ) +
    rect(left + 14, 792, 42, 18, '#ffffff') +
    rect(left - 12, 848, 94, 14, '#d45f14', 4)
  const yellow = oneOf(['#f0b429', '#e8a21a', '#f3bd3f'])
  return [
    outdoors(pen, 420),
    street(pen, 580),
    rect(0, 580, size.width, 320, '#868d94'),
    ...times(8, (index) => rect(index * 220, 640, 120, 10, '#ffffff')),
    ellipse(x - 260, 720, 240, 40, '#6d5641'),
    rect(x, 520, 260, 130, yellow, 12),
    rect(x + 60, 410, 140, 120, yellow, 10),
    rect(x + 80, 430, 90, 70, '#d6e9f0', 6),
    line(x + 40, 540, x - 130, 400, yellow, 34),
    line(x - 130, 400, x - 250, 600, yellow, 26),
    polygon(
      [
        [x - 300, 590],
        [x - 210, 600],
        [x - 220, 680],
        [x - 290, 660],
      ],
      '#5b6268',
    ),
    rect(x - 30, 650, 320, 70, '#3d444a', 35),
    ...times(4, (index) => circle(x + 15 + index * 76, 685, 22, '#7d868c')),
    barrier(90),
    barrier(1260),
    cone(420),
    cone(1130),
    person(pen, 520, 780, 180),
  ].join('')
}
