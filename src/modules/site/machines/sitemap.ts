import { z } from 'zod'
import { transparencyTree } from '#kernel/lists/transparency.ts'
import { addressesMost } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { publicationsPath } from '#modules/publications/index.ts'
import { servicePath, servicesPath } from '#modules/services/index.ts'
import { localPath } from '#platform/i18n/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { listAddressesOperation, listPacksOperation } from '../operations.ts'
import {
  accessibilityPath,
  allPagesPath,
  faqPath,
  homePath,
  legalNotesPath,
  livePath,
  managementPath,
  newsPath,
  privacyPath,
  robotsPath,
  siteMapPath,
  sitemapPartPath,
  sitemapPath,
  topicsPath,
  transparencyPath,
  transparencySectionPath,
} from '../paths.ts'
import { sections } from '../pages/lists.ts'

const locales = ['it', 'en'] as const

/** The five characters that XML gives a meaning to. */
export function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Pages that are always there. */
function standing(): string[] {
  const transparencySections = transparencyTree.map(({ segment }) => transparencySectionPath.to({ section: segment }))
  const lists = Object.values(sections).flatMap(({ segments, path }) => segments.map((segment) => path(segment)))
  return [
    homePath,
    managementPath,
    newsPath,
    servicesPath,
    livePath,
    topicsPath,
    faqPath,
    legalNotesPath,
    privacyPath,
    accessibilityPath,
    siteMapPath,
    allPagesPath,
    publicationsPath,
    transparencyPath,
  ]
    .map((path) => path.to())
    .concat(lists, transparencySections)
}

const answer = (body: string) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })

/** Addresses in both languages, each naming the other (sitemaps.org, with the alternates of Google). */
function urlSet(origin: string, entries: readonly { readonly path: string; readonly changedAt?: string }[]): Response {
  const urls = entries.flatMap(({ path, changedAt }) =>
    locales.map((locale) => {
      const alternates = locales.map(
        (other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${xml(origin + localPath(other, path))}"/>`,
      )
      const changed = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`
      return `<url><loc>${xml(origin + localPath(locale, path))}</loc>${changed}${alternates.join('')}</url>`
    }),
  )
  return answer(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>`,
  )
}

// each content has an address in both languages
const partMost = addressesMost / locales.length

async function part({ call, origin }: PageRequest, number: number): Promise<Response> {
  const { addresses } = await call(listAddressesOperation, { part: number, most: partMost })
  if (number > 0 && addresses.length === 0) throw notFound.with()
  const { services } = number === 0 ? await call(listPacksOperation, {}) : { services: [] }
  const always = number === 0 ? standing().map((path) => ({ path })) : []
  const packs = services.map(({ slug }) => ({ path: servicePath.to({ serviceId: slug }) }))
  return urlSet(origin, [...always, ...packs, ...addresses])
}

/** The site map for machines: one file, or an index of parts where there are more addresses than one may hold. */
export const sitemap = definePage({
  path: sitemapPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { call, origin } = request
    const { parts } = await call(listAddressesOperation, { part: 0, most: partMost })
    if (parts < 2) return part(request, 0)
    const files = Array.from({ length: parts }, (_, number) => {
      const path = sitemapPartPath.to({ part: String(number) })
      return `<sitemap><loc>${xml(origin + path)}</loc></sitemap>`
    })
    return answer(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${files.join('')}</sitemapindex>`)
  },
})

export const sitemapPart = definePage({
  path: sitemapPartPath,
  access: 'public',
  shared: true,
  show(request) {
    const number = z.coerce.number().int().min(0).max(10_000).safeParse(request.param('part'))
    if (!number.success) throw notFound.with()
    return part(request, number.data)
  },
})

/** What robots may read: all that is public, and nothing behind a sign-in. */
export const robots = definePage({
  path: robotsPath,
  access: 'public',
  shared: true,
  show: ({ origin }) =>
    new Response(
      [
        'User-agent: *',
        'Disallow: /area-personale',
        'Disallow: /ufficio',
        'Disallow: /redazione',
        'Disallow: /cerca',
        `Sitemap: ${origin}${sitemapPath.to()}`,
        '',
      ].join('\n'),
      { headers: { 'content-type': 'text/plain; charset=utf-8' } },
    ),
})
