import { Command } from 'commander'
import { readMigrations } from '#platform/db/migrate.ts'
import { folders } from '../city.ts'
import { say } from './print.ts'
import { withCity } from './with-city.ts'

export function migrateCommand(): Command {
  return new Command('migrate').description('Bring the database to the newest migration.').action(() =>
    withCity(async () => {
      say(`The database is at ${readMigrations(folders.migrations).at(-1)?.name}.`)
    }),
  )
}

export function seedCommand(): Command {
  return new Command('seed').description('Load the demo municipalities, where there is none yet.').action(() =>
    withCity(async ({ directory }) => {
      say(`Municipalities: ${(await directory.all()).map(({ data }) => data.name).join(', ')}.`)
    }),
  )
}
