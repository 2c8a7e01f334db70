import { Command } from 'commander'
import { holdCase, releaseCase } from '#engines/cases/index.ts'
import type { Scope } from '#platform/db/context.ts'
import { say } from './print.ts'
import { tenantNamed, withCity } from './with-city.ts'

const context = { actor: { kind: 'system', name: 'archives' }, purpose: 'disposal' } as const

function inTenant<T>(id: string, work: (scope: Scope) => Promise<T>): Promise<T> {
  return withCity(async (city) => {
    const tenant = await tenantNamed(city, id)
    return city.databases.of(tenant).withContext({ tenant: tenant.id, ...context }, work)
  })
}

export function caseCommand(): Command {
  const command = new Command('case').description('Stop the disposal of a case, or let it go on.')
  command
    .command('hold')
    .description('Keep the content of a case beyond its retention: a dispute, an inspection.')
    .argument('<number>', 'year/number')
    .requiredOption('--tenant <id>', 'municipality')
    .requiredOption('--reason <text>', 'why, without personal data; officers of the case can see it')
    .action(async (number: string, { tenant, reason }: { tenant: string; reason: string }) => {
      await inTenant(tenant, (scope) => holdCase(scope, number, reason))
      say(`${number} is kept until it is released.`)
    })
  command
    .command('release')
    .description('Lift every hold on a case.')
    .argument('<number>', 'year/number')
    .requiredOption('--tenant <id>', 'municipality')
    .action(async (number: string, { tenant }: { tenant: string }) => {
      const lifted = await inTenant(tenant, (scope) => releaseCase(scope, number))
      say(lifted === 0 ? `${number} was not held.` : `${number} follows its retention again.`)
    })
  return command
}
