import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { PorticoError } from '#kernel/errors.ts'
import { formatInstant } from '#kernel/dates.ts'
import { splitLocale } from '#platform/i18n/index.ts'
import { actorName } from '#platform/db/context.ts'
import type { Cookies } from '#platform/http/cookies.ts'
import { cookieNames } from '#platform/http/cookies.ts'
import { firstField, readMultipart } from '#platform/files/index.ts'
import {
  checkCsrfToken,
  hasCsrfToken,
  limitBody,
  limitRate,
  refuseCrossSite,
  securityHeaders,
} from '#platform/http/guards.ts'
import { problemOf, problemResponse } from '#platform/http/problem.ts'
import type { PublicCache } from '#platform/http/public-cache.ts'
import { callerOf } from '#platform/http/request.ts'
import type { RequestState, WebContext } from '#platform/http/request.ts'
import { answerRest, apiPrefix, fileResponse, handingOf, hasFiles, routerPath, uploadOf } from '#platform/http/rest.ts'
import type { Log } from '#platform/log/log.ts'
import type { Metrics } from '#platform/log/metrics.ts'
import { crossSiteRequest, internalError, notFound, signInNeeded, unknownHost } from '#platform/operations/errors.ts'
import type { Operations } from '#platform/operations/executor.ts'
import type { Upload } from '#platform/operations/upload.ts'
import type { TenantDirectory } from '#platform/tenants/directory.ts'
import { localPath } from '#platform/i18n/index.ts'
import type { Auth, Form, PageRequest, PageRoute } from '#ui/web/route.ts'
import { markup } from '#ui/markup.ts'
import { operations, routes } from './modules.ts'
import { wordsOfAddress } from '#engines/search/index.ts'
import { getMeOperation } from '#modules/identity/index.ts'
import { countMissOperation, resolveAddressOperation } from '#modules/old-addresses/index.ts'
import { nearOperation } from '#modules/search/index.ts'
import { serveAssets } from './assets.ts'
import { serveCityMap } from './city-map.ts'
import { errorPage } from './error-page.tsx'
import { NotFoundHelp } from './not-found-help.tsx'
import { servePublic } from './serve-public.ts'
import { SendAgainPage } from './send-again-page.tsx'
import { formOf } from './form.ts'
import { flashCookie, pageView } from './page-view.ts'
import type { Visitor } from './page-view.ts'
import { createRequestId } from './request-id.ts'

/** What a web process is made of. */
export interface WebParts {
  readonly environment: 'development' | 'production' | 'test'
  readonly origin: string
  /** Where the identity provider is. */
  readonly identityOrigin: string
  readonly trustedProxy: boolean
  readonly requestsPerMinute: number
  readonly directory: TenantDirectory
  readonly executor: Operations
  readonly auth: Auth
  readonly cookies: Cookies
  readonly log: Log
  readonly metrics: Metrics
  /** Answers when the database does; throws otherwise. */
  readonly checkReady: () => Promise<void>
  /** Public pages made before; without it each is made anew. */
  readonly publicCache?: PublicCache | undefined
  /** How far the clock is moved, in development. */
  readonly clockShift: () => Promise<Date | undefined>
  readonly openapi: object
}

/** Builds the web application: REST, pages and forms of every module behind the same guards. */
export function createWeb(parts: WebParts): Hono<RequestState> {
  const app = new Hono<RequestState>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path })
  app.onError((error, context) => answerError(parts, error, context))
  app.notFound((context) => answerError(parts, notFound.with(), context))
  app.use(securityHeaders(parts.origin, parts.identityOrigin))
  app.use(observe(parts))
  app.get('/health/live', (context) => context.text('ok'))
  app.get('/health/ready', async (context) => {
    await parts.checkReady()
    return context.text('ok')
  })
  app.get('/metrics', (context) => parts.metrics.serve(context))
  app.get('/assets/:file', serveAssets)
  app.use(compress())
  app.use(recognise(parts))
  app.use(limitRate(parts.requestsPerMinute))
  app.use(servePublic(parts))
  app.use(limitBody())
  app.use(refuseCrossSite())
  app.get('/mappa/:file', (context) => {
    context.set('route', '/mappa/:file')
    return serveCityMap(context)
  })
  mountRest(app, parts)
  for (const route of routes) mountPage(app, parts, route)
  return app
}

/** Who calls: municipality by host, language by address or header, session by cookie or bearer token. */
function recognise(parts: WebParts) {
  return async (context: WebContext, next: () => Promise<void>) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
    const tenant = await parts.directory.byHost(host)
    if (!tenant) throw unknownHost.with()
    context.set('tenant', tenant)
    if (tenant.data.formerHosts.includes(host)) return answerFormer(parts, context, host)
    const bearer = /^Bearer ([A-Za-z0-9_-]+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const token = bearer ?? parts.cookies.read(context, cookieNames.session)
    const session = token === undefined ? undefined : await parts.auth.sessions.use(token, tenant.id)
    // a cookie's token is no bearer token, and the other way round
    context.set('session', session && (session.kind === 'token') === (bearer !== undefined) ? session : undefined)
    await next()
    const { headers } = context.res
    if (context.get('session') && !headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}

/** A host whose site was closed: it leads to the pages of today, or says where they are, and serves nothing else. */
async function answerFormer(parts: WebParts, context: WebContext, host: string): Promise<Response> {
  context.set('formerHost', host)
  const url = new URL(context.req.url)
  const [own = ''] = context.get('tenant').hosts
  const site = `${url.protocol}//${own}${url.port === '' ? '' : `:${url.port}`}`
  const target = await newAddressOf(parts, context)
  if (target !== undefined) return context.redirect(`${site}${target}`, 301)
  context.header('cache-control', 'no-store')
  return context.html(
    `<!doctype html><html lang="it"><meta charset="utf-8"><title>Questo sito si è spostato</title><h1>Questo sito si è spostato</h1><p>La pagina che cercavi non c’è più. <a href="${site}/">Vai al sito del Comune</a></p></html>`,
    404,
  )
}

/** Request id, client, language, log line and metrics. A log line holds the route's pattern, never the address. */
function observe(parts: WebParts) {
  return async (context: WebContext, next: () => Promise<void>) => {
    const began = performance.now()
    context.set('requestId', createRequestId())
    context.set('route', '')
    const url = new URL(context.req.url)
    const asked = context.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'it'
    context.set('locale', url.pathname.startsWith(apiPrefix) ? asked : splitLocale(url.pathname).locale)
    const forwarded = parts.trustedProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    const bindings = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
    context.set('clientAddress', forwarded ?? bindings?.incoming?.socket?.remoteAddress ?? 'local')
    await next()
    context.res.headers.set('x-request-id', context.get('requestId'))
    const milliseconds = Math.round((performance.now() - began) * 10) / 10
    const route = context.get('route') || 'none'
    parts.metrics.request(context.req.method, route, context.res.status, milliseconds)
    const line = {
      requestId: context.get('requestId'),
      tenant: context.get('tenant')?.id,
      actor: whoOf(context),
      method: context.req.method,
      route,
      status: context.res.status,
      code: context.get('refusal'),
      milliseconds,
    }
    parts.log.info(line, 'request')
  }
}

/** Who called, as an id: in a log nobody has a name. */
function whoOf(context: WebContext): string {
  const session = context.get('session')
  if (!session) return actorName({ kind: 'anonymous' })
  const { personId, officerId } = session
  return actorName(officerId === undefined ? { kind: 'person', personId } : { kind: 'officer', officerId, personId })
}

function mountRest(app: Hono<RequestState>, parts: WebParts): void {
  app.get('/openapi.json', (context) => context.json(parts.openapi))
  app.get('/status', async (context) => {
    context.set('route', '/status')
    await parts.checkReady()
    return problemResponse({
      type: 'urn:portico:status',
      title: 'ok',
      status: 200,
      code: 'ok',
      requestId: context.get('requestId'),
    })
  })
  for (const operation of operations) {
    app.on(operation.method, `${apiPrefix}${routerPath(operation.path)}`, async (context) => {
      context.set('route', `${apiPrefix}${operation.path}`)
      if (operation.method !== 'GET') checkCsrfToken(context, context.req.header('x-csrf-token'))
      return answerRest(context, operation, parts.executor)
    })
  }
}

function mountPage(app: Hono<RequestState>, parts: WebParts, route: PageRoute): void {
  app.on(route.method, routerPath(route.path.pattern), async (context) => {
    context.set('route', route.path.pattern)
    context.set('shared', route.method === 'GET' && route.shared === true)
    const form = route.method === 'POST' && !route.takesFiles ? await formOf(context) : undefined
    const isRefused = route.access !== 'public' && !context.get('session')
    const takesFiles = route.method === 'POST' && route.takesFiles === true
    // who is nobody is told so, whatever the body is
    const upload = takesFiles && !(isRefused && !hasFiles(context)) ? uploadOf(context) : undefined
    const sent = { form, upload }
    if (isRefused) return refuse(parts, context, sent, signInNeeded.with())
    if (route.method === 'POST' && !hasCsrfToken(context, await tokenIn(sent)))
      return refuse(parts, context, sent, crossSiteRequest.with())
    const request = await pageRequest(parts, context)
    const answer = await answerRoute(route, request, sent)
    if (answer instanceof Response) return answer
    const html = markup(answer)
    context.set('html', html)
    return context.html(html)
  })
}

/** The body of a request to a page: a form, or one with files that is read as it comes. */
interface Sent {
  readonly form: Form | undefined
  readonly upload: Upload | undefined
}

/** The token of a form. With files it is the first field, read before any of them: the rest is read later, as it comes. */
async function tokenIn({ form, upload }: Sent): Promise<string | undefined> {
  if (!upload) return form?.text('_csrf')
  const first = await firstField(upload.body, upload.headers['content-type'] ?? '')
  return first?.name === '_csrf' ? first.value : undefined
}

/** What was typed in a form with files, which are thrown away as they come; nothing of one that cannot be read. */
async function typedIn(upload: Upload): Promise<(readonly [string, string])[]> {
  const onFile = () => Promise.reject(signInNeeded.with())
  const read = readMultipart({ ...upload, maxFileBytes: Number.MAX_SAFE_INTEGER, maxFiles: 100, onFile })
  const { fields } = await read.catch(() => ({ fields: {} as Record<string, string[]> }))
  return Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value] as const))
}

/**
 * Stops a request at the door of a page. Nothing that was typed is lost when a session ends: the form comes back, to be
 * sent again; of one with files the words do.
 */
async function refuse(
  parts: WebParts,
  context: WebContext,
  { form, upload }: Sent,
  refusal: PorticoError,
): Promise<Response> {
  const fields = form?.entries() ?? (upload ? await typedIn(upload) : [])
  const hasWords = fields.some(([name]) => !name.startsWith('_'))
  if (!form && !hasWords) throw refusal
  const { view } = await pageRequest(parts, context)
  const { pathname, search } = new URL(context.req.url)
  return context.html(
    markup(<SendAgainPage view={view} action={pathname + search} fields={fields} files={upload !== undefined} />),
    refusal.status as 401,
  )
}

async function answerRoute(route: PageRoute, request: PageRequest, { form, upload }: Sent) {
  if (route.method === 'GET') return route.show(request)
  if (route.takesFiles && upload) return route.receive(request, upload)
  if (!route.takesFiles && form) return route.submit(request, form)
  throw new Error('a form was not read')
}

/** Who is signed in, asked anew for each page: a role that ended is in no menu. */
async function visitorOf({ executor }: WebParts, context: WebContext): Promise<Visitor | undefined> {
  return context.get('session') && executor.execute(getMeOperation, {}, callerOf(context))
}

/** Makes what the code of a page gets. */
async function pageRequest(parts: WebParts, context: WebContext): Promise<PageRequest> {
  const caller = callerOf(context)
  const { protocol } = new URL(parts.origin)
  const origin = `${protocol}//${context.req.header('host') ?? ''}`
  const [moved, visitor] = await Promise.all([parts.clockShift(), visitorOf(parts, context)])
  const view = pageView(context, {
    environment: parts.environment,
    origin,
    movedClock: moved && formatInstant(moved, caller.locale),
    cookies: parts.cookies,
    visitor,
  })
  return {
    context,
    tenant: caller.tenant,
    session: caller.session,
    roles: visitor?.roles ?? [],
    locale: caller.locale,
    view,
    query: new URL(context.req.url).searchParams,
    origin,
    auth: parts.auth,
    param: (name) => context.req.param(name as never) ?? '',
    call: (operation, input, upload) =>
      parts.executor.execute(operation, input, upload ? { ...caller, upload } : caller),
    file: async (operation, input, inline) =>
      fileResponse(await parts.executor.executeFile(operation, input, caller), {
        ...(inline === undefined ? {} : { inline }),
        ...handingOf(context),
      }),
    redirect(path, flash) {
      if (flash !== undefined) parts.cookies.write(context, flashCookie, flash, 60)
      return context.redirect(localPath(caller.locale, path), 303)
    },
  }
}

/** Pages whose words are near to those of an address; where even that fails, the page of the error still comes. */
async function nearTo({ executor }: WebParts, context: WebContext, words: string) {
  const { hits } = await executor.execute(nearOperation, { q: words }, callerOf(context)).catch(() => ({ hits: [] }))
  return hits
}

/** Where the address of a former site leads: it is looked for only where no page of this one answers. */
async function newAddressOf({ executor }: WebParts, context: WebContext): Promise<string | undefined> {
  if (!['GET', 'HEAD'].includes(context.req.method)) return undefined
  const { pathname, search } = new URL(context.req.url)
  const former = context.get('formerHost')
  const address = `${former === undefined ? '' : `https://${former}`}${pathname}${search}`
  const found = await executor
    .execute(resolveAddressOperation, { address }, callerOf(context))
    .catch(() => ({ target: null }))
  // a visitor, not a program that looks whether something is there, and what no page of today has the form of
  if (found.target === null && context.req.method === 'GET' && !context.get('route'))
    await executor.execute(countMissOperation, { address }, callerOf(context)).catch(() => null)
  return found.target ?? undefined
}

/** The one boundary of errors: RFC 9457 for programs, a page that says what to do for people. */
async function answerError(parts: WebParts, thrown: unknown, context: WebContext): Promise<Response> {
  const error = thrown instanceof PorticoError ? thrown : internalError.with()
  const requestId = context.get('requestId') ?? createRequestId()
  context.set('refusal', error.code)
  const line = { requestId, tenant: context.get('tenant')?.id, route: context.get('route'), code: error.code }
  if (thrown === error) parts.log.debug(line, 'refused')
  else parts.log.error({ ...line, err: thrown }, 'failed')
  const locale = context.get('locale') ?? 'it'
  const { pathname, search } = new URL(context.req.url)
  const forProgram =
    pathname.startsWith('/api/') ||
    pathname === '/status' ||
    pathname === '/openapi.json' ||
    context.get('tenant') === undefined
  if (forProgram) {
    const headers = error.status === 401 ? { 'www-authenticate': 'Bearer' } : {}
    const retryAfter = context.res.headers.get('retry-after')
    return problemResponse(
      problemOf(error, locale, requestId),
      retryAfter === null ? headers : { ...headers, 'retry-after': retryAfter },
    )
  }
  if (error.code === signInNeeded.code && context.req.method === 'GET')
    return context.redirect(localPath(locale, `/accesso?ritorno=${encodeURIComponent(pathname + search)}`), 303)
  const moved =
    error.status === 404 && (!context.get('route') || context.get('shared'))
      ? await newAddressOf(parts, context)
      : undefined
  if (moved !== undefined) return context.redirect(moved, 301)
  const view = pageView(context, {
    environment: parts.environment,
    origin: undefined,
    movedClock: undefined,
    cookies: parts.cookies,
    // where even that fails, the page of the error still comes
    visitor: await visitorOf(parts, context).catch(() => undefined),
  })
  const words = error.status === 404 && context.req.method === 'GET' ? wordsOfAddress(pathname) : undefined
  const near = words === undefined ? [] : await nearTo(parts, context, words)
  const help = words === undefined ? undefined : <NotFoundHelp view={view} words={words} near={near} />
  context.header('cache-control', 'no-store')
  return context.html(markup(errorPage(view, error, requestId, help)), error.status as 400)
}
