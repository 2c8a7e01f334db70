import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { startLocalMailServer } from '#adapters/mail-local/index.ts'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { gpdPayments } from '#adapters/gpd/index.ts'
import { startLocalGpd, type LocalGpd } from '#adapters/gpd-local/index.ts'
import { anprRegistry, signingKey } from '#adapters/anpr/index.ts'
import { startLocalAnpr, type LocalAnpr } from '#adapters/anpr-local/index.ts'
import { createTestAuthority } from '#adapters/signature-test/index.ts'
import { smtpMail } from '#adapters/smtp/index.ts'
import { askOwnSite } from '#app/links.ts'
import { jobs, privacy, sweeps } from '#app/modules.ts'
import { buildOpenapi } from '#app/openapi.ts'
import { keepFresh } from '#app/serve-public.ts'
import { createWeb } from '#app/web.tsx'
import { createPublicCache } from '#platform/http/public-cache.ts'
import { openDatabase } from '#platform/db/context.ts'
import type { Database } from '#platform/db/context.ts'
import { createRenderer } from '#platform/documents/index.ts'
import { createFileStore } from '#platform/files/index.ts'
import { cookiesFor } from '#platform/http/cookies.ts'
import { recognise } from '#platform/identity/sign-in.ts'
import type { SignIn } from '#platform/identity/sign-in.ts'
import { workOnce } from '#platform/jobs/worker.ts'
import { reachNothing } from '#platform/links/index.ts'
import type { LinkPort } from '#platform/links/index.ts'
import { createLog } from '#platform/log/log.ts'
import { createMetrics } from '#platform/log/metrics.ts'
import { callLimit, noCallLimit } from '#platform/operations/call-limit.ts'
import { createExecutor } from '#platform/operations/executor.ts'
import type { Ports } from '#platform/operations/ports.ts'
import { sessionStore } from '#platform/session/session.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import { cloneDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

type MailServer = Awaited<ReturnType<typeof startLocalMailServer>>

/** A city inside the test process: real database, files, documents, signature and mail; requests through the front door. */
export interface TestCity {
  readonly database: Database
  readonly urls: TestDatabase
  readonly mail: MailServer
  /** The payment system at the far end of the wire. */
  readonly payments: LocalGpd
  /** The national registry at the far end of the wire. */
  readonly anpr: LocalAnpr
  readonly logLines: readonly string[]
  /** Names of the files in the store. */
  storedFiles: () => string[]
  /** Where its encrypted files (`files`) and their keys (`keys`) lie. */
  readonly folder: string
  /** Answers a request to the site of a municipality. */
  request: (path: string, init?: RequestInit & { tenant?: string }) => Promise<Response>
  /** A bearer token of a demo identity. */
  tokenOf: (identity: string, tenant?: string) => Promise<string>
  /** A browser session of a demo identity: its cookie, a space, the token of its forms. */
  cookieOf: (identity: string, tenant?: string) => Promise<string>
  /** Moves the clock to an instant. */
  moveClockTo: (instant: string) => Promise<void>
  /** Runs the sweeps and everything that waits in the outbox. */
  work: () => Promise<void>
  /** A statement as the owner of the database, for looking behind the scenes. */
  look: <Row extends pg.QueryResultRow>(statement: string, values?: unknown[]) => Promise<Row[]>
}

/** Host of the site of a demo municipality. */
export function hostOf(tenant: string): string {
  return `${tenant}.localhost`
}

const noSignIn: SignIn = {
  begin: () => Promise.reject(new Error('no identity provider in this test')),
  complete: () => Promise.reject(new Error('no identity provider in this test')),
  leave: () => Promise.resolve(undefined),
}

/** What a city is told otherwise than most tests want it. */
export interface CityOptions {
  readonly requestsPerMinute?: number
  readonly trustedProxy?: boolean
  /** Whether operations count the calls of a client. */
  readonly limitCalls?: boolean
  /** Follows links to other sites; nobody does unless told. */
  readonly otherSites?: LinkPort['reach']
  /** Whether public pages are kept in memory, as a web process does. */
  readonly keepsPages?: boolean
}

/** Opens a city for the tests of a file, on a database of their own. */
export function testCity(options: CityOptions = {}): TestCity {
  const city = {} as { -readonly [Key in keyof TestCity]: TestCity[Key] }
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    Object.assign(city, await openTestCity(ends, options))
  }, 60_000)
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  })
  return city
}

async function openTestCity(ends: (() => Promise<unknown>)[], options: CityOptions): Promise<TestCity> {
  const urls = await cloneDatabase(inject('cluster'))
  ends.push(urls.drop)
  const folder = mkdtempSync(join(tmpdir(), 'portico-city-'))
  ends.push(async () => rmSync(folder, { recursive: true, force: true }))
  const mail = await startLocalMailServer({ folder: join(folder, 'mail') })
  ends.push(mail.stop)
  const database = openDatabase(urls.appUrl, 5)
  ends.push(database.close)
  const renderer = createRenderer()
  ends.push(() => renderer.close())
  const sender = smtpMail({ url: mail.url, from: 'noreply@comune.example' })
  ends.push(async () => sender.close())
  const payments = await startLocalGpd()
  ends.push(payments.stop)
  const anpr = await startLocalAnpr()
  ends.push(anpr.stop)
  const { keyId, privateKey, ...pdnd } = anpr.client
  const directory = tenantDirectory(database)
  const origin = 'http://montelago.localhost'
  const databaseOf = () => database
  const ports: Ports = {
    registry: anprRegistry({ url: anpr.url, ...pdnd, key: signingKey(keyId, privateKey) }),
    payments: gpdPayments({ debtsUrl: payments.url, checkoutUrl: payments.url, key: payments.key }),
    files: createFileStore({ folder: join(folder, 'files'), keysFolder: join(folder, 'keys') }),
    renderer,
    signature: await createTestAuthority({ folder: join(folder, 'authority'), environment: 'test' }),
    mail: sender,
    links: {
      ask: askOwnSite({ origin, database, databaseOf, directory, ports: () => ports }),
      reach: async (address) => options.otherSites?.(address) ?? reachNothing(),
    },
  }
  const sessions = sessionStore(database, { idleMinutes: 30, hours: 24 * 730 }) // stories move the clock by months
  const cookies = cookiesFor(origin)
  const logLines: string[] = []
  const log = createLog('debug', { write: (line) => void logLines.push(line) })
  const publicCache = options.keepsPages ? createPublicCache() : undefined
  if (publicCache) ends.push(keepFresh([urls.appUrl], publicCache))
  const web = createWeb({
    environment: 'test',
    origin,
    identityOrigin: origin,
    trustedProxy: options.trustedProxy ?? false,
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    directory,
    executor: createExecutor({
      databaseOf,
      ports,
      personalData: { parts: privacy, sessions },
      limitCalls: options.limitCalls ? callLimit() : noCallLimit,
    }),
    auth: { signIn: noSignIn, sessions, cookies, sessionSeconds: 43_200 },
    cookies,
    log,
    metrics: createMetrics({ token: undefined, openToLoopback: true }),
    checkReady: async () => {
      await database.installation('select 1')
    },
    publicCache,
    clockShift: async () => undefined,
    openapi: buildOpenapi(),
  })
  const owner = new pg.Client({ connectionString: urls.superuserUrl })
  await owner.connect()
  ends.push(() => owner.end())
  const look = async <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
    (await owner.query<Row>(statement, values)).rows
  const identities = readDemoIdentities('tenants')
  const openSession = async (id: string, tenantId: string, kind: 'browser' | 'token') => {
    const tenant = await directory.byId(tenantId)
    const identity = identities.find((known) => known.id === id)
    if (!tenant || !identity) throw new Error(`no ${id} in ${tenantId}`)
    const known = await recognise(database, tenant, identity)
    return sessions.open({ tenant: tenantId, kind, ...known, identityLevel: identity.level })
  }
  return {
    database,
    urls,
    mail,
    payments,
    anpr,
    logLines,
    storedFiles() {
      const files = join(folder, 'files')
      return existsSync(files)
        ? readdirSync(files, { recursive: true, withFileTypes: true }).flatMap((entry) =>
            entry.isFile() ? [entry.name] : [],
          )
        : []
    },
    folder,
    look,
    async request(path, init = {}) {
      const { tenant = 'montelago', ...rest } = init
      const headers = new Headers(rest.headers)
      headers.set('host', hostOf(tenant))
      const request = new Request(`http://${hostOf(tenant)}${path}`, { ...rest, headers, redirect: 'manual' })
      const answer = await web.request(request)
      // read whole: a file that nobody reads to its end would stay open
      const body = answer.body === null ? null : await answer.arrayBuffer()
      return new Response(body, answer)
    },
    tokenOf: (id, tenantId = 'montelago') => openSession(id, tenantId, 'token'),
    async cookieOf(id, tenantId = 'montelago') {
      const token = await openSession(id, tenantId, 'browser')
      const session = await sessions.use(token, tenantId)
      return `${token} ${session?.csrfToken}`
    },
    async moveClockTo(instant) {
      await look('update portico.development_clock set shift = $1::timestamptz - now()', [instant])
    },
    work: () => workOnce({ queueUrl: urls.workerUrl, concurrency: 2, jobs, sweeps, databaseOf, directory, ports, log }),
  }
}
