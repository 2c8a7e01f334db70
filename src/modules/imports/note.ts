/** What of an item of another site did not map, and became something else. */
export const noteKinds = [
  'image',
  'attachment',
  'embed',
  'form',
  'script',
  'shortcode',
  'layout',
  'headings',
  'table-header',
  'code',
  'link-dropped',
  'link-vague',
  'link-old-site',
  'cut',
  'plain',
  'title-cut',
  'summary-made',
  'date-wrong',
  'address-refused',
  'failed',
] as const
export type NoteKind = (typeof noteKinds)[number]

/** One thing that did not map: what, and which (an address, a name); empty where there is nothing more to say. */
export interface Note {
  readonly kind: NoteKind
  readonly detail: string
}

/** Longest detail that is kept. */
const detailMost = 300

export const noteOf = (kind: NoteKind, detail = ''): Note => ({ kind, detail: detail.slice(0, detailMost) })
