import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestCluster, templateName, urlOf } from '#test/support/cluster.ts'
import { roles } from '#platform/db/bootstrap.ts'

/** Types of the tables of a tenant, read from a freshly migrated database. */
export async function databaseTypes(): Promise<string> {
  const { cluster, stop } = await startTestCluster()
  const folder = mkdtempSync(join(tmpdir(), 'portico-types-'))
  const out = join(folder, 'schema.ts')
  try {
    const url = urlOf(cluster.adminUrl, roles.owner, cluster.passwords.owner, templateName)
    const args = [
      '--dialect=postgres',
      `--url=${url}`,
      '--default-schema=t_montelago',
      '--include-pattern=t_montelago.*',
      `--out-file=${out}`,
      '--singularize=false',
      '--date-parser=string',
      '--numeric-parser=number',
      '--log-level=error',
    ]
    const run = spawnSync('node_modules/.bin/kysely-codegen', args, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr || run.stdout)
    // sizes and counts are parsed as numbers: see pool.ts
    return readFileSync(out, 'utf8').replace(/^export type Int8 = .*$/m, 'export type Int8 = number;')
  } finally {
    rmSync(folder, { recursive: true })
    await stop()
  }
}
