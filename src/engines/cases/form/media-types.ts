import type { Text } from '#kernel/text.ts'
import type { DocumentSlot } from '../definition.ts'

const names: Readonly<Record<string, { name: string; extensions: string }>> = {
  'application/pdf': { name: 'PDF', extensions: '.pdf' },
  'image/jpeg': { name: 'JPEG', extensions: '.jpg,.jpeg' },
  'image/png': { name: 'PNG', extensions: '.png' },
  'image/tiff': { name: 'TIFF', extensions: '.tif,.tiff' },
  'application/pkcs7-mime': { name: 'P7M', extensions: '.p7m' },
  'application/zip': { name: 'ZIP', extensions: '.zip' },
  'text/plain': { name: 'TXT', extensions: '.txt' },
  'text/csv': { name: 'CSV', extensions: '.csv' },
}

/** What a content is, for those who do not know the names of formats. The first that fits counts. */
const kinds: readonly (readonly [pattern: RegExp, words: Text])[] = [
  [/^text\/html$|^application\/xhtml/, { it: 'una pagina web', en: 'a web page' }],
  [/^text\/x-shellscript$|php|msdownload|x-elf|x-mach|executable|java/, { it: 'un programma', en: 'a program' }],
  [/^image\//, { it: 'un’immagine', en: 'an image' }],
  [/^video\//, { it: 'un video', en: 'a video' }],
  [/^audio\//, { it: 'una registrazione audio', en: 'a sound recording' }],
  [/wordprocessingml|msword|opendocument\.text|rtf/, { it: 'un testo di Word o simile', en: 'a Word text or similar' }],
  [/spreadsheetml|ms-excel|opendocument\.spreadsheet|^text\/csv$/, { it: 'un foglio di calcolo', en: 'a spreadsheet' }],
  [/presentationml|powerpoint|opendocument\.presentation/, { it: 'una presentazione', en: 'a presentation' }],
  [/x-cfb/, { it: 'un documento di Office', en: 'an Office document' }],
  [/zip|rar|7z|x-tar|compress|bzip|x-xz/, { it: 'un archivio compresso', en: 'a compressed archive' }],
  [/^text\//, { it: 'un testo semplice', en: 'a plain text' }],
]

const unknownKind: Text = { it: 'di un formato che non riconosciamo', en: 'in a format that we do not recognise' }

/** What a content is, in words: "una pagina web", "un’immagine (GIF)". */
export function kindInWords(mediaType: string): Text {
  const words = kinds.find(([pattern]) => pattern.test(mediaType))?.[1]
  if (!words) return names[mediaType] ? same(names[mediaType].name) : unknownKind
  const [, format] = /^(?:image|video|audio)\/(?:x-)?([a-z\d]+)/.exec(mediaType) ?? []
  if (format === undefined) return words
  const name = names[mediaType]?.name ?? format.toUpperCase()
  return { it: `${words.it} (${name})`, en: `${words.en} (${name})` }
}

function same(name: string): Text {
  return { it: `un file ${name}`, en: `a ${name} file` }
}

/** The formats of a document slot as people name them: "PDF, JPEG, PNG". */
export function formatsInWords({ accept }: Pick<DocumentSlot, 'accept'>): string {
  return accept.map((type) => names[type]?.name ?? type.replace(/^.*[/.-]/, '').toUpperCase()).join(', ')
}

/** The same for the browser's file chooser. */
export function formatsForBrowser({ accept }: Pick<DocumentSlot, 'accept'>): string {
  return accept
    .flatMap((type) => [type, names[type]?.extensions ?? ''])
    .filter(Boolean)
    .join(',')
}
