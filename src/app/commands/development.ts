import { Command } from 'commander'
import pg from 'pg'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { recognise } from '#platform/identity/sign-in.ts'
import { sessionStore } from '#platform/session/session.ts'
import { formatInstant } from '#kernel/dates.ts'
import { folders } from '../city.ts'
import { say, sayRows } from './print.ts'
import { developmentOnly, withCity } from './with-city.ts'

export function peopleCommand(): Command {
  return new Command('people')
    .description('List the demo identities.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const rows = readDemoIdentities(folders.tenants).map(
        ({ id, givenName, familyName, fiscalCode, level, roles }) => ({
          id,
          name: `${givenName} ${familyName}`,
          fiscalCode,
          level,
          roles: roles.map(({ tenant, office, role }) => `${tenant}/${office}/${role}`).join(' '),
        }),
      )
      sayRows(rows, json === true)
    })
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('Give a bearer token for a demo identity (development only).')
    .requiredOption('--as <id>', 'demo identity, see `portico people`')
    .option('--tenant <id>', 'municipality', 'montelago')
    .option('--json', 'as JSON')
    .action(({ as, tenant: tenantId, json }: { as: string; tenant: string; json?: boolean }) =>
      withCity(async ({ settings, directory, database, databases }) => {
        developmentOnly(settings, 'portico token')
        const identity = readDemoIdentities(folders.tenants).find(({ id }) => id === as)
        if (!identity) throw new Error(`There is no demo identity ${as}: see portico people.`)
        const tenant = await directory.byId(tenantId)
        if (!tenant) throw new Error(`There is no municipality ${tenantId}: see portico tenant list.`)
        const known = await recognise(databases.of(tenant), tenant, identity)
        const sessions = sessionStore(database, {
          idleMinutes: settings.SESSION_IDLE_MINUTES,
          hours: settings.SESSION_HOURS,
        })
        const token = await sessions.open({ tenant: tenant.id, kind: 'token', ...known, identityLevel: identity.level })
        say(json ? JSON.stringify({ token, ...known }) : token)
      }),
    )
}

const movement = /^([+-]\d+)([smhdw])$/
const units = { s: 'seconds', m: 'mins', h: 'hours', d: 'days', w: 'weeks' } as const

/** The statement that moves the clock, with its value. Throws for what is no movement. */
function moving(given: string): { text: string; values: number[] } {
  if (given === 'reset') return { text: "update portico.development_clock set shift = interval '0'", values: [] }
  const [, amount, unit] = movement.exec(given) ?? []
  if (amount === undefined || unit === undefined) throw new Error('Say how far, such as +30d, +12h, -1w, or reset.')
  const name = units[unit as keyof typeof units]
  return {
    text: `update portico.development_clock set shift = shift + make_interval(${name} => $1)`,
    values: [Number(amount)],
  }
}

/** Moves the clock of one database, or only reads it. */
async function clockOf(ownerUrl: string, given: string | undefined): Promise<Date> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    if (given !== undefined) {
      const { text, values } = moving(given)
      await client.query(text, values)
    }
    const { rows } = await client.query<{ now: Date }>('select portico.now() as now')
    return rows[0]?.now ?? new Date()
  } finally {
    await client.end()
  }
}

export function timeCommand(): Command {
  return new Command('time')
    .description('Show the clock, or move it: +30d, -2h, reset (development only).')
    .argument('[movement]', 'such as +30d, +12h, -1w, or reset')
    .option('--json', 'as JSON')
    .action((given: string | undefined, { json }: { json?: boolean }) =>
      withCity(async ({ settings, databases }) => {
        developmentOnly(settings, 'portico time')
        const times: Date[] = []
        for (const { ownerUrl } of databases.all) times.push(await clockOf(ownerUrl, given))
        const [now = new Date()] = times
        say(json ? JSON.stringify({ now: now.toISOString() }) : formatInstant(now, 'en'))
      }),
    )
}
