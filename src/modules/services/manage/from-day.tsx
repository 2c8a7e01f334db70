import type { PlainDate } from '#kernel/dates.ts'
import { plainDate } from '#kernel/dates.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { DateField, readDate } from '#ui/index.ts'
import type { DateParts, FieldError } from '#ui/index.ts'
import { manageWords } from './messages.ts'

interface FromDayProps {
  readonly locale: Locale
  readonly value: DateParts | undefined
  readonly error: string | undefined
}

/** The day from which a proposed version is to hold; none for at once. */
export function FromDayField({ locale, value, error }: FromDayProps) {
  const t = manageWords(locale)
  return (
    <DateField
      locale={locale}
      name="from"
      label={t('fromDayLabel')}
      hint={t('fromDayHint')}
      error={error}
      required={false}
      value={value}
    />
  )
}

/** Reads that day: with what was typed, and what is wrong with it. */
export function readFromDay(
  textOf: (name: string) => string,
  locale: Locale,
): { readonly typed: DateParts; readonly day?: PlainDate; readonly errors: readonly FieldError[] } {
  const typed = { day: textOf('from-day'), month: textOf('from-month'), year: textOf('from-year') }
  const read = readDate({ 'from-day': typed.day, 'from-month': typed.month, 'from-year': typed.year }, 'from')
  if (read.kind === 'date') return { typed, day: plainDate(read.iso), errors: [] }
  return { typed, errors: read.kind === 'empty' ? [] : [{ field: 'from', text: manageWords(locale)('notADay') }] }
}
