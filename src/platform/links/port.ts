import type { Tenant } from '#platform/tenants/tenant.ts'

/**
 * What came of following a link. gone: its page is there no more; nowhere: no host has that name; silent: nobody answers;
 * untrusted: its certificate is wrong; unknown: it cannot be told from here, as where machines are not let in.
 */
export const linkVerdicts = ['works', 'gone', 'nowhere', 'silent', 'untrusted', 'unknown'] as const
export type LinkVerdict = (typeof linkVerdicts)[number]

/** How a link answered. */
export interface LinkAnswer {
  readonly verdict: LinkVerdict
  /** HTTP status of the last answer; null where there was none. */
  readonly status: number | null
}

/** Follows links, to find those that lead nowhere. */
export interface LinkPort {
  /**
   * Asks the site of a municipality as a visitor would who is not signed in, without any network: for a path, or for an
   * address under a host whose site was closed.
   */
  readonly ask: (tenant: Tenant, address: string) => Promise<LinkAnswer>
  /** Follows a link to another site; never to an address that is not public. */
  readonly reach: (address: string) => Promise<LinkAnswer>
}
