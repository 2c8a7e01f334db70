import { Command } from 'commander'
import {
  canonicalPack,
  checkLinks,
  checkPack,
  linkNotes,
  offeredServices,
  openedServices,
  publishPack,
  withdrawService,
} from '#engines/cases/index.ts'
import { folders } from '../city.ts'
import { packFolders } from '../seed.ts'
import { say, sayRows } from './print.ts'
import { faultless, linkProblems, mustBeFaultless, readPack } from './read-pack.ts'
import { diffCommand } from './service-diff.ts'
import { simulateCommand } from './service-simulate.ts'
import { withCity } from './with-city.ts'

export function serviceCommand(): Command {
  const command = new Command('service').description('Check, try, compare and publish service packs.')
  command
    .command('check')
    .description('Check a pack as a program: the path of every fault is named.')
    .argument('[folder...]', 'ids or folders of packs that ship, or JSON files; by default all that ship')
    .option('--json', 'as JSON')
    .action(async (given: string[], { json }: { json?: boolean }) => {
      const checked = []
      for (const folder of given.length > 0 ? given : packFolders(folders.services)) {
        const { pack, problems, notes } = checkPack(await readPack(folder))
        checked.push(...problems.map(({ path, message }) => ({ folder, path, message })))
        if (pack && !json) say(`${folder}: no fault, ${canonicalPack(pack).sha256}`)
        if (!json) for (const note of notes) say(`${folder}: ${note}`)
        if (pack) checked.push(...(await linkProblems(pack)).map((found) => ({ folder, ...found })))
      }
      if (json || checked.length > 0) sayRows(checked, json === true)
      if (checked.length > 0) process.exitCode = 1
    })
  command
    .command('export')
    .description('Write the canonical JSON of a pack: what is published, signed and exchanged.')
    .argument('<pack>', 'folder of a pack that ships, or a JSON file')
    .action(async (path: string) => {
      say(canonicalPack(await faultless(path)).canonical)
    })
  command
    .command('publish')
    .description('Check a pack, store its canonical JSON by its SHA-256 and put it in force.')
    .argument('<pack>', 'folder of a pack that ships, or a JSON file')
    .requiredOption('--tenant <id>', 'municipality')
    .requiredOption('--office <id>', 'office that answers for the service')
    .action((folder: string, { tenant: tenantId, office }: { tenant: string; office: string }) =>
      withCity(async ({ databases, directory }) => {
        const pack = await faultless(folder)
        const tenant = await directory.byId(tenantId)
        if (!tenant) throw new Error(`There is no municipality ${tenantId}: see portico tenant list.`)
        const context = { tenant: tenant.id, actor: { kind: 'system', name: 'publish' }, purpose: 'set-up' } as const
        say(
          await databases.of(tenant).withContext(context, async ({ tx, now }) => {
            const known = await offeredServices(tx, openedServices(pack.definition))
            mustBeFaultless(checkLinks(pack, known))
            for (const note of linkNotes(pack, known)) say(note)
            return publishPack(tx, { pack, officeId: office, origin: 'city', now })
          }),
        )
      }),
    )
  command
    .command('withdraw')
    .description('Take a service out of force: nobody can apply any more, open cases go on.')
    .argument('<id>', 'id of the service')
    .requiredOption('--tenant <id>', 'municipality')
    .action((id: string, { tenant: tenantId }: { tenant: string }) =>
      withCity(async ({ databases, directory }) => {
        const tenant = await directory.byId(tenantId)
        if (!tenant) throw new Error(`There is no municipality ${tenantId}: see portico tenant list.`)
        const context = { tenant: tenant.id, actor: { kind: 'system', name: 'publish' }, purpose: 'set-up' } as const
        const done = await databases.of(tenant).withContext(context, ({ tx, now }) => withdrawService(tx, id, now))
        if (!done) throw new Error(`${tenant.data.name} has no service ${id}.`)
        say(`${id} is withdrawn.`)
      }),
    )
  return command.addCommand(simulateCommand()).addCommand(diffCommand())
}
