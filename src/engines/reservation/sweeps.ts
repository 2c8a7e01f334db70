import { sql } from 'kysely'
import type { Sweep } from '#platform/jobs/job.ts'

/** Hours for which what was typed outlives a hold that is over: long enough to choose another time. */
const afterHoldHours = 1

/** Holds that were never confirmed, and reservations whose days of keeping are over, are erased. */
export const reservationSweep: Sweep = {
  name: 'reservations',
  everySeconds: 600,
  run: ({ tenant, transaction }) =>
    transaction(async ({ tx }) => {
      await tx
        .deleteFrom('reservation')
        .where((build) =>
          build.or([
            build.and([
              build('state', '=', 'held'),
              sql<boolean>`changed_at < portico.now() - make_interval(hours => ${afterHoldHours})`,
            ]),
            sql<boolean>`ends_at < portico.now() - make_interval(days => ${tenant.data.reservationsKeptDays})`,
          ]),
        )
        .execute()
    }),
}
