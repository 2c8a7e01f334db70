/** What another site exported: WordPress (WXR), or a feed. */
export const sourceFormats = ['wxr', 'rss', 'atom'] as const
export type SourceFormat = (typeof sourceFormats)[number]

/** One entry of an export, as it stands there. */
export interface SourceItem {
  /** Its name in its site: it is known by it when the same export comes again. */
  readonly sourceId: string
  /** `post`, `page`, `attachment` or another type of WordPress; `post` for an entry of a feed. */
  readonly kind: string
  readonly title: string
  readonly link: string
  readonly slug: string
  /** Day on which it was published, as `2026-11-23`; empty where the export says none that exists. */
  readonly date: string
  readonly isPublished: boolean
  /** Names of its categories, in their order. */
  readonly categories: readonly string[]
  readonly html: string
  readonly excerpt: string
  /** Address of the file, of an attachment. */
  readonly attachment: string
}

/** What an export says of itself. */
export interface SourceSite {
  readonly format: SourceFormat
  readonly title: string
  /** Address of the site; empty where the export does not say it. */
  readonly address: string
}

/** Why an export is not read. */
export type SourceFault =
  'not-utf-8' | 'xml' | 'doctype' | 'unknown' | 'cut' | 'too-deep' | 'too-many' | 'item-too-long' | 'empty'

/** Thrown where an export is not read any further. */
export class SourceUnread extends Error {
  readonly fault: SourceFault
  /** Line of the file, from 1. */
  readonly line: number

  constructor(fault: SourceFault, line: number) {
    super(`export not read: ${fault} at line ${line}`)
    this.fault = fault
    this.line = line
  }
}
