import * as oidc from 'openid-client'
import { z } from 'zod'
import { checkFiscalCode } from '#kernel/fiscal-code.ts'
import { acrOf, fiscalNumberClaim, levelOf, signInFailed, signInLevelLowered } from '#platform/identity/port.ts'
import type { Identity, IdentityProvider } from '#platform/identity/port.ts'
import { loopbackFetch } from './loopback-fetch.ts'

const claims = z.object({
  given_name: z.string().min(1),
  family_name: z.string().min(1),
  birthdate: z.iso.date(),
  place_of_birth: z.string().optional(),
  email: z.email().optional(),
  [fiscalNumberClaim]: z.string().transform((text) => text.replace(/^TINIT-/, '')),
})

interface Client {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whether the provider is on this machine, under a name that perhaps only its own people know. */
  readonly isLocal?: boolean
}

/** OpenID Connect: authorization code with PKCE (S256), state, nonce; the metadata are discovered once, on first use. */
export function oidcProvider(client: Client): IdentityProvider {
  let found: Promise<oidc.Configuration> | undefined
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(client.issuer).hostname)
  const configuration = () => {
    found ??= oidc
      .discovery(
        new URL(client.issuer),
        client.clientId,
        { client_secret: client.clientSecret },
        oidc.ClientSecretPost(client.clientSecret),
        {
          // the signature of the ID token is checked although it comes straight from the provider: by default it is not
          ...(client.isLocal ? { [oidc.customFetch]: loopbackFetch } : {}),
          execute: [oidc.enableNonRepudiationChecks, ...(loopback ? [oidc.allowInsecureRequests] : [])],
        },
      )
      .catch((error: unknown) => {
        found = undefined // a provider that was down is asked again at the next sign-in
        throw error
      })
    return found
  }

  return {
    async begin({ redirectUri, state, level, locale }) {
      const nonce = oidc.randomNonce()
      const verifier = oidc.randomPKCECodeVerifier()
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email spid',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        acr_values: acrOf(level),
        ui_locales: locale,
      })
      return { url, nonce, verifier }
    },

    async complete({ callback, redirectUri, state, nonce, verifier, level }): Promise<Identity> {
      const settings = await configuration()
      const landed = new URL(redirectUri)
      landed.search = callback.search
      const answer = await readTokens(settings, landed, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const reached = levelOf(answer.acr)
      if (reached === undefined || reached < level) throw signInLevelLowered.with({ level })
      const parsed = claims.safeParse(answer.claims)
      if (!parsed.success || !checkFiscalCode(parsed.data[fiscalNumberClaim]).ok) throw signInFailed.with()
      const { data } = parsed
      return {
        level: reached,
        fiscalCode: data[fiscalNumberClaim],
        givenName: data.given_name,
        familyName: data.family_name,
        birthDate: data.birthdate,
        birthPlace: data.place_of_birth,
        email: data.email,
        idToken: answer.idToken,
      }
    },

    async endSessionUrl({ idToken, returnTo }) {
      const settings = await configuration()
      if (settings.serverMetadata().end_session_endpoint === undefined) return undefined
      return oidc.buildEndSessionUrl(settings, { id_token_hint: idToken, post_logout_redirect_uri: returnTo })
    },
  }
}

/** Whatever is wrong with what came back (code used twice, state, nonce, signature, audience) is one and the same refusal. */
async function readTokens(settings: oidc.Configuration, landed: URL, checks: oidc.AuthorizationCodeGrantChecks) {
  try {
    const tokens = await oidc.authorizationCodeGrant(settings, landed, checks)
    const idClaims = tokens.claims()
    if (!idClaims || tokens.id_token === undefined) throw signInFailed.with()
    const profile = await oidc.fetchUserInfo(settings, tokens.access_token, idClaims.sub)
    return { acr: idClaims.acr, claims: profile, idToken: tokens.id_token }
  } catch (error) {
    const refusal = signInFailed.with()
    refusal.cause = error
    throw refusal
  }
}
