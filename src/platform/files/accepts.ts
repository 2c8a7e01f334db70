// These run in a browser: only a list that names them accepts them, never `image/*`.
const active = new Set([
  'image/svg+xml',
  'text/html',
  'application/xhtml+xml',
  'text/x-shellscript',
  'application/x-php',
])

/** Whether a list of media types, such as `application/pdf` or `image/*`, has room for one. */
export function accepts(list: readonly string[], mediaType: string): boolean {
  const group = `${mediaType.slice(0, mediaType.indexOf('/'))}/*`
  return list.includes(mediaType) || (!active.has(mediaType) && list.includes(group))
}
