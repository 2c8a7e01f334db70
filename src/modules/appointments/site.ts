import { InvalidInput } from '#kernel/errors.ts'
import { z } from 'zod'
import { bookedPath, bookingPath } from '#engines/reservation/index.ts'
import { localPath } from '#platform/i18n/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

export const Site = z
  .url({ protocol: /^https?$/ })
  .optional()
  .describe('Scheme and host of the municipality’s site, for the link in the mail; without it the mail has none.')

/** The origin of the site, where it is one of the municipality: no mail leads elsewhere. */
function originOf(site: string, { hosts }: Tenant): string {
  const { origin, hostname } = new URL(site)
  if (hosts.includes(hostname)) return origin
  throw new InvalidInput([
    {
      path: 'site',
      message: { it: 'Questo non è il sito del Comune.', en: 'This is not the site of the municipality.' },
    },
  ])
}

/** Where an appointment is seen, moved and cancelled. */
export const linkOf = (site: string | undefined, tenant: Tenant, key: string, locale: Locale): string | null =>
  site === undefined ? null : `${originOf(site, tenant)}${localPath(locale, bookedPath.to({ key }))}`

/** Where another one is booked. */
export const againOf = (site: string | undefined, tenant: Tenant, locale: Locale): string | null =>
  site === undefined ? null : `${originOf(site, tenant)}${localPath(locale, bookingPath.to())}`
