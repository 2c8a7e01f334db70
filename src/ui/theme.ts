const darker = 0.75
const darkest = 0.5

/**
 * The style sheet that gives the pages a municipality's colour: the same three blues that the design system derives
 * from its own, at 100, 75 and 50 % of brightness. Refuses a colour on which white text has less than 4.5:1.
 */
export function themeCss({ primary }: { primary: string }): string {
  const channels = parse(primary)
  if (contrastWithWhite(channels) < 4.5)
    throw new Error(`White text is not readable on ${primary}: choose a darker colour`)
  return `:root{--portico-primary:${hex(channels)};--portico-primary-dark:${hex(scale(channels, darker))};--portico-primary-darker:${hex(scale(channels, darkest))}}\n`
}

type Channels = readonly [number, number, number]

function parse(colour: string): Channels {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(colour) ?? []
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`Not a colour like #0066cc: ${colour}`)
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

function scale([red, green, blue]: Channels, factor: number): Channels {
  return [Math.round(red * factor), Math.round(green * factor), Math.round(blue * factor)]
}

function hex(channels: Channels): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrastWithWhite(channels: Channels): number {
  const [red, green, blue] = channels
  return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
}

function linear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
