/** An exact number, `n / d` in lowest terms with `d` above zero: sums of money and measures never drift. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/** How a number between two steps is brought to one of them; half-even is ISO 80000-1, rule A of annex B. */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down'

// A chain of multiplications could grow without end: beyond this there is no result, so the cost of one step is bounded.
const LIMIT = 1n << 256n

const abs = (value: bigint) => (value < 0n ? -value : value)

function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}

/** `n / d` in lowest terms; undefined when `d` is zero or the result too large to be meant. */
export function ratio(n: bigint, d: bigint): Rational | undefined {
  if (d === 0n || abs(n) >= LIMIT || abs(d) >= LIMIT) return undefined
  const common = d === 1n ? 1n : divisor(abs(n), abs(d))
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / common, d: (sign * d) / common }
}

const DECIMAL = /^(-?)(\d{1,21})(?:\.(\d{1,12}))?$/

/** The number that a decimal says: `12`, `-0.65`; at most 21 digits before the point and 12 after. */
export function readDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text)
  if (!match) return undefined
  const decimals = match[3] ?? ''
  const digits = BigInt(`${match[2]}${decimals}`)
  return ratio(match[1] === '-' ? -digits : digits, 10n ** BigInt(decimals.length))
}

/** A number of JSON, read as it is written there: 0.1 is a tenth, and not the double nearest to it. */
export function ofNumber(value: number): Rational | undefined {
  return Number.isSafeInteger(value) ? { n: BigInt(value), d: 1n } : readDecimal(String(value))
}

export const add = (a: Rational, b: Rational) => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational) => ratio(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational) => ratio(a.n * b.n, a.d * b.d)
export const divide = (a: Rational, b: Rational) => ratio(a.n * b.d, a.d * b.n)

/** Below zero, zero or above, as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

function wholeSteps({ n, d }: Rational, mode: RoundingMode): bigint {
  const below = abs(n) / d
  const rest = abs(n) % d
  const isHalf = rest * 2n === d
  const more = rest * 2n > d || (isHalf && (mode === 'half-up' || (mode === 'half-even' && below % 2n === 1n)))
  const steps = mode === 'up' ? below + (rest > 0n ? 1n : 0n) : mode === 'down' || !more ? below : below + 1n
  return n < 0n ? -steps : steps
}

/** The multiple of `step` (above zero) that the rule gives; `up` and `half-up` go away from zero, `down` towards it. */
export function round(value: Rational, step: Rational, mode: RoundingMode): Rational | undefined {
  const steps = divide(value, step)
  if (!steps || step.n <= 0n) return undefined
  return multiply({ n: wholeSteps(steps, mode), d: 1n }, step)
}

/** The whole number of a rational that is one, if a double holds it exactly. */
export function toWhole({ n, d }: Rational): number | undefined {
  const whole = Number(n)
  return d === 1n && Number.isSafeInteger(whole) ? whole : undefined
}

/** Decimal digits, at most so many after the point, half up, without zeros at the end: `12.5`. */
export function toDecimal(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const steps = wholeSteps({ n: value.n * scale, d: value.d }, 'half-up')
  const digits = String(abs(steps)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${steps < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`
}
