import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import type { Configuration, JWK } from 'oidc-provider'
import { acrOf, fiscalNumberClaim } from '#platform/identity/port.ts'
import { secretFile } from '#platform/db/keys.ts'
import type { DemoIdentity } from './demo-identities.ts'
import { markup } from '#ui/markup.ts'
import { MemoryAdapter } from './memory-adapter.ts'
import { choicePage } from './choice-page.tsx'

/** Path under which the local provider is mounted. */
export const localProviderPath = '/oidc'

interface Wanted {
  readonly environment: 'development' | 'production' | 'test'
  readonly origin: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly signOutUris: readonly string[]
  readonly identities: readonly DemoIdentity[]
  readonly keysFolder: string
}

/** A request that the local provider answers; others are left to the program. */
export type LocalProvider = (request: IncomingMessage, response: ServerResponse) => boolean

/** An OpenID Connect provider with the demo identities, for development and tests. Refused in production. */
export function startLocalProvider(wanted: Wanted): LocalProvider {
  if (wanted.environment === 'production') throw new Error('the local identity provider is refused in production')
  const provider = new Provider(`${wanted.origin}${localProviderPath}`, configuration(wanted))
  provider.proxy = false
  const answer = provider.callback()
  return (request, response) => {
    const url = request.url ?? '/'
    if (url !== localProviderPath && !url.startsWith(`${localProviderPath}/`)) return false
    Object.assign(request, { originalUrl: url })
    request.url = url.slice(localProviderPath.length) || '/'
    if (request.url.startsWith('/scelta/'))
      void choose(provider, wanted.identities, request, response).catch(() => fail(response))
    else void answer(request, response)
    return true
  }
}

function fail(response: ServerResponse): void {
  response.statusCode = 400
  response.end('Accesso scaduto: torna alla pagina del Comune e accedi di nuovo.')
}

function configuration(wanted: Wanted): Configuration {
  const secrets = secretFile<{ jwk: JWK; cookie: string }>(
    wanted.keysFolder,
    'local-identity-provider.json',
    (random) => ({
      jwk: {
        ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
        use: 'sig',
        alg: 'RS256',
        kid: random(),
      },
      cookie: random(),
    }),
  )
  return {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: wanted.clientId,
        client_secret: wanted.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [...wanted.redirectUris],
        post_logout_redirect_uris: [...wanted.signOutUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [secrets.jwk] },
    cookies: { keys: [secrets.cookie] },
    acrValues: [acrOf(1), acrOf(2), acrOf(3)],
    scopes: ['openid', 'profile', 'email', 'spid'],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'birthdate', 'place_of_birth'],
      email: ['email'],
      spid: [fiscalNumberClaim],
      acr: null,
    },
    conformIdTokenClaims: true,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource: logoutSource },
    },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 3600, AccessToken: 300, IdToken: 300, AuthorizationCode: 60 },
    interactions: { url: (_, interaction) => `${localProviderPath}/scelta/${interaction.uid}` },
    findAccount: (_, id) => {
      const identity = wanted.identities.find((known) => known.id === id)
      if (!identity) return undefined
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          given_name: identity.givenName,
          family_name: identity.familyName,
          birthdate: identity.birthDate,
          place_of_birth: identity.birthPlace,
          email: identity.email,
          [fiscalNumberClaim]: `TINIT-${identity.fiscalCode}`,
        }),
      }
    },
    // demo people are not asked for consent: the municipality is the only client
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile email spid')
      await grant.save()
      return grant
    },
    renderError: (context, out) => {
      context.type = 'text/plain'
      context.body = `Accesso non riuscito: ${out.error}`
    },
  }
}

/** Signs out at once: the person already said so on the municipality's page. */
function logoutSource(context: { body: unknown; type: string }, form?: string): void {
  context.type = 'html'
  context.body = `<!doctype html><html lang="it"><head><title>Uscita</title></head><body>${
    form ? `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Esci</button>` : 'Sei uscito.'
  }</body></html>`
}

async function choose(
  provider: Provider,
  identities: readonly DemoIdentity[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
    )
    const locale = details.params['ui_locales'] === 'en' ? 'en' : 'it'
    const page = choicePage(identities, `${localProviderPath}/scelta/${details.uid}`, locale)
    response.end(`<!doctype html>${markup(page)}`)
    return
  }
  let body = ''
  for await (const chunk of request) body += String(chunk).slice(0, 1_000)
  const chosen = identities.find(({ id }) => id === new URLSearchParams(body).get('identity'))
  if (!chosen) throw new Error('no such identity')
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: chosen.id, acr: acrOf(chosen.level), amr: ['demo'], remember: false } },
    { mergeWithLastSubmission: false },
  )
}
