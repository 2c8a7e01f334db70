import { join } from 'node:path'
import { Command } from 'commander'
import { localCertificate } from '#adapters/tls-local/index.ts'
import { withHost } from '#platform/tenants/directory.ts'
import { readSettings } from '#platform/config/settings.ts'
import { openCity, openPorts, openWeb, openWorker } from '../city.ts'
import type { City } from '../city.ts'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { folders } from '../city.ts'
import { say } from './print.ts'

/**
 * Waits for Ctrl-C or a termination; a second Ctrl-C ends at once. A second termination does not: a supervisor sends it to
 * every process of the group, and the one that started this one hands its own on.
 */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (signal: NodeJS.Signals) => {
      if (asked && signal === 'SIGINT') process.exit(130)
      asked = true
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
}

interface Parts {
  readonly web: boolean
  readonly worker: boolean
  /** Whether this process stops the embedded database when it ends. */
  readonly ownsDatabase: boolean
}

/** Under which name the city is reached, for trying it as visitors and validators will. */
interface Reached {
  readonly host?: string
  readonly tls?: boolean
  readonly tenant: string
}

/** The environment with the address that was asked for on the command line. */
function environmentFor({ host, tls }: Reached): NodeJS.ProcessEnv {
  if (host === undefined && !tls) return process.env
  if (host !== undefined && !/^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/.test(host))
    throw new Error(`--host is ${JSON.stringify(host)}: it must be a host name, such as comune.example.it.`)
  const { PORT } = readSettings(process.env)
  const url = `${tls ? 'https' : 'http'}://${host ?? 'localhost'}:${PORT}`
  return { ...process.env, PORTICO_URL: process.env['PORTICO_URL'] ?? url }
}

async function run({ web, worker, ownsDatabase }: Parts, reached: Reached = { tenant: 'montelago' }): Promise<void> {
  const began = performance.now()
  const toldToStop = untilToldToStop() // heard from the first moment: whoever stops a start leaves nothing running either
  const settings = readSettings(environmentFor(reached))
  const opening = await openCity(settings, ownsDatabase)
  const { host, tenant, tls } = reached
  const city = host === undefined ? opening : { ...opening, directory: withHost(opening.directory, host, tenant) }
  const opened: (() => Promise<void>)[] = [city.close]
  try {
    const { ports, close } = await openPorts(city)
    opened.push(close)
    if (worker) opened.push((await openWorker(city, ports)).stop)
    if (web) {
      const certificate = tls
        ? await localCertificate({
            folder: join(settings.PORTICO_DATA, 'keys'),
            host: host ?? 'localhost',
            environment: settings.PORTICO_ENV,
          })
        : undefined
      const server = await openWeb(city, ports, certificate)
      opened.push(server.stop)
      await announce(city, server.url, performance.now() - began)
    } else say('Worker ready.')
    await toldToStop
  } finally {
    for (const end of opened.reverse()) await end()
    if (ownsDatabase) city.provision.stop()
  }
}

async function announce(city: City, url: string, milliseconds: number): Promise<void> {
  say(`Portico is ready at ${url} (${(milliseconds / 1_000).toFixed(1)} s)`)
  if (city.settings.PORTICO_ENV === 'production') return
  const { port, protocol } = new URL(url)
  for (const tenant of await city.directory.all()) say(`  ${tenant.data.name}: ${protocol}//${tenant.hosts[0]}:${port}`)
  if (city.settings.OIDC_ISSUER === undefined) {
    say('Demo identities, to choose at sign-in:')
    for (const { id, givenName, familyName, roles } of readDemoIdentities(folders.tenants))
      say(
        `  ${id.padEnd(16)} ${givenName} ${familyName}${roles.length === 0 ? ', citizen' : roles.map(({ tenant, office, role }) => `, ${role} of ${office} in ${tenant}`).join('')}`,
      )
  }
  say('Ctrl-C ends everything; nothing is lost.')
}

export function startCommand(): Command {
  return new Command('start')
    .description('Run the city: database, web and worker in one process.')
    .option('--host <name>', 'also reached under this name, which must lead to this machine')
    .option('--tls', 'HTTPS, with a certificate made on the spot (not in production)')
    .option('--tenant <id>', 'the municipality that the name leads to', 'montelago')
    .action((reached: Reached) => run({ web: true, worker: true, ownsDatabase: true }, reached))
}

export function webCommand(): Command {
  return new Command('web')
    .description('Run a web process alone.')
    .action(() => run({ web: true, worker: false, ownsDatabase: false }))
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('Run a worker process alone.')
    .action(() => run({ web: false, worker: true, ownsDatabase: false }))
}
