/** Media types that the check of uploaded content can tell apart. */
export const knownMediaTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/pkcs7-mime',
]
