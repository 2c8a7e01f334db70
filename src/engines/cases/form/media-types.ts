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

/** The formats of a document slot as people name them: "PDF, JPEG, PNG". */
export function formatsInWords({ accept }: Pick<DocumentSlot, 'accept'>): string {
  return accept.map((type) => names[type]?.name ?? type).join(', ')
}

/** The same for the browser's file chooser. */
export function formatsForBrowser({ accept }: Pick<DocumentSlot, 'accept'>): string {
  return accept
    .flatMap((type) => [type, names[type]?.extensions ?? ''])
    .filter(Boolean)
    .join(',')
}
