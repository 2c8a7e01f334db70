// What a browser or a shell may run, if anything ever hands it over: named for what it is.
const kinds: readonly (readonly [mediaType: string, pattern: RegExp])[] = [
  ['image/svg+xml', /<(?:[a-z]+:)?svg[\s>/]/i],
  [
    'text/html',
    /<(?:!doctype\s+html|html|head|body|script|iframe|frameset|object|embed|applet|link|meta|base|style|form|img|video|audio|math)[\s>/]/i,
  ],
  ['application/x-php', /<\?(?:php|=)/i],
]

/** Longest beginning of a pattern that may hang over the end of a part. */
export const OVERLAP_CHARACTERS = 64

/** The media type of active content in a text: SVG, HTML, a script; undefined for plain text. */
export function activeKindOf(text: string): string | undefined {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0]
}

/** A script for a shell: its interpreter is named by the first two bytes. */
export function isShellScript(head: Buffer): boolean {
  return head.subarray(0, 2).toString('latin1') === '#!'
}
