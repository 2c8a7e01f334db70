import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { DataTable } from './data-table.tsx'

export interface ExplainedDay {
  /** In words. A range of days is one row: "dal 3 al 9 dicembre 2026". */
  readonly date: string
  /** The count after this day: "12 su 30"; a dash in words when the day does not count. */
  readonly count: string
  readonly reason: string
}

/** A legal term, day by day: which days count, which do not, and why. */
export function DayByDay({ locale, days }: { locale: Locale; days: readonly ExplainedDay[] }) {
  const t = words(locale)
  return (
    <DataTable
      caption={t('dayByDay')}
      columns={[
        { header: t('dayColumn'), cell: ({ date }) => date, rowHeader: true },
        { header: t('countColumn'), cell: ({ count }) => count },
        { header: t('reasonColumn'), cell: ({ reason }) => reason },
      ]}
      rows={days}
    />
  )
}
