import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { smtpMail } from '#adapters/smtp/index.ts'
import type { TlsCredentials } from '#adapters/tls-local/index.ts'
import { startLocalMailServer } from '#adapters/mail-local/index.ts'
import { createTestAuthority } from '#adapters/signature-test/index.ts'
import { gpdPayments } from '#adapters/gpd/index.ts'
import { startLocalGpd } from '#adapters/gpd-local/index.ts'
import { oidcProvider } from '#adapters/oidc/provider.ts'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { localProviderPath, startLocalProvider } from '#adapters/oidc-local/local-provider.tsx'
import type { Settings } from '#platform/config/settings.ts'
import { oneAtATime } from '#platform/db/bootstrap.ts'
import type { Database } from '#platform/db/context.ts'
import { secretFile } from '#platform/db/keys.ts'
import { provision } from '#platform/db/provision.ts'
import type { Provision } from '#platform/db/provision.ts'
import { createRenderer } from '#platform/documents/index.ts'
import { createFileStore } from '#platform/files/index.ts'
import type { FileStore } from '#platform/files/index.ts'
import { cookiesFor } from '#platform/http/cookies.ts'
import { createSignIn, returnPath } from '#platform/identity/sign-in.ts'
import type { Sweep } from '#platform/jobs/job.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { createLog } from '#platform/log/log.ts'
import type { Log } from '#platform/log/log.ts'
import { createMetrics } from '#platform/log/metrics.ts'
import type { Metrics } from '#platform/log/metrics.ts'
import { callLimit } from '#platform/operations/call-limit.ts'
import { createPublicCache } from '#platform/http/public-cache.ts'
import { createExecutor } from '#platform/operations/executor.ts'
import type { Ports } from '#platform/operations/ports.ts'
import { noPayments } from '#platform/payments/index.ts'
import type { PaymentPort } from '#platform/payments/index.ts'
import { noSignature } from '#platform/signature/index.ts'
import { sessionStore } from '#platform/session/session.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import type { TenantDirectory } from '#platform/tenants/directory.ts'
import { openDatabases } from './databases.ts'
import type { Databases } from './databases.ts'
import { loadDemo } from './demo.ts'
import { jobs, privacy, sweeps } from './modules.ts'
import { buildOpenapi } from './openapi.ts'
import { openLinks } from './links.ts'
import { openRegistry } from './national-registry.ts'
import { publishPacks, seedCalendars, seedOffices, seedStreets } from './seed.ts'
import { keepFresh } from './serve-public.ts'
import { createWeb } from './web.tsx'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Folders of the program's own data. */
export const folders = {
  migrations: join(root, 'migrations'),
  services: join(root, 'services'),
  tenants: join(root, 'tenants'),
} as const

/** What is open: end it in the reverse order. */
export interface City {
  readonly settings: Settings
  readonly provision: Provision
  readonly databases: Databases
  /** The main database: tenants and sessions. */
  readonly database: Database
  readonly directory: TenantDirectory
  readonly log: Log
  readonly metrics: Metrics
  close: () => Promise<void>
}

/** Reaches the database, brings it up to date and, on the first run in development, loads the demo municipalities. `ownsDatabase`: an embedded server is stopped when that fails. */
export async function openCity(settings: Settings, ownsDatabase = false): Promise<City> {
  const log = createLog(settings.LOG_LEVEL)
  const reached = await provision({
    dataFolder: settings.PORTICO_DATA,
    databaseUrl: settings.DATABASE_URL,
    onWait: () => process.stderr.write('Another process is starting the database of this folder: waiting for it.\n'),
  })
  const databases = await openDatabases(settings, reached, folders.migrations)
  const { database } = databases.main
  const directory = tenantDirectory(database)
  const city: City = {
    settings,
    provision: reached,
    databases,
    database,
    directory,
    log,
    metrics: createMetrics({
      token: settings.METRICS_TOKEN,
      openToLoopback: settings.PORTICO_ENV !== 'production',
    }),
    close: databases.close,
  }
  try {
    await refuseMovedClock(city)
    await oneAtATime(reached.ownerUrl, async () => {
      if (settings.PORTICO_ENV !== 'production')
        await loadDemo({ database, ownerUrl: reached.ownerUrl, store: fileStore(settings), folders })
      for (const tenant of await directory.all()) {
        await seedOffices(databases.of(tenant), tenant)
        await seedStreets(databases.of(tenant), tenant, folders.tenants)
        await seedCalendars(databases.of(tenant), tenant, folders.tenants)
        await publishPacks(databases.of(tenant), tenant, folders.services)
      }
    })
  } catch (error) {
    await databases.close()
    if (ownsDatabase) reached.stop()
    throw error
  }
  return city
}

async function refuseMovedClock({ settings, databases }: City): Promise<void> {
  if (settings.PORTICO_ENV !== 'production') return
  for (const { database } of databases.all) {
    const [row] = await database.installation<{ moved: boolean }>(
      "select shift <> interval '0' as moved from portico.development_clock",
    )
    if (row?.moved)
      throw new Error('The clock of this installation was moved in development: production does not start on it.')
  }
}

/** The payment system: that of the settings, a local one while developing, none in production without settings. */
async function openPayments(settings: Settings): Promise<{ payments: PaymentPort; stop: () => Promise<void> }> {
  const { GPD_URL: debtsUrl, CHECKOUT_URL: checkoutUrl, PAGOPA_KEY: key, PORTICO_ENV: environment } = settings
  if (debtsUrl !== undefined && checkoutUrl !== undefined && key !== undefined)
    return { payments: gpdPayments({ debtsUrl, checkoutUrl, key }), stop: async () => {} }
  if (environment === 'production') return { payments: noPayments, stop: async () => {} }
  const local = await startLocalGpd()
  return { payments: gpdPayments({ debtsUrl: local.url, checkoutUrl: local.url, key: local.key }), stop: local.stop }
}

function fileStore({ PORTICO_DATA }: Settings): FileStore {
  const data = resolve(PORTICO_DATA)
  return createFileStore({ folder: join(data, 'files'), keysFolder: join(data, 'keys', 'files') })
}

/** The ports of a process: files, documents, signature, mail, payments, national registry. */
export async function openPorts({
  settings,
  log,
  database,
  databases,
  directory,
}: City): Promise<{ ports: Ports; close: () => Promise<void> }> {
  const data = resolve(settings.PORTICO_DATA)
  const mailServer = settings.SMTP_URL === undefined ? await localMail(join(data, 'mail')) : undefined
  const renderer = createRenderer()
  const mail = smtpMail({ url: settings.SMTP_URL ?? mailServer?.url ?? '', from: settings.MAIL_FROM })
  const { payments, stop: stopPayments } = await openPayments(settings)
  const { registry, trialPage, stop: stopRegistry } = await openRegistry(settings)
  const ports: Ports = {
    payments,
    registry,
    files: fileStore(settings),
    renderer,
    signature:
      settings.PORTICO_ENV === 'production'
        ? noSignature
        : await createTestAuthority({
            folder: join(data, 'keys', 'test-authority'),
            environment: settings.PORTICO_ENV,
          }),
    mail,
    links: openLinks(settings, {
      origin: settings.PORTICO_URL ?? 'http://localhost',
      database,
      databaseOf: databases.of,
      directory,
      ports: () => ports,
    }),
  }
  if (mailServer) log.debug({ url: mailServer.url }, 'local mail server')
  if (trialPage !== undefined) log.info({ url: trialPage }, 'local national registry: declare residence there')
  return {
    ports,
    async close() {
      mail.close()
      await renderer.close()
      await mailServer?.stop()
      await stopPayments()
      await stopRegistry()
    },
  }
}

function localMail(folder: string) {
  return startLocalMailServer({ folder })
}

/** The worker: for each database its outbox, and the sweeps of the tenants it holds. */
export async function openWorker(city: City, ports: Ports): Promise<{ stop: () => Promise<void> }> {
  const workers: { stop: () => Promise<void> }[] = []
  for (const { name, workerUrl } of city.databases.all)
    workers.push(
      await startWorker({
        queueUrl: workerUrl,
        concurrency: 4,
        jobs,
        sweeps: name === 'main' ? [...sweeps, endedSessions(city)] : sweeps,
        databaseOf: city.databases.of,
        directory: keptIn(city.directory, name),
        ports,
        log: city.log,
        onJob: city.metrics.job,
      }),
    )
  return {
    async stop() {
      for (const worker of workers) await worker.stop()
    },
  }
}

/** The tenants whose schema is in one database. */
function keptIn(directory: TenantDirectory, name: string): TenantDirectory {
  return { ...directory, all: async () => (await directory.all()).filter(({ database }) => database === name) }
}

/** Sessions that have ended are removed, once an hour. */
function endedSessions({ database }: City): Sweep {
  return {
    name: 'ended-sessions',
    everySeconds: 3_600,
    async run() {
      await database.installation('select portico.session_sweep()')
    },
  }
}

/** The web server, listening. */
export async function openWeb(
  city: City,
  ports: Ports,
  certificate?: TlsCredentials,
): Promise<{ url: string; server: Server; stop: () => Promise<void> }> {
  const { settings, database, databases, directory, log, metrics } = city
  const server = certificate ? createTlsServer(certificate) : createServer()
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(settings.PORT, settings.HOST, done)
  })
  const { port } = server.address() as AddressInfo
  const origin = settings.PORTICO_URL ?? `http://localhost:${port}`
  const local = await localIdentity(city, origin, port)
  const sessions = sessionStore(database, { idleMinutes: settings.SESSION_IDLE_MINUTES, hours: settings.SESSION_HOURS })
  const provider = oidcProvider({
    issuer: settings.OIDC_ISSUER ?? `${origin}${localProviderPath}`,
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: settings.OIDC_CLIENT_SECRET ?? local?.secret ?? '',
    isLocal: local !== undefined,
  })
  const cookies = cookiesFor(origin)
  const databaseOf = databases.of
  const publicCache = createPublicCache()
  const goDeaf = keepFresh(
    databases.all.map(({ appUrl }) => appUrl),
    publicCache,
  )
  const web = createWeb({
    environment: settings.PORTICO_ENV,
    origin,
    identityOrigin: new URL(settings.OIDC_ISSUER ?? origin).origin,
    trustedProxy: settings.TRUSTED_PROXY,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    directory,
    executor: createExecutor({
      databaseOf,
      ports,
      personalData: { parts: privacy, sessions },
      limitCalls: callLimit(),
    }),
    auth: {
      signIn: createSignIn({ provider, sessions, installation: database, databaseOf, log }),
      sessions,
      cookies,
      sessionSeconds: settings.SESSION_HOURS * 3_600,
    },
    cookies,
    log,
    metrics,
    checkReady: async () => {
      for (const store of databases.all) await store.database.installation('select 1')
    },
    clockShift: movedClock(city),
    publicCache,
    openapi: buildOpenapi(),
  })
  const listener = getRequestListener(web.fetch)
  server.on('request', (request, response) => {
    if (local?.provider(request, response)) return
    void listener(request, response)
  })
  return {
    url: origin,
    server,
    async stop() {
      await goDeaf()
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 5_000).unref()
      })
    },
  }
}

/** The instant the clock shows, where it is moved; asked in development only, and once a second for the banner. */
function movedClock({ settings, database }: City): () => Promise<Date | undefined> {
  let known: Promise<Date | undefined> = Promise.resolve(undefined)
  let askedAt = -Infinity
  const ask = async () => {
    const [row] = await database.installation<{ now: Date; moved: boolean }>(
      "select portico.now() as now, shift <> interval '0' as moved from portico.development_clock",
    )
    return row?.moved ? row.now : undefined
  }
  return () => {
    if (settings.PORTICO_ENV === 'production' || performance.now() - askedAt < 1_000) return known
    askedAt = performance.now()
    known = ask()
    return known
  }
}

async function localIdentity({ settings, directory }: City, origin: string, port: number) {
  if (settings.OIDC_ISSUER !== undefined) return undefined
  const { secret } = secretFile<{ secret: string }>(
    join(resolve(settings.PORTICO_DATA), 'keys'),
    'local-client.json',
    (random) => ({ secret: random() }),
  )
  const hosts = (await directory.all()).flatMap((tenant) => tenant.hosts)
  const sites = [...new Set([origin, ...hosts.map((host) => `${new URL(origin).protocol}//${host}:${port}`)])]
  const provider = startLocalProvider({
    environment: settings.PORTICO_ENV,
    origin,
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: secret,
    redirectUris: sites.map((site) => `${site}${returnPath}`),
    signOutUris: sites.map((site) => `${site}/`),
    identities: readDemoIdentities(folders.tenants),
    keysFolder: join(resolve(settings.PORTICO_DATA), 'keys'),
  })
  return { provider, secret }
}
