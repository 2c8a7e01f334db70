import { listen } from '#platform/db/listen.ts'
import type { PublicCache, KeptPage } from '#platform/http/public-cache.ts'
import { encodingFor, keptPage } from '#platform/http/public-cache.ts'
import type { Cookies } from '#platform/http/cookies.ts'
import type { WebContext } from '#platform/http/request.ts'
import { flashCookie } from './page-view.ts'

interface Parts {
  readonly publicCache?: PublicCache | undefined
  readonly cookies: Cookies
  readonly clockShift: () => Promise<Date | undefined>
}

/** Longest query under which a page is kept: others are made each time. */
const queryMost = 200

/** Headers of a page that go with it when it is kept; all others are made for each answer. */
const keptHeaders = ['content-type', 'content-language', 'link']

/**
 * Answers who is not signed in with public pages that were made before. A page goes in when its route says that it is the
 * same for everybody, nobody is signed in, nothing is told once (no flash), and the clock is not moved.
 */
export function servePublic(parts: Parts) {
  return async (context: WebContext, next: () => Promise<void>): Promise<Response | undefined> => {
    const { publicCache: cache } = parts
    const url = new URL(context.req.url)
    if (
      !cache ||
      context.req.method !== 'GET' ||
      url.search.length > queryMost ||
      context.get('session') !== undefined ||
      parts.cookies.read(context, flashCookie) !== undefined ||
      (await parts.clockShift()) !== undefined
    ) {
      await next()
      return undefined
    }
    const tenant = context.get('tenant').id
    const key = `${context.req.header('host') ?? ''} ${url.pathname}${url.search}`
    const found = cache.find(tenant, key)
    if (found) {
      context.set('route', found.route)
      return answer(context, found)
    }
    const begun = cache.begin(tenant)
    await next()
    const { res } = context
    const html = context.get('html')
    if (begun === undefined || !context.get('shared') || res.status !== 200 || res.headers.has('set-cookie'))
      return undefined
    const headers = Object.fromEntries(
      keptHeaders.flatMap((name) => {
        const value = res.headers.get(name)
        return value === null ? [] : [[name, value]]
      }),
    )
    const body = html === undefined ? Buffer.from(await res.arrayBuffer()) : Buffer.from(html)
    const page = keptPage(body, context.get('route'), headers)
    cache.keep(tenant, key, begun, page)
    context.res = undefined
    context.res = answer(context, page)
    return undefined
  }
}

/** A kept page, or word that the client has it already. Clients ask each time, so that a change is seen at once. */
function answer(context: WebContext, { headers, etag, bytes }: KeptPage): Response {
  const encoding = encodingFor(context.req.header('accept-encoding'))
  const tag = `W/"${etag}"`
  const common = { ...headers, etag: tag, 'cache-control': 'public, no-cache', vary: 'Accept-Encoding, Cookie' }
  const known = (context.req.header('if-none-match') ?? '').split(',').map((one) => one.trim())
  if (known.includes(tag) || known.includes('*')) return new Response(null, { status: 304, headers: common })
  const body = bytes(encoding)
  return new Response(new Uint8Array(body), {
    headers: {
      ...common,
      'content-length': String(body.length),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  })
}

/** Lets go of public pages as the databases tell of changes, and of all of them while one cannot be heard. */
export function keepFresh(urls: readonly string[], cache: PublicCache): () => Promise<void> {
  const heard = new Set<string>()
  const stops = urls.map((url) =>
    listen(url, 'portico_public', {
      heard: (tenant) => cache.forget(tenant),
      began: () => {
        heard.add(url)
        if (heard.size === urls.length) cache.resume()
      },
      lost: () => {
        heard.delete(url)
        cache.stop()
      },
    }),
  )
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
