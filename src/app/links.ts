import { followLinks } from '#adapters/links/index.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Database } from '#platform/db/context.ts'
import { cookiesFor } from '#platform/http/cookies.ts'
import type { SignIn } from '#platform/identity/sign-in.ts'
import { reachNothing } from '#platform/links/index.ts'
import type { LinkAnswer, LinkPort } from '#platform/links/index.ts'
import { createLog } from '#platform/log/log.ts'
import { createMetrics } from '#platform/log/metrics.ts'
import { noCallLimit } from '#platform/operations/call-limit.ts'
import { createExecutor } from '#platform/operations/executor.ts'
import type { Ports } from '#platform/operations/ports.ts'
import { sessionStore } from '#platform/session/session.ts'
import type { TenantDirectory } from '#platform/tenants/directory.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { createWeb } from './web.tsx'

const stepsMost = 5

/** Statuses of an address that has moved. One that is seen elsewhere (303), as with sign-in, is there. */
const moved = new Set([301, 302, 307, 308])

/** What the own site is made of when it is asked for its addresses. */
export interface OwnSite {
  readonly origin: string
  readonly database: Database
  readonly databaseOf: (tenant: Tenant) => Database
  readonly directory: TenantDirectory
  /** Taken when the site is first asked: it is one of them. */
  readonly ports: () => Ports
}

const nobody = () => Promise.reject(new Error('the site asks itself as somebody who is not signed in'))
const noSignIn: SignIn = { begin: nobody, complete: nobody, leave: nobody }

function openOwnSite({ origin, database, databaseOf, directory, ports }: OwnSite): ReturnType<typeof createWeb> {
  const sessions = sessionStore(database, { idleMinutes: 1, hours: 1 })
  const cookies = cookiesFor(origin)
  return createWeb({
    environment: 'production',
    origin,
    identityOrigin: origin,
    trustedProxy: false,
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
    directory,
    executor: createExecutor({
      databaseOf,
      ports: ports(),
      personalData: { parts: [], sessions },
      limitCalls: noCallLimit,
    }),
    auth: { signIn: noSignIn, sessions, cookies, sessionSeconds: 60 },
    cookies,
    log: createLog('silent'),
    metrics: createMetrics({ token: undefined, openToLoopback: false }),
    checkReady: async () => {},
    clockShift: async () => undefined,
    openapi: {},
  })
}

/**
 * Asks the site for its own addresses, as somebody who is not signed in: what its pages answer is the one truth on where a
 * link of its own leads. The application that answers is made when it is first asked.
 */
export function askOwnSite(site: OwnSite): LinkPort['ask'] {
  let web: ReturnType<typeof createWeb> | undefined
  return async (tenant, address): Promise<LinkAnswer> => {
    web ??= openOwnSite(site)
    const own = [...tenant.hosts, ...tenant.data.formerHosts]
    let url = new URL(address, `http://${tenant.hosts[0]}`)
    for (let step = 0; step < stepsMost; step += 1) {
      const { status, headers } = await web.request(url.href, { method: 'HEAD', headers: { host: url.hostname } })
      const location = headers.get('location')
      if (location === null || !moved.has(status)) return { verdict: verdictOf(status), status }
      url = new URL(location, url)
      if (!own.includes(url.hostname)) return { verdict: 'works', status }
    }
    return { verdict: 'unknown', status: null }
  }
}

function verdictOf(status: number): LinkAnswer['verdict'] {
  if (status === 404 || status === 410) return 'gone'
  return status < 500 ? 'works' : 'unknown'
}

/** Follows links for the desk of editors: those of the own site always, others where the settings say so. */
export function openLinks({ PORTICO_ENV: environment, FOLLOW_LINKS: follow }: Settings, site: OwnSite): LinkPort {
  const reaches = follow ?? environment === 'production'
  return {
    ask: askOwnSite(site),
    reach: reaches ? followLinks({ agent: `Portico (+${site.origin})` }) : reachNothing,
  }
}
