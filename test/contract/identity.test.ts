import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oidcProvider } from '#adapters/oidc/provider.ts'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import { localProviderPath, startLocalProvider } from '#adapters/oidc-local/local-provider.tsx'
import type { LocalProvider } from '#adapters/oidc-local/local-provider.tsx'
import type { IdentityProvider } from '#platform/identity/port.ts'

const folder = mkdtempSync(join(tmpdir(), 'portico-identity-'))
const secret = 'a-secret-of-the-tests-alone'
const redirectUri = 'http://municipality.localhost/accesso/ritorno'
let server: Server
let answer: LocalProvider
let provider: IdentityProvider

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const known = readDemoIdentities('tenants')
  const [giulia] = known
  if (!giulia) throw new Error('no demo identity')
  const base = {
    environment: 'test',
    origin,
    clientId: 'portico',
    clientSecret: secret,
    redirectUris: [redirectUri],
    signOutUris: [],
    keysFolder: folder,
  } as const
  answer = startLocalProvider({
    ...base,
    identities: [...known, { ...giulia, id: 'no.code', fiscalCode: 'FRRGLI86E54L219Z' }],
  })
  provider = oidcProvider({ issuer: `${origin}${localProviderPath}`, clientId: 'portico', clientSecret: secret })
})

afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})

/** Walks through the provider as a browser does, and gives the address it comes back to. */
async function walk(url: URL, identity: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next = url
  let choice: string | undefined
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const form = choice === undefined ? {} : { method: 'POST', body: new URLSearchParams({ identity: choice }) }
    const response = await fetch(next, { ...form, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location?.startsWith(redirectUri)) return new URL(location)
    if (location === null) choice = identity
    else {
      choice = undefined
      next = new URL(location, next)
    }
  }
  throw new Error('the provider never came back')
}

async function begun(level: 1 | 2 | 3 = 2) {
  return {
    level,
    state: 'state-of-this-browser',
    redirectUri,
    ...(await provider.begin({ redirectUri, state: 'state-of-this-browser', level, locale: 'it' })),
  }
}

test('who comes back is who the provider says, with level and fiscal code', async () => {
  const request = await begun()
  const identity = await provider.complete({ ...request, callback: await walk(request.url, 'giulia.ferro') })
  expect(identity).toMatchObject({
    fiscalCode: 'FRRGLI86E54L219M',
    level: 2,
    givenName: 'Giulia',
    birthDate: '1986-05-14',
  })
})

test('a number that is no fiscal code is no identity', async () => {
  const request = await begun()
  const callback = await walk(request.url, 'no.code')
  await expect(provider.complete({ ...request, callback })).rejects.toMatchObject({ code: 'sign-in-failed' })
})

test('a level lower than the one asked for is refused', async () => {
  const request = await begun(3)
  const callback = await walk(request.url, 'giulia.ferro')
  await expect(provider.complete({ ...request, callback })).rejects.toMatchObject({ code: 'sign-in-level-lowered' })
})

test.each([
  ['another state', { state: 'another-state' }],
  ['another nonce', { nonce: 'another-nonce' }],
  ['another verifier', { verifier: 'x'.repeat(43) }],
  ['another address', { redirectUri: 'http://evil.localhost/accesso/ritorno' }],
])('what came back is refused: %s', async (_, changed) => {
  const request = await begun()
  const callback = await walk(request.url, 'giulia.ferro')
  await expect(provider.complete({ ...request, callback, ...changed })).rejects.toMatchObject({
    code: 'sign-in-failed',
  })
})

test('a code is good once, and only from its issuer', async () => {
  const request = await begun()
  const callback = await walk(request.url, 'giulia.ferro')
  const mixedUp = new URL(callback)
  mixedUp.searchParams.set('iss', 'https://evil.example')
  await expect(provider.complete({ ...request, callback: mixedUp })).rejects.toMatchObject({ code: 'sign-in-failed' })
  await provider.complete({ ...request, callback })
  await expect(provider.complete({ ...request, callback })).rejects.toMatchObject({ code: 'sign-in-failed' })
})

test('the local provider and the test signature are refused in production', async () => {
  const given = {
    environment: 'production',
    origin: 'http://localhost',
    clientId: 'portico',
    clientSecret: secret,
    redirectUris: [],
    signOutUris: [],
    identities: [],
    keysFolder: folder,
  } as const
  expect(() => startLocalProvider(given)).toThrow('refused in production')
})
