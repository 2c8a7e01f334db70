import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { bodyTooLarge, crossSiteRequest, tooManyRequests } from '../operations/errors.ts'
import type { RequestState, WebContext } from './request.ts'
import { apiPrefix } from './rest.ts'

const megabyte = 1_048_576

/** Largest body that is read whole; files are read as they come and have limits of their own. */
export const bodyLimitMegabytes = 1

/**
 * Headers of every answer: no script or style but our own files, no frame, no referrer, and no other host but the one
 * whose tiles the municipality has chosen for its map.
 */
export function securityHeaders(origin: string, identityOrigin: string): MiddlewareHandler<RequestState> {
  const made = new Map<string, MiddlewareHandler>()
  return async (context, next) => {
    // the municipality is known once the request has been looked at
    await next()
    const address = context.get('tenant')?.data.map?.tiles?.address
    const tiles = address === undefined ? '' : new URL(address).origin
    const headers = made.get(tiles) ?? headersFor(origin, identityOrigin, tiles === '' ? [] : [tiles])
    made.set(tiles, headers)
    // a file brings a policy of its own, which is narrower
    const own = context.res.headers.get('content-security-policy')
    await headers(context, async () => undefined)
    if (own !== null) context.res.headers.set('content-security-policy', own)
  }
}

function headersFor(origin: string, identityOrigin: string, tiles: readonly string[]): MiddlewareHandler {
  const tls = origin.startsWith('https:')
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', ...tiles],
      connectSrc: ["'self'", ...tiles],
      workerSrc: ["'self'"], // of the map alone; without it scriptSrc would allow the same
      manifestSrc: ["'self'"],
      formAction: ["'self'", identityOrigin], // sign-out is a form, and goes on to the identity provider
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      ...(tls ? { upgradeInsecureRequests: [] } : {}),
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'same-origin', // with 'no-referrer' browsers send `Origin: null` with the forms of this very site
    strictTransportSecurity: tls ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  })
}

/** Refuses bodies that would be read whole and are too large. */
export function limitBody(): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: bodyLimitMegabytes * megabyte,
    onError: () => {
      throw bodyTooLarge.with({ megabytes: bodyLimitMegabytes })
    },
  })
  return (context, next) =>
    context.req.header('content-type')?.startsWith('multipart/form-data') ? next() : limit(context, next)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a browser says that another site led here. */
export function isFromElsewhere(context: WebContext): boolean {
  const site = context.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/**
 * What a browser says about where a request comes from (Origin, Sec-Fetch-Site) must not be another site, for whatever
 * changes something, and for all that the API answers to somebody signed in. The token in the form is checked where the
 * form is read. A bearer token is sent by no browser of its own accord.
 */
export function refuseCrossSite(): MiddlewareHandler<RequestState> {
  return async (context, next) => {
    const kind = context.get('session')?.kind
    const ownApi = kind === 'browser' && context.req.path.startsWith(apiPrefix)
    if (kind !== 'token' && (ownApi || !safeMethods.has(context.req.method))) {
      if (isFromElsewhere(context)) throw crossSiteRequest.with()
      const origin = context.req.header('origin')
      if (origin !== undefined && URL.parse(origin)?.host !== context.req.header('host')) throw crossSiteRequest.with()
    }
    await next()
  }
}

/** Whether the token of a form or header is the session's, compared in constant time. Without a browser session none is due. */
export function hasCsrfToken(context: WebContext, given: string | undefined): boolean {
  const session = context.get('session')
  if (!session || session.kind === 'token') return true
  const wanted = Buffer.from(session.csrfToken)
  const found = Buffer.from(given ?? '')
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

/** Refuses a request whose token is not the session's. */
export function checkCsrfToken(context: WebContext, given: string | undefined): void {
  if (!hasCsrfToken(context, given)) throw crossSiteRequest.with()
}

/** Requests a minute of one client (session, or address when not signed in), with the headers that say so. */
export function limitRate(perMinute: number): MiddlewareHandler<RequestState> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (context, next) => {
    const key = context.get('session')?.personId ?? context.get('clientAddress')
    try {
      const { remainingPoints, msBeforeNext } = await limiter.consume(key)
      await next()
      // set where they are: `context.header` would make the whole answer anew, each time
      const { headers } = context.res
      headers.set('x-ratelimit-limit', String(perMinute))
      headers.set('x-ratelimit-remaining', String(remainingPoints))
      headers.set('x-ratelimit-reset', String(Math.ceil(msBeforeNext / 1000)))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const seconds = Math.ceil(refused.msBeforeNext / 1000)
      context.header('retry-after', String(seconds))
      throw tooManyRequests.with({ seconds })
    }
  }
}
