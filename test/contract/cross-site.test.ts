import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { operations, routes } from '#app/modules.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const parameters: Readonly<Record<string, string>> = {
  serviceId: 'records-access',
  step: 'interest',
  page: 'interest',
  slot: 'attachments',
  actionId: 'withdraw',
}
let mine: { cookie: string; token: string }
let theirs: { token: string }

/** A session as its browser holds it, and the token of its forms. */
async function browserOf(identity: string): Promise<{ cookie: string; token: string }> {
  const [session = '', token = ''] = (await city.cookieOf(identity)).split(' ')
  return { cookie: `portico-session=${session}`, token }
}

beforeAll(async () => {
  mine = await browserOf('luca.gallo')
  theirs = await browserOf('marco.riva')
})

const address = (pattern: string) =>
  pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? randomUUID())
const forms = routes.filter(({ method }) => method === 'POST').map(({ path }) => path.pattern)
const writes = operations
  .filter(({ method }) => method !== 'GET')
  .map(({ id, method, path }) => [id, method, `/api/v1${path}`] as const)

async function codeOf(answer: Response): Promise<string> {
  const text = await answer.text()
  return answer.headers.get('content-type') === 'application/problem+json'
    ? (JSON.parse(text) as { code: string }).code
    : String(answer.status)
}

describe('a form', () => {
  const send = (pattern: string, body: string, headers: Record<string, string> = {}) =>
    city.request(address(pattern), {
      method: 'POST',
      body,
      headers: { cookie: mine.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  test.each(forms)('without its token, or with that of another session, is refused: %s', async (pattern) => {
    for (const token of ['', `_csrf=${theirs.token}`, `_csrf=${mine.token}x`, '_csrf='])
      expect([403, 415]).toContain((await send(pattern, token)).status)
  })

  test.each(forms)('that another site sends is refused, its token notwithstanding: %s', async (pattern) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'no address at all' },
      { origin: 'http://rivabella.localhost' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await send(pattern, `_csrf=${mine.token}`, headers as Record<string, string>)).status).toBe(403)
  })
})

describe('a call of the API with the cookie of a browser', () => {
  const call = (method: string, path: string, headers: Record<string, string>) =>
    city.request(address(path), {
      method,
      body: '{}',
      headers: { cookie: mine.cookie, 'content-type': 'application/json', ...headers },
    })

  test.each(writes)('needs the token of the session: %s', async (_, method, path) => {
    expect(await codeOf(await call(method, path, {}))).toBe('cross-site-request')
    expect(await codeOf(await call(method, path, { 'x-csrf-token': theirs.token }))).toBe('cross-site-request')
    expect(await codeOf(await call(method, path, { 'x-csrf-token': mine.token }))).not.toBe('cross-site-request')
  })

  test.each(writes)(
    'is refused where another site makes it, also in a form that needs no preflight: %s',
    async (_, method, path) => {
      const token = { 'x-csrf-token': mine.token }
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
        expect(await codeOf(await call(method, path, { ...token, ...(headers as Record<string, string>) }))).toBe(
          'cross-site-request',
        )
      expect(await codeOf(await call(method, path, { 'content-type': 'text/plain' }))).toBe('cross-site-request')
    },
  )
})

test('a cookie is no bearer token, and a bearer token is no cookie', async () => {
  const session = mine.cookie.replace('portico-session=', '')
  const token = await city.tokenOf('luca.gallo')
  const asBearer = await city.request('/api/v1/profile', { headers: { authorization: `Bearer ${session}` } })
  const asCookie = await city.request('/api/v1/profile', { headers: { cookie: `portico-session=${token}` } })
  expect([asBearer.status, asCookie.status]).toEqual([401, 401])
})

test('a method cannot be said to be another one', async () => {
  const headers = { cookie: mine.cookie, 'x-http-method-override': 'DELETE', 'x-method-override': 'PUT' }
  const answer = await city.request('/api/v1/profile?_method=DELETE', { headers })
  expect(answer.status).toBe(422)
  expect((await city.request('/api/v1/profile', { headers })).status).toBe(200)
})
