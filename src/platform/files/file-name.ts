const CHARACTERS_MAX = 120

// The first one is given to a name that has none of them.
const extensions: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/pkcs7-mime': ['p7m'],
  'application/xml': ['xml'],
  'application/zip': ['zip'],
  'application/rtf': ['rtf'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic'],
  'image/svg+xml': ['svg'],
  'text/html': ['html', 'htm'],
  'text/plain': ['txt', 'csv', 'md', 'json', 'geojson'],
  'video/mp4': ['mp4'],
}

const known = new Set(Object.values(extensions).flat())
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name to show and to save under: no path, no control or direction characters, NFC, at most 120 characters, and the
 * extension of what the file is.
 */
export function safeFileName(name: string, mediaType: string): string {
  const clean = cleaned(name)
  const own = extensions[mediaType] ?? ['bin']
  const dot = clean.lastIndexOf('.')
  const found = dot < 0 ? '' : clean.slice(dot + 1).toLowerCase()
  const extension = own.includes(found) ? found : (own[0] ?? 'bin')
  // A wrong extension of ours goes; anything else behind a dot may belong to the name, and stays before ours.
  const base = known.has(found) ? clean.slice(0, dot) : clean
  return `${shortened(baseOf(base), CHARACTERS_MAX - extension.length - 1)}.${extension}`
}

function cleaned(name: string): string {
  const visible = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu, '')
  const last = visible.split(/[/\\]/).at(-1) ?? ''
  return last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
}

function baseOf(base: string): string {
  const trimmed = base.replace(/[. ]+$/, '')
  if (trimmed === '') return 'file'
  return reservedOnWindows.test(trimmed) ? `_${trimmed}` : trimmed
}

function shortened(text: string, length: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > length) break
    short += character
  }
  return short.replace(/[. ]+$/, '')
}
