import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** A migration file: number, name, where it applies, its text and the hash of the text. */
export interface Migration {
  readonly name: string
  readonly scope: 'installation' | 'tenant'
  readonly sql: string
  readonly sha256: string
}

const tenantId = /^[a-z][a-z0-9_]{1,40}$/

/** Schema of a tenant. Refuses an id that could not be one, since it becomes an identifier in SQL. */
export function tenantSchema(tenant: string): string {
  if (!tenantId.test(tenant)) throw new Error('not a tenant id')
  return `t_${tenant}`
}

/** Reads the folder in order, and checks numbers, scopes and HEAD. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  const migrations = names.map((file, index) => {
    const sql = readFileSync(join(folder, file), 'utf8')
    const scope = /^-- scope: (installation|tenant)\n/.exec(sql)?.[1]
    if (scope !== 'installation' && scope !== 'tenant') throw new Error(`${file}: the first line must say its scope`)
    if (Number(file.slice(0, 4)) !== index + 1) throw new Error(`${file}: its number should be ${index + 1}`)
    return { name: file.slice(0, -4), scope, sql, sha256: createHash('sha256').update(sql).digest('hex') } as const
  })
  const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim()
  if (head !== migrations.at(-1)?.name)
    throw new Error(`migrations/HEAD names ${head}, the newest is ${migrations.at(-1)?.name}`)
  return migrations
}

/**
 * Brings a database to the newest migration: the installation, and every tenant that it lists as kept in the
 * database of this name. Each migration is one
 * transaction with the row that records it, behind one advisory lock, so that two starts at once do no harm and a
 * migration stopped halfway leaves nothing.
 */
export async function migrate(ownerUrl: string, migrations: readonly Migration[], name = 'main'): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7300)')
    await client.query(`create schema if not exists portico;
      create table if not exists portico.migration (
        scope text not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(),
        primary key (scope, name))`)
    let applied = 0
    for (const migration of migrations) {
      if (migration.scope === 'installation') applied += await apply(client, 'installation', migration)
      else
        for (const tenant of await tenantIds(client, name))
          applied += await apply(client, tenantSchema(tenant), migration, tenant)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function tenantIds(client: pg.Client, name: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from portico.tenant where database = $1 order by id', [
    name,
  ])
  return rows.map(({ id }) => id)
}

async function apply(client: pg.Client, scope: string, migration: Migration, tenant?: string): Promise<number> {
  const done = await client.query<{ sha256: string }>(
    'select sha256 from portico.migration where scope = $1 and name = $2',
    [scope, migration.name],
  )
  const [row] = done.rows
  if (row !== undefined) {
    if (row.sha256 !== migration.sha256)
      throw new Error(`Migration ${migration.name} was changed after it had been applied to ${scope}.`)
    return 0
  }
  await client.query('begin')
  try {
    if (tenant === undefined) await client.query(migration.sql)
    else {
      await client.query(`create schema if not exists ${scope}; set local search_path = ${scope}, portico, public`)
      await client.query(migration.sql.replaceAll('{{tenant}}', tenant).replaceAll('{{schema}}', scope))
    }
    await client.query('insert into portico.migration (scope, name, sha256) values ($1, $2, $3)', [
      scope,
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return 1
}
