export interface DateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

export type DatePart = keyof DateParts

export const dateParts: readonly DatePart[] = ['day', 'month', 'year']

export type ReadDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'invalid'; readonly parts: DateParts; readonly wrong: readonly DatePart[] }

/** Name of the input of one part: `birth-day`, `birth-month`, `birth-year`. */
export function partName(name: string, part: DatePart): string {
  return `${name}-${part}`
}

/** Reads the three inputs of a DateField from a posted body; a two-digit year is refused rather than guessed. */
export function readDate(body: Readonly<Record<string, unknown>>, name: string): ReadDate {
  const read = (part: DatePart): string => {
    const value = body[partName(name, part)]
    return typeof value === 'string' ? value.trim() : ''
  }
  const parts: DateParts = { day: read('day'), month: read('month'), year: read('year') }
  if (parts.day === '' && parts.month === '' && parts.year === '') return { kind: 'empty' }
  const day = whole(parts.day, 1, 31)
  const month = whole(parts.month, 1, 12)
  const year = /^\d{4}$/u.test(parts.year) ? whole(parts.year, 1, 9999) : undefined
  const wrong = dateParts.filter((part) => ({ day, month, year })[part] === undefined)
  if (day === undefined || month === undefined || year === undefined) return { kind: 'invalid', parts, wrong }
  const iso = `${parts.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const exists = new Date(`${iso}T00:00:00Z`).getUTCDate() === day
  return exists ? { kind: 'date', iso } : { kind: 'invalid', parts, wrong: ['day'] }
}

/** `2026-11-22` as it is shown in the three inputs. */
export function partsOf(iso: string | undefined): DateParts {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return { day: '', month: '', year: '' }
  return { day: String(Number(day)), month: String(Number(month)), year }
}

function whole(text: string, low: number, high: number): number | undefined {
  if (!/^\d{1,4}$/u.test(text)) return undefined
  const value = Number(text)
  return value >= low && value <= high ? value : undefined
}

/**
 * A date that does not exist is kept as it was typed, `year-month-day` with whatever stood in each box: it is an answer
 * that the checks refuse, and it comes back in its three boxes, on any device.
 */
export function textOfParts({ day, month, year }: DateParts): string {
  return [year, month, day].map((part) => part.replaceAll('-', '')).join('-')
}
