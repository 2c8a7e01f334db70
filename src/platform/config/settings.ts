import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes')
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), {
    message: `a URL that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  })

function readDatabases(text: string, context: z.RefinementCtx): Readonly<Record<string, string>> {
  const entries = text.split(/\s+/).filter((part) => part !== '')
  const pairs = entries.map((entry) => /^([a-z][a-z0-9_]{0,30})=(postgres(?:ql)?:\/\/\S+)$/.exec(entry))
  const names = pairs.map((pair) => pair?.[1] ?? '')
  if (pairs.includes(null) || names.includes('main') || new Set(names).size < names.length)
    context.addIssue({ code: 'custom', message: 'name=postgres://..., each name once and none main' })
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : [])))
}

/** Every setting of the program, read once from the environment. The README's table is made from this one. */
export const settingsTable = {
  PORTICO_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('production refuses the demo sign-in, the moved clock, the local mail server and the test signature'),
  PORT: port.default(8080).describe('port of the web server'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address the web server listens on'),
  PORTICO_URL: url('http', 'https')
    .optional()
    .describe('address under which people reach the program; by default http://localhost:PORT'),
  PORTICO_DATA: z.string().min(1).default('.portico').describe('folder of the data: database, files, keys, mail'),
  DATABASE_URL: url('postgres', 'postgresql')
    .optional()
    .describe('a PostgreSQL server (15 or later) and the role that owns the database; by default an embedded one'),
  DATABASES: z
    .string()
    .default('')
    .transform((text, context) => readDatabases(text, context))
    .describe('further databases for tenants, as name=postgres://... separated by spaces; the first is main'),
  DATABASE_EMBEDDED: flag.optional().describe('yes allows the embedded PostgreSQL in production too'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('connections of one web process, and of one worker'),
  SMTP_URL: url('smtp', 'smtps')
    .optional()
    .describe('mail server; by default a local one that keeps what it gets in PORTICO_DATA/mail'),
  MAIL_FROM: z.email().default('noreply@localhost.localdomain').describe('sender of the notices'),
  OIDC_ISSUER: url('http', 'https')
    .optional()
    .describe('OpenID Connect provider; by default the local one with demo identities'),
  OIDC_CLIENT_ID: z.string().min(1).default('portico').describe('client of the provider'),
  OIDC_CLIENT_SECRET: z.string().min(16).optional().describe('secret of the client; required with OIDC_ISSUER'),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe('minutes after which an unused session ends'),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(72)
    .default(12)
    .describe('hours after which a session ends in any case'),
  TRUSTED_PROXY: flag
    .default(false)
    .describe('yes takes the client address from X-Forwarded-For, whose last entry the proxy wrote'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('least level that is logged'),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(10)
    .default(600)
    .describe('requests a minute of one person, or of one address that is not signed in'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('bearer token of /metrics; without it only loopback may read it'),
} as const

const schema = z.object(settingsTable)

export type Settings = Readonly<z.output<typeof schema>> & { readonly origin: string }

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
    throw new SettingsError(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message ?? 'unknown reason'}.`)
  }
  const settings = parsed.data
  if (settings.PORTICO_ENV === 'production') refuseInProduction(settings)
  if (settings.OIDC_ISSUER !== undefined && settings.OIDC_CLIENT_SECRET === undefined)
    throw new SettingsError('The setting OIDC_CLIENT_SECRET is missing: OIDC_ISSUER needs it.')
  return { ...settings, origin: new URL(settings.PORTICO_URL ?? `http://localhost:${settings.PORT}`).origin }
}

function refuseInProduction(settings: z.output<typeof schema>): void {
  const missing = (['PORTICO_URL', 'OIDC_ISSUER', 'SMTP_URL'] as const).find((name) => settings[name] === undefined)
  if (missing !== undefined) throw new SettingsError(`The setting ${missing} is missing: production needs it.`)
  if (settings.DATABASE_URL === undefined && settings.DATABASE_EMBEDDED !== true)
    throw new SettingsError('The setting DATABASE_URL is missing: production needs a server, or DATABASE_EMBEDDED=yes.')
  if (!settings.PORTICO_URL?.startsWith('https:'))
    throw new SettingsError('The setting PORTICO_URL is wrong: production is served over https.')
}
