import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { oidcProvider } from '#adapters/oidc/provider.ts'
import type { IdentityProvider } from '#platform/identity/port.ts'
import { clientSecret, macOf, signedBy, startIdentityServer } from '../support/identity-server.ts'
import type { IdentityServer, Twist } from '../support/identity-server.ts'

const redirectUri = 'http://municipality.localhost/accesso/ritorno'
const now = () => Math.floor(Date.now() / 1_000)
let server: IdentityServer
let provider: IdentityProvider

beforeAll(async () => {
  server = await startIdentityServer()
})

beforeEach(() => {
  server.twist({})
  provider = oidcProvider(server)
})

afterAll(() => server.stop())

/** Signs in against a server that says what it is told to. */
async function signIn(twist: Twist) {
  server.twist(twist)
  const begun = await provider.begin({ redirectUri, state: 'state', level: 2, locale: 'it' })
  return provider.complete({ ...begun, callback: server.comeBack(begun.url), redirectUri, state: 'state', level: 2 })
}

test('an ID token as it should be names the person by fiscal code', async () => {
  expect(await signIn({})).toMatchObject({ fiscalCode: 'FRRGLI86E54L219M', level: 2 })
})

test.each<readonly [string, (evil: IdentityServer) => Twist]>([
  ['signed by nobody (none)', () => ({ header: { alg: 'none' }, signature: () => Buffer.alloc(0) })],
  ['signed with another key', ({ otherKey }) => ({ signature: signedBy(otherKey) })],
  [
    'signed with a key that it brings along (jwk)',
    ({ otherKey }) => ({
      header: { jwk: otherKey.export({ format: 'jwk' }), kid: undefined },
      signature: signedBy(otherKey),
    }),
  ],
  [
    'whose key lies elsewhere (jku)',
    ({ otherKey, issuer }) => ({ header: { jku: `${issuer}/elsewhere`, kid: 'x' }, signature: signedBy(otherKey) }),
  ],
  ['signed with our own secret (HS256)', () => ({ header: { alg: 'HS256' }, signature: macOf(clientSecret) })],
  ['changed after it was signed', () => ({ signature: () => Buffer.alloc(256, 1) })],
  ['that has ended', () => ({ claims: { iat: now() - 900, exp: now() - 600 } })],
  ['that has not begun', () => ({ claims: { nbf: now() + 600 } })],
  ['without an end', () => ({ claims: { exp: undefined } })],
  ['for another client', () => ({ claims: { aud: 'another-city' } })],
  ['for others too, through another client', () => ({ claims: { aud: ['portico', 'another'], azp: 'another' } })],
  ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
  ['of another sign-in (nonce)', () => ({ claims: { nonce: 'another-nonce' } })],
  ['without a nonce', () => ({ claims: { nonce: undefined } })],
  ['without a subject', () => ({ claims: { sub: undefined } })],
  ['that is none', () => ({ idToken: 'access-token-of-the-tests' })],
])('an ID token is refused: %s', async (_, twist) => {
  await expect(signIn(twist(server))).rejects.toMatchObject({ code: 'sign-in-failed' })
  expect(server.asked).not.toContain('/elsewhere')
})

test.each([
  ['a lower level', { acr: 'https://www.spid.gov.it/SpidL1' }],
  ['an unknown level', { acr: 'https://evil.example/SpidL3' }],
  ['no level', { acr: undefined }],
])('%s in the ID token is too low', async (_, claims) => {
  await expect(signIn({ claims })).rejects.toMatchObject({ code: 'sign-in-level-lowered' })
})

test('data of somebody else than the ID token is about are refused', async () => {
  await expect(signIn({ person: { sub: 'marco' } })).rejects.toMatchObject({ code: 'sign-in-failed' })
})

test('metadata of another issuer than the one in the settings are refused', async () => {
  server.twist({ metadata: { issuer: 'https://evil.example' } })
  await expect(provider.begin({ redirectUri, state: 'state', level: 2, locale: 'it' })).rejects.toThrow(
    'issuer does not match',
  )
})

test('nobody is led elsewhere: the secret of the client follows no redirect', async () => {
  const instead = { status: 307, headers: { location: `${server.issuer}/elsewhere` } }
  await expect(signIn({ instead })).rejects.toMatchObject({ code: 'sign-in-failed' })
  expect(server.asked).not.toContain('/elsewhere')
})
