import { Command } from 'commander'
import { sessionStore } from '#platform/session/session.ts'
import { endAllSessions, endSessionsOf } from '../sessions.ts'
import { say } from './print.ts'
import { tenantNamed, withCity } from './with-city.ts'

export function sessionsCommand(): Command {
  const command = new Command('sessions').description('End the sessions of a person, or all of a municipality.')
  command
    .command('end')
    .description('Whoever was signed in has to sign in again.')
    .requiredOption('--tenant <id>', 'municipality')
    .option('--fiscal-code <code>', 'fiscal code of the person; without it, everybody')
    .action(({ tenant: id, fiscalCode }: { tenant: string; fiscalCode?: string }) =>
      withCity(async (city) => {
        const tenant = await tenantNamed(city, id)
        const { SESSION_IDLE_MINUTES: idleMinutes, SESSION_HOURS: hours } = city.settings
        const store = sessionStore(city.database, { idleMinutes, hours })
        const ended =
          fiscalCode === undefined
            ? await endAllSessions(city.databases.main.ownerUrl, tenant)
            : await endSessionsOf(city.databases.of(tenant), store, tenant, fiscalCode)
        say(`${ended} sessions ended.`)
      }),
    )
  return command
}
