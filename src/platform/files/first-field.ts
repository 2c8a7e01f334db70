import type { Readable } from 'node:stream'

/** The first part of a form, which is a short field of text. */
export interface FirstField {
  readonly name: string
  readonly value: string
}

/** More than any first field of ours takes: a part that does not end by then is none. */
const HEAD_BYTES_MAX = 4_096

const events = ['readable', 'end', 'close', 'error'] as const

/**
 * Reads the first field of a multipart body (RFC 7578) and puts back what it read: whoever comes next finds the body
 * whole. Undefined where the form begins with anything else. A browser sends the fields of a form in their order.
 */
export function firstField(body: Readable, contentType: string): Promise<FirstField | undefined> {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/iu.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    let head = Buffer.alloc(0)
    const stop = (found: FirstField | undefined) => {
      for (const event of events) body.off(event, read)
      // at once: a stream that was read to its end would say so before the next turn
      if (head.length > 0 && !body.readableEnded && !body.destroyed) body.unshift(head)
      resolve(found)
    }
    const read = () => {
      for (let chunk = nextOf(body); chunk !== null; chunk = nextOf(body)) {
        head = Buffer.concat([head, chunk])
        const found = fieldOf(head.toString('latin1', 0, HEAD_BYTES_MAX), boundary)
        if (found !== undefined || head.length >= HEAD_BYTES_MAX) return stop(found)
      }
      if (body.readableEnded || body.destroyed) stop(undefined)
    }
    for (const event of events) body.on(event, read)
    read()
  })
}

function nextOf(body: Readable): Buffer | null {
  const chunk: unknown = body.read()
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : null
}

function fieldOf(head: string, boundary: string): FirstField | undefined {
  const begin = `--${boundary}\r\n`
  const headersEnd = head.indexOf('\r\n\r\n')
  const end = head.indexOf(`\r\n--${boundary}`, headersEnd + 2)
  if (!head.startsWith(begin) || headersEnd === -1 || end === -1) return undefined
  const headers = head.slice(begin.length, headersEnd)
  const [, name] = /^content-disposition: form-data; name="([^"]+)"$/iu.exec(headers) ?? []
  return name === undefined ? undefined : { name, value: head.slice(headersEnd + 4, end) }
}
