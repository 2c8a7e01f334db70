import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProgram } from '#test/load/program.ts'
import type { Program } from '#test/load/program.ts'
import { startIdentityServer } from '#test/support/identity-server.ts'
import type { IdentityServer } from '#test/support/identity-server.ts'
import { ask, freePort, sayOnWire } from '#test/support/wire.ts'
import type { WireAnswer } from '#test/support/wire.ts'

const host = 'montelago.localhost'
const metricsToken = 'metrics-token-of-the-tests'
const ends: (() => unknown)[] = []
let environment: Record<string, string>
let provider: IdentityServer
let program: Program
let port: number

/** A command of the program as an operator types it. */
function portico(...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/portico.mjs', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  })
  return { status, said: `${stdout}${stderr}` }
}

let listedAtFirst: string

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-production-'))
  chmodSync(folder, 0o755) // the server may run as another user, who must be able to pass
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  provider = await startIdentityServer()
  ends.push(provider.stop)
  port = await freePort()
  environment = {
    PORTICO_ENV: 'production',
    PORTICO_DATA: join(folder, 'data'),
    PORTICO_URL: `https://${host}`,
    PORT: String(port),
    DATABASE_EMBEDDED: 'yes',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    SMTP_URL: 'smtp://127.0.0.1:9',
    METRICS_TOKEN: metricsToken,
    LOG_LEVEL: 'info',
  }
  listedAtFirst = portico('tenant', 'list').said
  const added = portico('tenant', 'add', 'montelago', 'tenants/montelago/tenant.json', '--host', host)
  if (added.status !== 0) throw new Error(added.said)
  program = await startProgram('start', environment)
  ends.push(program.stop)
}, 120_000)

afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

const from = (headers: Record<string, string> = {}) => ({ headers: { host, ...headers } })
const get = (path: string, headers: Record<string, string> = {}) => ask(port, path, from(headers))

/** What a browser would send back of the cookies that an answer sets. */
function cookiesOf(answer: WireAnswer): string {
  return (answer.headers['set-cookie'] ?? [])
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
}

/** Signs in as a browser does; gives what the way back answered, and the cookie of the session. */
async function signIn(before = ''): Promise<{ back: WireAnswer; begun: WireAnswer; callback: URL; cookie: string }> {
  const begun = await get('/accesso?ritorno=/area-personale/profilo')
  const callback = provider.comeBack(new URL(begun.headers.location ?? ''))
  const cookie = [before, cookiesOf(begun)].filter((part) => part !== '').join('; ')
  const back = await get(`${callback.pathname}${callback.search}`, { cookie })
  return { back, begun, callback, cookie: cookiesOf(back) }
}

test('a program in production knows no demo: no municipality, no person, no provider, no moved clock, no token', async () => {
  expect(listedAtFirst).toContain('Nothing to list.')
  for (const [words, refusal] of [
    [['token', '--as', 'giulia.ferro'], 'portico token is refused in production.'],
    [['time', '+1d'], 'portico time is refused in production.'],
  ] as const) {
    const { status, said } = portico(...words)
    expect(said).toContain(refusal)
    expect(status).toBe(1)
  }
  expect((await get('/oidc/.well-known/openid-configuration')).status).toBe(404)
  expect((await get('/')).body).not.toMatch(/demo/i)
})

const addresses: readonly (readonly [string, string, number])[] = [
  ['a page', '/', 200],
  ['a page in English', '/en/servizi', 200],
  ['a page behind sign-in', '/area-personale', 303],
  ['an address that leads to the provider', '/accesso', 302],
  ['a page that is not there', '/nessuna-pagina', 404],
  ['the API', '/api/v1/services', 200],
  ['a refusal of the API', '/api/v1/cases', 401],
  ['the description of the API', '/openapi.json', 200],
  ['an asset that is not there', '/assets/none.css', 404],
  ['health', '/health/live', 200],
  ['metrics without their token', '/metrics', 404],
]

test.each(addresses)('the headers that protect are on %s', async (_, path, status) => {
  const answer = await get(path)
  expect(answer.status).toBe(status)
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['referrer-policy']).toBe('same-origin')
  expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(answer.headers['x-powered-by']).toBeUndefined()
  expect(answer.headers['server']).toBeUndefined()
  const policy = answer.headers['content-security-policy'] as string
  for (const rule of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule)
  expect(policy.replace(provider.issuer, '')).not.toMatch(/unsafe|\*|http:/)
})

test('no other site is let in by CORS, whatever it says it is', async () => {
  for (const origin of ['https://evil.example', 'null', `https://${host}.evil.example`]) {
    const answer = await get('/api/v1/services', { origin })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    const asked = await ask(port, '/api/v1/profile', { ...from({ origin }), method: 'OPTIONS' })
    expect(Object.keys(asked.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})

test('cookies are of this host alone, go over https alone, and no script reads them', async () => {
  const { begun, back } = await signIn()
  const lines = [...(begun.headers['set-cookie'] ?? []), ...(back.headers['set-cookie'] ?? [])]
  expect(lines.map((line) => line.split('=')[0])).toEqual(
    expect.arrayContaining(['__Host-portico-sign-in', '__Host-portico-session']),
  )
  for (const line of lines) {
    expect(line).toMatch(/^__Host-/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line).toContain(attribute)
    expect(line).not.toMatch(/domain=/i)
  }
})

test('signed in, the browser gets a session and no token of the provider; the log says who, by id', async () => {
  const { back, cookie } = await signIn()
  expect(back.status).toBe(303)
  expect(back.headers.location).toBe('/area-personale/profilo')
  const page = await get('/area-personale/profilo', { cookie })
  expect(page.status).toBe(200)
  expect(page.body).toContain('FRRGLI86E54L219M')
  expect(`${JSON.stringify(back.headers)}${page.body}`).not.toMatch(/eyJ|access-token-of-the-tests/)
  await expect.poll(() => program.said()).toMatch(/"personId":"[0-9a-f-]{36}".*"signed in"/)
  expect(program.said()).not.toMatch(/FRRGLI|Giulia|eyJ/)
})

test('a sign-in is good once, in the browser that began it, within ten minutes of its begin', async () => {
  const { callback, begun } = await signIn()
  const address = `${callback.pathname}${callback.search}`
  expect((await get(address, { cookie: cookiesOf(begun) })).status).toBe(400)
  const other = await get('/accesso')
  const link = provider.comeBack(new URL(other.headers.location ?? ''))
  expect((await get(`${link.pathname}${link.search}`)).status).toBe(400)
  expect((await get(`${link.pathname}${link.search}`, { cookie: cookiesOf(begun) })).status).toBe(400)
  expect(other.headers['set-cookie']?.join()).toContain('Max-Age=600')
  await expect.poll(() => program.said().match(/"code":"sign-in-failed"/g)?.length).toBe(3)
})

test('a new sign-in ends the session before it, and a planted session is never taken over', async () => {
  const first = await signIn()
  const second = await signIn(first.cookie)
  expect(second.cookie).not.toBe(first.cookie)
  expect((await get('/area-personale', { cookie: first.cookie })).status).toBe(303)
  expect((await get('/area-personale', { cookie: second.cookie })).status).toBe(200)
  const planted = `__Host-portico-session=${'A'.repeat(43)}`
  expect((await signIn(planted)).cookie).not.toContain('AAAA')
  expect((await get('/area-personale', { cookie: planted })).status).toBe(303)
})

test('sign-out ends the session, and tells the browser to forget', async () => {
  const { cookie } = await signIn()
  const page = await get('/area-personale', { cookie })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const form = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const left = await ask(port, '/uscita', { ...from(form), method: 'POST', body: `_csrf=${token}` })
  expect(left.status).toBe(303)
  expect(left.headers['clear-site-data']).toBe('"cache", "storage"')
  expect(left.headers['set-cookie']?.join()).toMatch(/__Host-portico-session=;.*Max-Age=0/)
  expect((await get('/area-personale', { cookie })).status).toBe(303)
})

test('what the proxy says is taken from nobody else: no other host, no other address of the client', async () => {
  const lies = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' }
  const page = await get('/servizi/records-access', lies)
  expect(page.body).not.toContain('evil.example')
  const signing = await get('/accesso', lies)
  const redirect = new URL(signing.headers.location ?? '').searchParams.get('redirect_uri')
  expect(redirect).toBe(`https://${host}/accesso/ritorno`)
  expect((await ask(port, '/', { headers: { host: 'evil.example' } })).status).toBe(421)
  const remaining = async (address: string) =>
    Number((await get('/api/v1/services', { 'x-forwarded-for': address }))?.headers['x-ratelimit-remaining'])
  const [first, second] = [await remaining('192.0.2.1'), await remaining('192.0.2.2')]
  expect(second).toBeLessThan(first)
})

test.each([
  ['TRACE', ['TRACE / HTTP/1.1', `Host: ${host}`, 'Secret: x-secret']],
  ['CONNECT', [`CONNECT ${host}:443 HTTP/1.1`, `Host: ${host}`]],
])('%s is not answered', async (_, lines) => {
  const answer = await sayOnWire(port, [...lines, 'Connection: close', '', ''])
  expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
  expect(answer).not.toContain('x-secret')
})

test.each([
  ['two lengths', ['Content-Length: 5', 'Content-Length: 6', '', 'hello']],
  ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '', 'GET /x HTTP/1.1', '', '']],
  ['a coding that hides another', ['Transfer-Encoding: xchunked', 'Content-Length: 3', '', 'abc']],
  ['a length that is none', ['Content-Length: +5', '', 'hello']],
  ['a header folded over lines', ['X-Folded: a', ' b: c', '', '']],
])('a message whose end can be read in two ways is refused: %s', async (_, lines) => {
  const answer = await sayOnWire(port, ['POST /uscita HTTP/1.1', `Host: ${host}`, ...lines])
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
})

test('no WebSocket is opened, on any address', async () => {
  for (const path of ['/', '/ws', '/api/v1/services', '/area-personale']) {
    const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']
    const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: Upgrade, close', ...upgrade, '', '']
    expect(await sayOnWire(port, lines)).not.toMatch(/^HTTP\/1\.1 101/)
  }
})

test.each(['/.git/config', '/.env', '/package.json', '/src/app/web.tsx', '/assets/', '/assets/..%2f..%2fpackage.json'])(
  'the program does not show itself: %s',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)

test('metrics are for who bears their token', async () => {
  expect((await get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(404)
  expect((await get('/metrics', { authorization: `Bearer ${metricsToken}` })).status).toBe(200)
})

test('a provider that is down stops sign-in and nothing else, and a person is told so in words', async () => {
  provider.twist({ instead: { status: 503, headers: {} } })
  const { back } = await signIn()
  provider.twist({})
  expect(back.status).toBe(400)
  expect(back.headers['set-cookie']?.join()).not.toMatch(/portico-session=[A-Za-z0-9]/)
  expect(back.body).toContain('L’accesso non è riuscito')
  expect(back.body).not.toMatch(/Error|at \/|node_modules/)
  expect((await get('/servizi')).status).toBe(200)
})
