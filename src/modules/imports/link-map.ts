import { contentPath } from '#engines/content/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { LinkMap } from './convert/settle.ts'
import { itemsByLink } from './store.ts'
import { targetOf } from './target.ts'

const href = /href\s*=\s*["']([^"'\s>]+)/gi

/** The ways in which the address of one page is written: with and without the last slash, http and https. */
function waysOf(address: string): string[] {
  const url = URL.parse(address)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return []
  url.hash = ''
  const plain = url.href.replace(/^https?:/, '')
  const other = url.search !== '' ? plain : plain.endsWith('/') ? plain.slice(0, -1) : `${plain}/`
  return ['https:', 'http:'].flatMap((scheme) => [`${scheme}${plain}`, `${scheme}${other}`])
}

/** The path of the page that an item becomes. */
function pathOf(target: string | null, slug: string | null): string | null {
  const to = target === null ? undefined : targetOf(target)
  return to === undefined || slug === null ? null : contentPath(to.type, slug, to.kind ?? null)
}

/** Where the links of some HTML lead, of those that lead to items of the same export. */
export async function linkMapOf(
  tx: Tx,
  importId: string,
  pages: readonly { readonly html: string; readonly link: string }[],
): Promise<LinkMap> {
  const addresses = pages.flatMap(({ html, link }) =>
    [...html.matchAll(href)].flatMap(([, to = '']) => URL.parse(to, URL.canParse(link) ? link : undefined)?.href ?? []),
  )
  const wanted = [...new Set(addresses.flatMap(waysOf))]
  const found = wanted.length === 0 ? [] : await itemsByLink(tx, importId, wanted)
  const paths = new Map(found.map(({ link, target, slug }) => [link, pathOf(target, slug)]))
  return (address) =>
    waysOf(address)
      .map((way) => paths.get(way))
      .find((path) => typeof path === 'string') ?? undefined
}
