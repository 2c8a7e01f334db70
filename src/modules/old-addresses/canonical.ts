const longest = 500

/** Parameters that say where a visitor came from, and not what they want. */
const tracking = /^(?:utm_|fbclid$|gclid$|mc_|phpsessid$|jsessionid$|sid$)/i

/** An address of a former site: host (empty for an address without one) and path. */
export interface OldAddress {
  readonly host: string
  readonly path: string
}

/**
 * The one form of an old address, whether it comes from a list or from a browser: small letters, decoded but for blanks and
 * what cannot be seen, without the name of an index, a last slash, a fragment and parameters of tracking; the other parameters in order. Undefined for what is
 * no address of a site.
 */
export function readOldAddress(text: string): OldAddress | undefined {
  const url = URL.parse(text.trim(), 'none://none')
  if (!url || !['http:', 'https:', 'none:'].includes(url.protocol) || url.username !== '') return undefined
  if (url.protocol === 'none:' && !text.trim().startsWith('/')) return undefined
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .map(([name, value]) => [name.toLowerCase(), value.toLowerCase()] as [string, string])
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  const parameters = new URLSearchParams(query).toString()
  const path = `${pathOf(url.pathname)}${parameters === '' ? '' : `?${parameters.toLowerCase()}`}`
  return path.length > longest
    ? undefined
    : { host: url.protocol === 'none:' ? '' : url.hostname.toLowerCase().replace(/^(?:www\.)+/, ''), path }
}

function pathOf(pathname: string): string {
  const decoded = pathname
    .split('/')
    .map((step) => {
      try {
        return decodeURIComponent(step).replaceAll(/[%?#/\\\s\p{Cc}]/gu, encodeURIComponent)
      } catch {
        return step
      }
    })
    .join('/')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\/{2,}/g, '/')
    .replace(/(?:\/(?:index|default)\.(?:html?|php|aspx?|jsp))*\/?$/, '')
  return decoded === '' ? '/' : decoded
}

/** A page of this site where an old address may lead: a path, with its query and its place in the page. */
export function readTarget(text: string): string | undefined {
  const trimmed = text.trim()
  const url = URL.parse(trimmed, 'https://here.invalid')
  const isOwn = trimmed.startsWith('/') && !trimmed.startsWith('//') && url?.host === 'here.invalid'
  if (!isOwn || trimmed.length > longest) return undefined
  return `${url.pathname}${url.search}${url.hash}`
}

/** Whether an address may be counted: not one that could name a person, or that only machines try. */
export const isCounted = ({ path }: OldAddress): boolean =>
  path.length <= 200 &&
  /^[^?]*(?:\?[a-z_]{1,20}=\d{1,9})?$/.test(path) &&
  !/@|\d{6,}|[a-z]{6}\d{2}[a-z]\d{2}|\.(?:php|env|git|asp|xml|json|txt|ico|png|js|css|map)\b/.test(path)
