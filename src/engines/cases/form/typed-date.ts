import { isPlainDate } from '#kernel/dates.ts'
import { dateParts, partsOf, readDate } from '#ui/index.ts'
import type { DateParts } from '#ui/index.ts'

type Part = keyof DateParts

/** The three boxes of an answer, right or wrong. */
export function partsOfText(text: string): DateParts {
  if (isPlainDate(text)) return partsOf(text)
  const [year = '', month = '', day = ''] = text.split('-')
  return { day, month, year }
}

/** Which boxes are wrong. */
export function wrongParts(text: string): readonly Part[] {
  const { day, month, year } = partsOfText(text)
  const read = readDate({ 'date-day': day, 'date-month': month, 'date-year': year }, 'date')
  if (read.kind === 'empty') return dateParts
  return read.kind === 'invalid' ? read.wrong : []
}
