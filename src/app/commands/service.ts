import { Command } from 'commander'
import { resolve } from 'node:path'
import { canonicalPack, checkPack, loadPackFolder, publishPack } from '#engines/cases/index.ts'
import { folders } from '../city.ts'
import { packFolders } from '../seed.ts'
import { say, sayRows } from './print.ts'
import { withCity } from './with-city.ts'

export function serviceCommand(): Command {
  const command = new Command('service').description('Check and publish service packs.')
  command
    .command('check')
    .description('Check a pack as a program: the path of every fault is named.')
    .argument('[folder...]', 'folders of packs; by default those that ship')
    .option('--json', 'as JSON')
    .action(async (given: string[], { json }: { json?: boolean }) => {
      const checked = []
      for (const folder of given.length > 0 ? given : packFolders(folders.services)) {
        const { pack, problems } = checkPack(await loadPackFolder(resolve(folder)))
        checked.push(...problems.map(({ path, message }) => ({ folder, path, message })))
        if (pack && !json) say(`${folder}: no fault, ${canonicalPack(pack).sha256}`)
      }
      if (json || checked.length > 0) sayRows(checked, json === true)
      if (checked.length > 0) process.exitCode = 1
    })
  command
    .command('publish')
    .description('Check a pack, store its canonical JSON by its SHA-256 and put it in force.')
    .argument('<folder>', 'folder of the pack')
    .requiredOption('--tenant <id>', 'municipality')
    .requiredOption('--office <id>', 'office that answers for the service')
    .action((folder: string, { tenant: tenantId, office }: { tenant: string; office: string }) =>
      withCity(async ({ database, directory }) => {
        const { pack, problems } = checkPack(await loadPackFolder(resolve(folder)))
        if (!pack) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
        const tenant = await directory.byId(tenantId)
        if (!tenant) throw new Error(`There is no municipality ${tenantId}: see portico tenant list.`)
        const context = { tenant: tenant.id, actor: { kind: 'system', name: 'publish' }, purpose: 'set-up' } as const
        say(await database.withContext(context, ({ tx, now }) => publishPack(tx, pack, office, now)))
      }),
    )
  return command
}
