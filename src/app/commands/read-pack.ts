import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { checkLinks, checkPack, findPack, loadPackFolder, openedServices } from '#engines/cases/index.ts'
import type { ServicePack } from '#engines/cases/index.ts'
import { folders } from '../city.ts'
import { withCity } from './with-city.ts'

/** How a pack is named on the command line. */
export const packArgument = 'id or folder of a pack that ships, or a JSON file'

/** A pack that ships is a folder of the product; one from outside is JSON, checked and never executed. */
export async function readPack(path: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'))
  const byId = join(folders.services, path)
  const folder = /^[a-z][a-z0-9-]*$/.test(path) && existsSync(byId) ? resolve(byId) : resolve(path)
  if (dirname(folder) !== resolve(folders.services))
    throw new Error(`${path}: a pack from outside is given as JSON (portico service export writes one).`)
  return loadPackFolder(folder)
}

/** A pack without fault; throws with all of its faults. */
export async function faultless(path: string): Promise<ServicePack> {
  const { pack, problems } = checkPack(await readPack(path))
  mustBeFaultless(problems)
  if (!pack) throw new Error(`${path} is no pack.`)
  return pack
}

interface Fault {
  readonly path: string
  readonly message: string
}

/** Throws with all of the faults. */
export function mustBeFaultless(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Error(faults.map(({ path, message }) => `${path}: ${message}`).join('\n'))
}

/** Faults of what a pack opens, against the packs that ship. */
export async function linkProblems(pack: ServicePack): Promise<readonly Fault[]> {
  const shipped = openedServices(pack.definition).filter((id) => existsSync(join(folders.services, id)))
  const known = new Map<string, ServicePack['definition']>()
  for (const id of shipped) {
    const other = checkPack(await readPack(id), false).pack
    if (other) known.set(id, other.definition)
  }
  return checkLinks(pack, known)
}

/** A version that some municipality of the installation has published. */
export function publishedPack(sha256: string): Promise<ServicePack> {
  return withCity(async ({ databases, directory }) => {
    for (const tenant of await directory.all()) {
      const context = { tenant: tenant.id, actor: { kind: 'system', name: 'compare' }, purpose: 'set-up' } as const
      const pack = await databases.of(tenant).withContext(context, ({ tx }) => findPack(tx, sha256))
      if (pack) return pack
    }
    throw new Error(`No municipality has published ${sha256}.`)
  })
}
