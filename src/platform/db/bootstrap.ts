import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Passwords of the three database roles; generated once and kept in the keys folder, never in the database's backup. */
export interface RolePasswords {
  readonly owner: string
  readonly app: string
  readonly worker: string
}

/** The roles: one owns and migrates, one serves requests and jobs behind row-level security, one runs the job queue. */
export const roles = { owner: 'portico_owner', app: 'portico_app', worker: 'portico_worker' } as const

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const startingUp = '57P03'
const readyWithinMs = 60_000

/** Connects; a server that is starting, as it does for a while after a kill or a power cut, is waited for. */
async function connect(url: string): Promise<pg.Client> {
  const until = Date.now() + readyWithinMs
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === startingUp) || Date.now() > until) throw error
      await pause(200)
    }
  }
}

/** What a start fills a database with is the work of one process at a time, on whatever machine. */
export async function oneAtATime<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  return asAdmin(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7301)')
    return work()
  })
}

const literal = (text: string) => pg.escapeLiteral(text)
const identifier = (text: string) => pg.escapeIdentifier(text)

async function ensureRole(client: pg.Client, name: string, password: string, attributes: string): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [name])
  // of a role that is there only the password is set again: its attributes are a superuser's to change
  if (known.rowCount === 0) await client.query(`create role ${name} login password ${literal(password)} ${attributes}`)
  else await client.query(`alter role ${name} password ${literal(password)}`)
}

const humble = 'nosuperuser nobypassrls nocreatedb nocreaterole noinherit'

/** On the embedded server: the owner's role and the database. Needs the superuser's URL. */
export async function createDatabase(superuserUrl: string, database: string, password: string): Promise<void> {
  await asAdmin(superuserUrl, async (client) => {
    await ensureRole(client, roles.owner, password, 'createrole nosuperuser nobypassrls')
    const exists = await client.query('select from pg_database where datname = $1', [database])
    if (exists.rowCount === 0) await client.query(`create database ${identifier(database)} owner ${roles.owner}`)
  })
}

/** The two roles of the program, made or given their password again. The URL is the owner's, who may create roles. */
export async function ensureRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  await asAdmin(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7299)')
    await ensureRole(client, roles.app, passwords.app, humble)
    await ensureRole(client, roles.worker, passwords.worker, humble)
    // from PostgreSQL 16 on, membership alone no longer lets an owner hand things over
    const { rows: version } = await client.query<{ number: number }>(
      "select current_setting('server_version_num')::int as number",
    )
    const options = (version[0]?.number ?? 0) >= 160_000 ? ' with inherit false, set true' : ''
    await client.query(`grant ${roles.worker} to current_user${options}`)
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const database = identifier(rows[0]?.name ?? '')
    await client.query(`revoke all on database ${database} from public`)
    await client.query(`grant connect on database ${database} to ${roles.app}, ${roles.worker}`)
    await client.query(`grant create on database ${database} to ${roles.worker}`)
  })
}

/** The same database under another role. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url)
  changed.username = role
  changed.password = password
  return changed.href
}
