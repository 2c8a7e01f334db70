import { z } from 'zod'

// The message of each schema says what is expected, so that it ends the sentence "... must be".

function integer(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error })
}

function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` })
}

function text(min: number) {
  return z.string().min(min, { error: `a text of at least ${min} characters` })
}

const flag = z.enum(['yes', 'no'], { error: 'yes or no' }).transform((value) => value === 'yes')
const url = (...protocols: string[]) =>
  z.string().refine((address) => URL.canParse(address) && protocols.includes(new URL(address).protocol.slice(0, -1)), {
    error: `an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  })

function readDatabases(text: string, context: z.RefinementCtx): Readonly<Record<string, string>> {
  const entries = text.split(/\s+/).filter((part) => part !== '')
  const pairs = entries.map((entry) => /^([a-z][a-z0-9_]{0,30})=(postgres(?:ql)?:\/\/\S+)$/.exec(entry))
  const names = pairs.map((pair) => pair?.[1] ?? '')
  if (pairs.includes(null) || names.includes('main') || new Set(names).size < names.length)
    context.addIssue({ code: 'custom', message: 'pairs name=postgres://..., each name once and none of them main' })
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : [])))
}

/** Every setting of the program, read once from the environment. The README's table is made from this one. */
export const settingsTable = {
  PORTICO_ENV: oneOf('development', 'production', 'test')
    .default('development')
    .describe('production refuses the demo sign-in, the moved clock, the local mail server and the test signature'),
  PORT: integer(0, 65_535).default(8080).describe('port of the web server'),
  HOST: text(1).default('127.0.0.1').describe('address the web server listens on'),
  PORTICO_URL: url('http', 'https')
    .optional()
    .describe('address under which people reach the program; by default http://localhost:PORT'),
  PORTICO_DATA: text(1).default('.portico').describe('folder of the data: database, files, keys, mail'),
  DATABASE_URL: url('postgres', 'postgresql')
    .optional()
    .describe('a PostgreSQL server (15 or later) and the role that owns the database; by default an embedded one'),
  DATABASES: z
    .string()
    .default('')
    .transform((text, context) => readDatabases(text, context))
    .describe('further databases for tenants, as name=postgres://... separated by spaces; the first is main'),
  DATABASE_EMBEDDED: flag.optional().describe('yes allows the embedded PostgreSQL in production too'),
  DATABASE_POOL: integer(2, 200).default(10).describe('connections of one web process, and of one worker'),
  SMTP_URL: url('smtp', 'smtps')
    .optional()
    .describe('mail server; by default a local one that keeps what it gets in PORTICO_DATA/mail'),
  MAIL_FROM: z
    .email({ error: 'an e-mail address' })
    .default('noreply@localhost.localdomain')
    .describe('sender of the notices'),
  GPD_URL: url('http', 'https')
    .optional()
    .describe('debt positions service of pagoPA, version 3; by default a local one, and none in production'),
  CHECKOUT_URL: url('http', 'https')
    .optional()
    .describe('service of pagoPA that opens carts, version 2; needed with GPD_URL'),
  PAGOPA_KEY: text(8).optional().describe('subscription key of both; needed with GPD_URL'),
  ANPR_URL: url('http', 'https')
    .optional()
    .describe('service of ANPR on PDND that hands messages over; by default a local one, and none in production'),
  ANPR_AUDIENCE: text(1).optional().describe('how PDND names that service in vouchers; needed with ANPR_URL'),
  PDND_URL: url('http', 'https')
    .optional()
    .describe('authorisation server of PDND, without /token.oauth2; needed with ANPR_URL'),
  PDND_AUDIENCE: text(1).optional().describe('how that server names itself in assertions; needed with ANPR_URL'),
  PDND_CLIENT_ID: text(1).optional().describe('client of the municipality at PDND; needed with ANPR_URL'),
  PDND_PURPOSE_ID: text(1).optional().describe('purpose under which it uses the service; needed with ANPR_URL'),
  PDND_KEY_ID: text(1).optional().describe('id of its key at PDND; needed with ANPR_URL'),
  PDND_KEY_FILE: text(1).optional().describe('file with its private key (RSA, PEM); needed with ANPR_URL'),
  OIDC_ISSUER: url('http', 'https')
    .optional()
    .describe('OpenID Connect provider; by default the local one with demo identities'),
  OIDC_CLIENT_ID: text(1).default('portico').describe('client of the provider'),
  OIDC_CLIENT_SECRET: text(16).optional().describe('secret of the client; required with OIDC_ISSUER'),
  SESSION_IDLE_MINUTES: integer(1, 1440).default(30).describe('minutes after which an unused session ends'),
  SESSION_HOURS: integer(1, 72).default(12).describe('hours after which a session ends in any case'),
  TRUSTED_PROXY: flag
    .default(false)
    .describe('yes takes the client address from X-Forwarded-For, whose last entry the proxy wrote'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent')
    .default('info')
    .describe('least level that is logged'),
  REQUESTS_PER_MINUTE: integer(10, 1_000_000_000)
    .default(600)
    .describe('requests a minute of one person, or of one address that is not signed in'),
  FOLLOW_LINKS: flag
    .optional()
    .describe(
      'yes follows links of contents to other sites, to find those that lead nowhere; by default in production',
    ),
  METRICS_TOKEN: text(16)
    .optional()
    .describe(
      'bearer token of /metrics; without it only this machine may read it, not through a proxy, not in production',
    ),
} as const

const schema = z.object(settingsTable)

export type Settings = Readonly<z.output<typeof schema>> & { readonly origin: string }

/** What the messages of ANPR take besides their address. */
const anprNeeds = [
  'ANPR_AUDIENCE',
  'PDND_URL',
  'PDND_AUDIENCE',
  'PDND_CLIENT_ID',
  'PDND_PURPOSE_ID',
  'PDND_KEY_ID',
  'PDND_KEY_FILE',
] as const

/** Settings that hold a password or are one: what was given is never said. */
const secrets: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASES',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'PAGOPA_KEY',
  'METRICS_TOKEN',
])

/** A setting that is missing or wrong: one sentence a person can act on. */
export class SettingsError extends Error {}

/** Reads and checks the settings. Throws {@link SettingsError} naming the first that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(settingsTable).flatMap((name) =>
      environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]],
    ),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    throw wrong(name, given[name], issue?.message ?? 'another value')
  }
  const settings = parsed.data
  if (settings.PORTICO_ENV === 'production') refuseInProduction(settings)
  if (settings.OIDC_ISSUER !== undefined && settings.OIDC_CLIENT_SECRET === undefined)
    throw new SettingsError('The setting OIDC_CLIENT_SECRET is missing: OIDC_ISSUER needs it.')
  if (settings.GPD_URL !== undefined)
    for (const name of ['CHECKOUT_URL', 'PAGOPA_KEY'] as const)
      if (settings[name] === undefined) throw new SettingsError(`The setting ${name} is missing: GPD_URL needs it.`)
  if (settings.ANPR_URL !== undefined)
    for (const name of anprNeeds)
      if (settings[name] === undefined) throw new SettingsError(`The setting ${name} is missing: ANPR_URL needs it.`)
  return { ...settings, origin: new URL(settings.PORTICO_URL ?? `http://localhost:${settings.PORT}`).origin }
}

/** One sentence: which setting, what was given, what is expected. */
function wrong(name: string, given: string | undefined, expected: string): SettingsError {
  const found = secrets.has(name) ? 'wrong (what it holds is secret and not shown)' : JSON.stringify(given)
  return new SettingsError(`The setting ${name} is ${found}: it must be ${expected}.`)
}

function refuseInProduction(settings: z.output<typeof schema>): void {
  const missing = (['PORTICO_URL', 'OIDC_ISSUER', 'SMTP_URL'] as const).find((name) => settings[name] === undefined)
  if (missing !== undefined) throw new SettingsError(`The setting ${missing} is missing: production needs it.`)
  if (settings.DATABASE_URL === undefined && settings.DATABASE_EMBEDDED !== true)
    throw new SettingsError('The setting DATABASE_URL is missing: production needs a server, or DATABASE_EMBEDDED=yes.')
  if (!settings.PORTICO_URL?.startsWith('https:'))
    throw wrong('PORTICO_URL', settings.PORTICO_URL, 'an address that begins with https:// in production')
}
