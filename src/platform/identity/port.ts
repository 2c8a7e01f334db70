import { defineError } from '#kernel/errors.ts'

/** Who a person is, as the identity provider says it. */
export interface Identity {
  /** Level as in SPID: 1, 2 or 3. */
  readonly level: 1 | 2 | 3
  readonly fiscalCode: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly birthPlace: string | undefined
  readonly email: string | undefined
  /** Handed back to the provider at sign-out. */
  readonly idToken: string
}

/** What must come back from the provider, and what is kept until then. */
export interface SignInRequest {
  readonly url: URL
  readonly nonce: string
  readonly verifier: string
}

/** The identity provider as the program sees it: OpenID Connect today; SAML for SPID and federation for CIE as adapters. */
export interface IdentityProvider {
  begin: (request: {
    redirectUri: string
    state: string
    level: 1 | 2 | 3
    locale: 'it' | 'en'
  }) => Promise<SignInRequest>
  /** Checks state, nonce, PKCE, issuer, audience, signature and level. Throws {@link signInFailed}. */
  complete: (answer: {
    callback: URL
    redirectUri: string
    state: string
    nonce: string
    verifier: string
    level: 1 | 2 | 3
  }) => Promise<Identity>
  /** Where the browser goes to end the provider's own session, if it has such an address. */
  endSessionUrl: (request: { idToken: string; returnTo: string }) => Promise<URL | undefined>
}

export const signInFailed = defineError({
  code: 'sign-in-failed',
  status: 400,
  sentence: {
    it: 'L’accesso non è riuscito. Torna alla pagina da cui eri partito e accedi di nuovo.',
    en: 'The sign-in did not succeed. Go back to the page you started from and sign in again.',
  },
})

export const signInLevelLowered = defineError({
  code: 'sign-in-level-lowered',
  status: 403,
  sentence: {
    it: 'L’identità che hai usato ha un livello di sicurezza più basso di quello richiesto ({level}). Accedi con un’identità di livello {level} o superiore.',
    en: 'The identity you used has a lower level of security than the one required ({level}). Sign in with an identity of level {level} or higher.',
  },
})

const levels = [
  'https://www.spid.gov.it/SpidL1',
  'https://www.spid.gov.it/SpidL2',
  'https://www.spid.gov.it/SpidL3',
] as const

/** The authentication context class of a level. */
export function acrOf(level: 1 | 2 | 3): string {
  return levels[level - 1] ?? levels[0]
}

/** The level of an authentication context class; undefined for an unknown one. */
export function levelOf(acr: unknown): 1 | 2 | 3 | undefined {
  const index = levels.findIndex((known) => known === acr)
  return index === -1 ? undefined : ((index + 1) as 1 | 2 | 3)
}

/** Name of the SPID attribute that holds the fiscal number, in tokens. */
export const fiscalNumberClaim = 'https://attributes.spid.gov.it/fiscalNumber'
