import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { acrOf, fiscalNumberClaim } from '#platform/identity/port.ts'

type Json = Record<string, unknown>

/** What the next answers of the server say, where that is not what a good one would say. */
export interface Twist {
  /** Over the header of the ID token. */
  readonly header?: Json
  /** Over its claims. */
  readonly claims?: Json
  /** Over what the address of the person says. */
  readonly person?: Json
  /** Over the metadata. */
  readonly metadata?: Json
  /** Signs what is signed: with its own key unless said. */
  readonly signature?: (signed: string) => Buffer
  /** Over the whole ID token. */
  readonly idToken?: string
  /** Status and headers of the token's address, in place of tokens. */
  readonly instead?: { readonly status: number; readonly headers: Record<string, string> }
}

/** A far end: a provider that speaks OpenID Connect on the wire, and says what it is told to. */
export interface IdentityServer {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where a browser is sent back: what the provider's page would answer to the address of a sign-in. */
  comeBack: (to: URL) => URL
  twist: (twist: Twist) => void
  /** Paths it was asked for. */
  readonly asked: readonly string[]
  readonly otherKey: KeyObject
  stop: () => Promise<void>
}

export const clientSecret = 'a-secret-of-the-tests-alone'
const keyId = 'key-of-the-tests'
const accessToken = 'access-token-of-the-tests'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A signature with RS256. */
export function signedBy(key: KeyObject): (signed: string) => Buffer {
  return (signed) => sign('sha256', Buffer.from(signed), key)
}

/** A signature with HS256, whose key is a text. */
export function macOf(secret: string): (signed: string) => Buffer {
  return (signed) => createHmac('sha256', secret).update(signed).digest()
}

/** Starts the server on a free port of this machine. */
export async function startIdentityServer(): Promise<IdentityServer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const asked: string[] = []
  let twist: Twist = {}
  let nonce: string | undefined

  function idToken(): string {
    const now = Math.floor(Date.now() / 1_000)
    const head = { alg: 'RS256', kid: keyId, typ: 'JWT', ...twist.header }
    const claims = {
      iss: issuer,
      sub: 'giulia',
      aud: 'portico',
      iat: now,
      exp: now + 300,
      nonce,
      acr: acrOf(2),
      at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
      ...twist.claims,
    }
    const signed = `${base64url(head)}.${base64url(claims)}`
    return `${signed}.${(twist.signature ?? signedBy(keys.privateKey))(signed).toString('base64url')}`
  }

  const answers: Readonly<Record<string, () => Json>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorise`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/person`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
      ...twist.metadata,
    }),
    '/keys': () => ({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] }),
    '/token': () => ({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: twist.idToken ?? idToken(),
    }),
    '/person': () => ({
      sub: 'giulia',
      given_name: 'Giulia',
      family_name: 'Ferro',
      birthdate: '1986-05-14',
      [fiscalNumberClaim]: 'TINIT-FRRGLI86E54L219M',
      ...twist.person,
    }),
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    request.resume()
    if (path === '/token' && twist.instead)
      return void response.writeHead(twist.instead.status, twist.instead.headers).end()
    const answer = answers[path]
    if (!answer) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer()))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    clientId: 'portico',
    clientSecret,
    asked,
    otherKey: other.privateKey,
    twist: (next) => (twist = next),
    comeBack(to) {
      nonce = to.searchParams.get('nonce') ?? undefined
      const back = new URL(to.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({
        code: 'code',
        state: to.searchParams.get('state') ?? '',
        iss: issuer,
      }).toString()
      return back
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
