import { defineError } from '#kernel/errors.ts'

/** Most bytes of a file of a content. */
export const contentFileBytesMost = 50_000_000

/** Formats that a content can offer, by the media type that their content tells; none that a browser would run. */
const formats: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['PDF'],
  'application/vnd.oasis.opendocument.text': ['ODT'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ODS'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['DOCX'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['XLSX'],
  'text/plain': ['TXT', 'CSV', 'JSON'],
  'application/xml': ['XML'],
  'application/zip': ['ZIP'],
  'application/pkcs7-mime': ['P7M'],
  'image/jpeg': ['JPEG'],
  'image/png': ['PNG'],
}

/** The same for people and for the file chooser of a browser. */
export const contentFileFormats = Object.values(formats).flat()
export const contentFileAccept = [...Object.keys(formats), ...contentFileFormats.map((one) => `.${one.toLowerCase()}`)]

export const contentFileRefused = defineError({
  code: 'content-file-refused',
  status: 422,
  sentence: {
    it: `Il contenuto del file non è di un formato che si può pubblicare, qualunque nome abbia. Salvalo come ${contentFileFormats.join(', ')}; i testi in UTF-8, senza codice HTML.`,
    en: `Whatever its name, the content of the file is of no format that can be published. Save it as ${contentFileFormats.join(', ')}; texts in UTF-8, without HTML code.`,
  },
})

/** Whether a content may offer a file of a media type. */
export const isContentFile = (mediaType: string): boolean => mediaType in formats

/** What a browser shows by itself; anything else is downloaded. */
export const isShownInline = (mediaType: string): boolean =>
  ['application/pdf', 'image/jpeg', 'image/png'].includes(mediaType)

/** The format of a file as people name it: by its content, and by its name where texts have several. */
export function formatOf({ mediaType, name }: { readonly mediaType: string; readonly name: string }): string {
  const known = formats[mediaType] ?? []
  const ending = name.slice(name.lastIndexOf('.') + 1).toUpperCase()
  return known.includes(ending) ? ending : (known[0] ?? ending)
}
