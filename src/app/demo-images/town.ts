import { car, cypress, flags, house, lamp, outdoors, people, street, tree, windows } from './parts.ts'
import { circle, line, polygon, rect, size, times } from './pen.ts'
import type { Pen } from './pen.ts'

const foot = 740
const floor = ({ colours }: Pen) => rect(0, foot, size.width, size.height - foot, colours.ground)

export function townHall(pen: Pen): string {
  const { colours, whole, oneOf } = pen
  const arches = whole(5, 8)
  const wide = 900
  const left = (size.width - wide) / 2
  const step = wide / arches
  const arch = (index: number) => {
    const x = left + step * index + step * 0.18
    return (
      rect(x, foot - 150, step * 0.64, 150, '#6b5a50', step * 0.32) + rect(x, foot - 70, step * 0.64, 70, '#6b5a50')
    )
  }
  return [
    outdoors(pen),
    floor(pen),
    house(pen, -60, foot, 280, 300),
    house(pen, 1380, foot, 300, 330),
    rect(left, foot - 420, wide, 420, oneOf(colours.walls)),
    rect(left - 20, foot - 440, wide + 40, 28, colours.roof),
    rect(size.width / 2 - 90, foot - 600, 180, 180, oneOf(colours.walls)),
    polygon(
      [
        [size.width / 2 - 110, foot - 600],
        [size.width / 2, foot - 700],
        [size.width / 2 + 110, foot - 600],
      ],
      colours.roof,
    ),
    circle(size.width / 2, foot - 520, 50, '#fffaf0'),
    line(size.width / 2, foot - 520, size.width / 2, foot - 556, '#33414a', 6),
    line(size.width / 2, foot - 520, size.width / 2 + 26, foot - 508, '#33414a', 6),
    windows(left + step * 0.3, foot - 380, arches, 1, step, '#5d7f90'),
    rect(left, foot - 190, wide, 14, '#ffffff'),
    ...times(arches, arch),
    flags(size.width / 2 - 100, foot - 200),
    people(pen, whole(2, 5), 830),
  ].join('')
}

export function dwelling(pen: Pen): string {
  const { between, whole } = pen
  const left = between(380, 560)
  return [
    outdoors(pen),
    floor(pen),
    tree(pen, left - 150, foot, 330),
    house(pen, left, foot, between(460, 600), between(300, 370)),
    tree(pen, left + 720, foot, between(240, 380)),
    tree(pen, left + 860, foot + 20, 200),
    lamp(left - 40, foot + 30),
    people(pen, whole(1, 4), 830),
  ].join('')
}

export function square(pen: Pen): string {
  const { colours, whole, between, chance } = pen
  const centre = between(600, 1000)
  const fountain = [
    rect(centre - 150, 790, 300, 40, '#b9b2a6', 20),
    rect(centre - 12, 700, 24, 100, '#b9b2a6'),
    rect(centre - 60, 690, 120, 18, '#cfc8bb', 9),
    line(centre - 40, 700, centre - 90, 790, colours.water, 7),
    line(centre + 40, 700, centre + 90, 790, colours.water, 7),
  ].join('')
  return [
    outdoors(pen, 420),
    street(pen, foot),
    floor(pen),
    ...times(9, (index) => line(index * 200 - 50, size.height, 300 + index * 125, foot, '#c9bda4', 3)),
    chance(0.6) ? fountain : tree(pen, centre, 820, 300),
    lamp(200, 830),
    lamp(1400, 830),
    people(pen, whole(4, 8), 830),
  ].join('')
}

export function church(pen: Pen): string {
  const { colours, between, oneOf, whole } = pen
  const left = between(480, 640)
  const wall = oneOf(colours.walls)
  const bell = left + 430
  return [
    outdoors(pen, 480),
    house(pen, left - 330, foot, 240, 260),
    house(pen, left + 680, foot, 260, 280),
    floor(pen),
    rect(bell, foot - 520, 120, 520, wall),
    polygon(
      [
        [bell - 14, foot - 520],
        [bell + 60, foot - 640],
        [bell + 134, foot - 520],
      ],
      colours.roof,
    ),
    rect(bell + 38, foot - 470, 44, 80, '#4d4a4f', 22),
    rect(left, foot - 330, 420, 330, wall),
    polygon(
      [
        [left - 24, foot - 330],
        [left + 210, foot - 450],
        [left + 444, foot - 330],
      ],
      colours.roof,
    ),
    circle(left + 210, foot - 270, 46, '#5d7f90'),
    rect(left + 160, foot - 150, 100, 150, '#6d4c3d', 50),
    rect(left + 160, foot - 70, 100, 70, '#6d4c3d'),
    cypress(left - 60, foot + 10, 260, colours.near),
    people(pen, whole(1, 4), 830),
  ].join('')
}

export function tower(pen: Pen): string {
  const { colours, between, oneOf } = pen
  const left = between(560, 860)
  const wall = oneOf(['#cdb99c', '#c4ad8f', '#bfa88c'])
  return [
    outdoors(pen, 560),
    rect(left, 130, 200, 700, wall),
    ...times(5, (index) => rect(left - 16 + index * 50, 95, 32, 50, wall)),
    rect(left - 16, 130, 232, 24, '#a8927a'),
    rect(left + 78, 220, 44, 80, '#4d4a4f', 22),
    rect(left + 86, 420, 28, 60, '#4d4a4f', 14),
    ...times(11, () => rect(left + between(10, 160), between(180, 700), 26, 12, '#b39d82', 3)),
    house(pen, left - 520, 840, 260, 240),
    house(pen, left - 270, 860, 240, 300),
    house(pen, left + 170, 870, 250, 290),
    house(pen, left + 430, 850, 270, 240),
    rect(0, 840, size.width, 60, colours.near),
  ].join('')
}

export function health(pen: Pen): string {
  const { colours, whole } = pen
  return [
    outdoors(pen),
    floor(pen),
    rect(330, foot - 340, 940, 340, '#f6f3ec'),
    rect(310, foot - 360, 980, 28, colours.accent),
    windows(380, foot - 300, 10, 2, 88),
    rect(700, foot - 120, 200, 120, '#9fc3cf', 6),
    rect(680, foot - 140, 240, 20, colours.accent),
    rect(770, foot - 480, 60, 180, '#2f8f4e', 6),
    rect(710, foot - 420, 180, 60, '#2f8f4e', 6),
    tree(pen, 220, foot, 300),
    tree(pen, 1400, foot, 340),
    people(pen, whole(2, 5), 830),
  ].join('')
}

export function parking(pen: Pen): string {
  const { chance, whole } = pen
  const row = (base: number, width: number) =>
    times(6, (index) => (chance(0.75) ? car(pen, 110 + index * 240, base, width) : '')).join('')
  return [
    outdoors(pen, 440),
    street(pen, 560),
    rect(0, 560, size.width, 340, '#8d939a'),
    ...times(7, (index) => line(90 + index * 240, 590, 70 + index * 240, 700, '#ffffff', 6)),
    row(690, 180),
    ...times(7, (index) => line(80 + index * 240, 750, 60 + index * 240, 880, '#ffffff', 6)),
    row(870, 200),
    rect(1480, 360, 14, 280, '#33414a'),
    rect(1430, 280, 114, 114, '#1f5fa8', 12),
    `<path d="M1468 372V302H1494A22 22 0 0 1 1494 346H1468" fill="none" stroke="#ffffff" stroke-width="14"/>`,
    tree(pen, whole(30, 70), 600, 300),
  ].join('')
}

export function cemetery(pen: Pen): string {
  const { colours, oneOf } = pen
  const wall = oneOf(colours.walls)
  return [
    outdoors(pen, 500),
    rect(0, 560, size.width, 340, '#9bb58a'),
    polygon(
      [
        [620, 900],
        [980, 900],
        [850, 560],
        [750, 560],
      ],
      colours.ground,
    ),
    rect(0, 470, 690, 110, wall),
    rect(910, 470, 690, 110, wall),
    rect(660, 400, 40, 190, '#b9ad9a'),
    rect(900, 400, 40, 190, '#b9ad9a'),
    rect(650, 385, 60, 20, colours.roof),
    rect(890, 385, 60, 20, colours.roof),
    ...times(9, (index) => line(712 + index * 22, 430, 712 + index * 22, 580, '#33414a', 4)),
    ...times(4, (index) => cypress(560 - index * 150, 640 + index * 60, 380 + index * 50, colours.near)),
    ...times(4, (index) => cypress(1040 + index * 150, 640 + index * 60, 380 + index * 50, colours.near)),
  ].join('')
}
