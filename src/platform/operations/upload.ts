import type { Readable } from 'node:stream'

/** A body that is read as it comes: the stream of the request and its headers. */
export interface Upload {
  readonly body: Readable
  readonly headers: Readonly<Record<string, string>>
}
