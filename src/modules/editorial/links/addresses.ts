import { valueShapes } from '#engines/content/index.ts'
import type { ContentBody, ContentType } from '#engines/content/index.ts'
import { readRichText } from '#kernel/rich-text/parse.ts'
import { linksOf } from '#kernel/rich-text/rich-text.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'

/** Longest address that is followed, in characters. */
const lettersMost = 2_000

/** An address that a content links to, and the field and the language that do. */
export interface FoundAddress {
  readonly field: string
  readonly locale: 'it' | 'en'
  readonly address: string
}

type Site = Pick<Tenant, 'hosts'> & { readonly data: Pick<Tenant['data'], 'formerHosts'> }

/** The address that a link leads to: a path of the own site, or an absolute one; undefined for what is followed by no web. */
export function addressOf(href: string, { hosts }: Pick<Site, 'hosts'>): string | undefined {
  const [own = 'localhost'] = hosts
  if (href.startsWith('#') || !URL.canParse(href, `http://${own}`)) return undefined
  const url = new URL(href, `http://${own}`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.hash = ''
  const address = hosts.includes(url.hostname) ? url.pathname + url.search : url.href
  return address.length > lettersMost ? undefined : address
}

/** Whether an address is answered by the own site, or by what it says of one that was closed. */
export function isOwn(address: string, { data: { formerHosts } }: Pick<Site, 'data'>): boolean {
  return address.startsWith('/') || formerHosts.includes(new URL(address).hostname)
}

/** Addresses that a body links to, each once in a field and a language. */
export function addressesIn(type: ContentType, body: ContentBody, site: Site): FoundAddress[] {
  return type.fields.flatMap(({ id: field, kind }) => {
    const of = (locale: 'it' | 'en', links: readonly string[]) =>
      [...new Set(links.map((link) => addressOf(link, site)))].flatMap((address) =>
        address === undefined ? [] : [{ field, locale, address }],
      )
    if (kind === 'web') {
      const web = valueShapes.web.safeParse(body[field]).data
      return web === undefined ? [] : of('it', [web])
    }
    const words = kind === 'rich' ? valueShapes.rich.safeParse(body[field]).data : undefined
    if (words === undefined) return []
    return (['it', 'en'] as const).flatMap((locale) => of(locale, linksOf(readRichText(words[locale] ?? '').text)))
  })
}
