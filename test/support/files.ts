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
