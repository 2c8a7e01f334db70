import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'

/** How long the cases of a service took over two years, in days; nothing while fewer than ten have ended. */
export async function serviceDurations(
  tx: Tx,
  serviceId: string,
): Promise<{ readonly cases: number; readonly medianDays: number; readonly ninetiethDays: number } | null> {
  const { rows } = await sql<{ cases: number; median_days: number; ninetieth_days: number }>`
    select cases::int as cases, median_days, ninetieth_days from service_durations(${serviceId})
  `.execute(tx)
  const [row] = rows
  if (!row) return null
  return { cases: row.cases, medianDays: row.median_days, ninetiethDays: row.ninetieth_days }
}
