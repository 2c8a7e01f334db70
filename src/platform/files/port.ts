import type { Readable } from 'node:stream'

/** A file as the store took it. */
export interface StoredContent {
  readonly fileId: string
  readonly bytes: number
  /** SHA-256 of the plain content, lower-case hexadecimal. */
  readonly sha256: string
  /** By content, never by name. */
  readonly mediaType: string
}

/** Encrypted files of a tenant, under a key per case: without the key the content is gone. */
export interface FileStore {
  /** Writes a stream as it comes. Throws `file-too-large` above `maxBytes`; an interrupted write leaves nothing. */
  put: (file: { tenant: string; keyId: string; source: Readable; maxBytes: number }) => Promise<StoredContent>
  /** The plain content; the stream fails where the file was cut, changed or moved. */
  open: (file: { tenant: string; keyId: string; fileId: string }) => Promise<Readable>
  remove: (file: { tenant: string; fileId: string }) => Promise<void>
  /** Makes every file under a key unreadable, for ever. */
  destroyKey: (key: { tenant: string; keyId: string }) => Promise<void>
}
