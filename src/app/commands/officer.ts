import { Command, Option } from 'commander'
import { contentTypeIds } from '#engines/content/index.ts'
import { plainDate } from '#kernel/dates.ts'
import { officeRoles } from '#platform/operations/access.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import { sessionStore } from '#platform/session/session.ts'
import { enterOfficer, listOfficers, removeOfficer } from '../officers.ts'
import { say, sayRows } from './print.ts'
import { tenantNamed, withCity } from './with-city.ts'

interface Added {
  tenant: string
  fiscalCode: string
  givenName: string
  familyName: string
  birthDate: string
  office: string
  role: OfficeRole
  contentTypes?: string[]
}

export function officerCommand(): Command {
  const command = new Command('officer').description('List, enter and remove the officers of a municipality.')
  command
    .command('list')
    .description('List the officers with their roles of today.')
    .requiredOption('--tenant <id>', 'municipality')
    .option('--json', 'as JSON')
    .action(({ tenant: id, json }: { tenant: string; json?: boolean }) =>
      withCity(async (city) => {
        const tenant = await tenantNamed(city, id)
        sayRows(await listOfficers(city.databases.of(tenant), tenant), json === true)
      }),
    )
  command
    .command('add')
    .description('Enter an officer, or give a known one a further role.')
    .requiredOption('--tenant <id>', 'municipality')
    .requiredOption('--fiscal-code <code>', 'fiscal code with which the officer signs in')
    .requiredOption('--given-name <name>', 'given name')
    .requiredOption('--family-name <name>', 'family name')
    .requiredOption('--birth-date <date>', 'YYYY-MM-DD')
    .requiredOption('--office <id>', 'office')
    .addOption(new Option('--role <role>', 'role').choices(officeRoles).makeOptionMandatory())
    .addOption(
      new Option('--content-types <types...>', 'of a writer or a reviewer: these types of contents alone').choices(
        contentTypeIds,
      ),
    )
    .action((given: Added) =>
      withCity(async (city) => {
        const tenant = await tenantNamed(city, given.tenant)
        if (!tenant.data.offices.some(({ id }) => id === given.office))
          throw new Error(`${tenant.data.name} has no office ${given.office}.`)
        const { fiscalCode, givenName, familyName } = given
        const identity = {
          fiscalCode,
          givenName,
          familyName,
          birthDate: plainDate(given.birthDate),
          birthPlace: undefined,
          email: undefined,
        }
        const post = { office: given.office, role: given.role, contentTypes: given.contentTypes }
        await enterOfficer(city.databases.of(tenant), tenant, identity, [post])
        say('Entered.')
      }),
    )
  command
    .command('remove')
    .description('End every role and every session of an officer, at once.')
    .requiredOption('--tenant <id>', 'municipality')
    .requiredOption('--fiscal-code <code>', 'fiscal code of the officer')
    .action(({ tenant: id, fiscalCode }: { tenant: string; fiscalCode: string }) =>
      withCity(async (city) => {
        const tenant = await tenantNamed(city, id)
        const { SESSION_IDLE_MINUTES: idleMinutes, SESSION_HOURS: hours } = city.settings
        const ended = await removeOfficer(
          city.databases.of(tenant),
          sessionStore(city.database, { idleMinutes, hours }),
          tenant,
          fiscalCode,
        )
        say(`Removed; ${ended} sessions ended.`)
      }),
    )
  return command
}
