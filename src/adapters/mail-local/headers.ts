const encodedWord = /=\?([^?]+)\?([bq])\?([^?]*)\?=/gi

/** One header of a raw mail, unfolded and with its encoded words (RFC 2047) read; empty when it is missing. */
export function headerOf(raw: string, name: string): string {
  const head = raw.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const prefix = `${name.toLowerCase()}:`
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(prefix))
  return line === undefined ? '' : decoded(line.slice(prefix.length).trim())
}

function decoded(value: string): string {
  // The space between two encoded words is not part of the text.
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(encodedWord, (_, charset: string, kind: string, text: string) => wordOf(charset, kind, text))
}

function wordOf(charset: string, kind: string, text: string): string {
  const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text)
  return new TextDecoder(charset).decode(bytes)
}

function quotedBytes(text: string): Buffer {
  const plain = text.replaceAll('_', ' ')
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
