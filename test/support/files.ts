/** A file small and true enough for the upload, in a part of a form. */
export function pdfForm(field = 'file'): FormData {
  const form = new FormData()
  form.append(
    field,
    new File([Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')], 'atto.pdf', {
      type: 'application/pdf',
    }),
  )
  return form
}

/** The smallest picture: one point, PNG. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A form with one file, as a browser sends it. */
export function imageForm(bytes: Buffer = picture, name = 'foto.png', type = 'image/png'): FormData {
  const form = new FormData()
  form.append('image', new File([new Uint8Array(bytes)], name, { type }))
  return form
}

/** A form with a list, as a browser sends it. */
export function listForm(text: string | Buffer, name = 'elenco.csv'): FormData {
  const form = new FormData()
  form.append('file', new File([typeof text === 'string' ? text : new Uint8Array(text)], name, { type: 'text/csv' }))
  return form
}
