import { Command } from 'commander'
import { addTenant, readTenantFile } from '#platform/tenants/provision.ts'
import { tenantFileSchema } from '#platform/tenants/tenant.ts'
import { folders } from '../city.ts'
import { importStreets, publishPacks, seedOffices } from '../seed.ts'
import { say, sayRows } from './print.ts'
import { tenantNamed, withCity } from './with-city.ts'

export function tenantCommand(): Command {
  const command = new Command('tenant').description('List municipalities, or add one.')
  command
    .command('list')
    .description('List the municipalities of the installation.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) =>
      withCity(async ({ directory }) => {
        const tenants = await directory.all()
        sayRows(
          tenants.map(({ id, hosts, database, data }) => ({ id, name: data.name, hosts: hosts.join(' '), database })),
          json === true,
        )
      }),
    )
  command
    .command('add')
    .description('Add a municipality from its data file, or give a known one new data.')
    .argument('<id>', 'short name: lower-case letters, digits, _')
    .argument('<file>', 'tenant.json; a map.json beside it is read too')
    .requiredOption('--host <host...>', 'host names under which it is reached')
    .option('--database <name>', 'database that holds its schema, see DATABASES', 'main')
    .action((id: string, file: string, { host, database: name }: { host: string[]; database: string }) =>
      withCity(async ({ databases }) => {
        const parsed = tenantFileSchema.safeParse(readTenantFile(file))
        if (!parsed.success)
          throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
        const tenant = { id, hosts: host, data: parsed.data }
        const own = databases.byName(name)
        await addTenant({ mainUrl: databases.main.ownerUrl, own }, tenant, folders.migrations)
        const added = { ...tenant, database: name }
        await seedOffices(own.database, added)
        await publishPacks(own.database, added, folders.services)
        say(`${parsed.data.name} is reached at ${host.join(', ')}.`)
      }),
    )
  command
    .command('streets')
    .description('The street registry of a municipality.')
    .command('import')
    .description(
      'Load the streets of a CSV file: code;name;numbers. Streets that it no longer has are ceased, never deleted.',
    )
    .argument('<file>', 'streets.csv')
    .requiredOption('--tenant <id>', 'municipality')
    .action((file: string, { tenant: id }: { tenant: string }) =>
      withCity(async (city) => {
        const tenant = await tenantNamed(city, id)
        const { present, ceased } = await importStreets(city.databases.of(tenant), tenant, file)
        say(`${present} streets; ${ceased} ceased.`)
      }),
    )
  return command
}
