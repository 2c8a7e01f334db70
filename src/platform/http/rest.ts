import { Readable } from 'node:stream'
import type { Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Operations } from '../operations/executor.ts'
import { malformedBody, unsupportedMediaType } from '../operations/errors.ts'
import { InvalidInput } from '#kernel/errors.ts'
import type { FileAnswer, Operation } from '../operations/operation.ts'
import type { Upload } from '../operations/upload.ts'
import { callerOf } from './request.ts'
import type { WebContext } from './request.ts'

/** Where the REST routes live. */
export const apiPrefix = '/api/v1'

/** `/cases/{caseId}` as the router writes it. */
export function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** Answers a REST call: path, query and body make the input. */
export async function answerRest(context: WebContext, operation: Operation, operations: Operations): Promise<Response> {
  const caller = callerOf(context)
  if (operation.kind === 'file')
    return fileResponse(
      await operations.executeFile(operation, inputOfUrl(context, operation), caller),
      handingOf(context),
    )
  const takesFiles = operation.kind === 'flow' && operation.takesFiles === true
  const input = takesFiles
    ? inputOfUrl(context, operation)
    : { ...inputOfUrl(context, operation), ...(await readJson(context, operation)) }
  const output = await operations.execute(
    operation,
    input,
    takesFiles ? { ...caller, upload: uploadOf(context) } : caller,
  )
  const status = operation.status ?? 200
  return status === 204 ? context.body(null, 204) : context.json(output as object, status)
}

/** Whether a body is a form that may hold files. */
export const hasFiles = (context: HonoContext): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') === true

/** The body as a stream, never read into memory. */
export function uploadOf(context: HonoContext): Upload {
  const { body } = context.req.raw
  if (!body || !hasFiles(context)) throw unsupportedMediaType.with({ expected: 'multipart/form-data' })
  return {
    body: Readable.fromWeb(body),
    headers: context.req.header(),
  }
}

function inputOfUrl(context: HonoContext, operation: Operation): Record<string, unknown> {
  const path: Record<string, string> = context.req.param()
  const query = context.req.query()
  const twice = Object.entries(context.req.queries()).find(([, values]) => values.length > 1)
  if (twice !== undefined)
    throw new InvalidInput([
      { path: twice[0], message: { it: 'Questo dato è detto due volte.', en: 'This is said twice.' } },
    ])
  const clash = Object.keys(query).find((name) => name in path)
  if (clash !== undefined)
    throw new InvalidInput([
      { path: clash, message: { it: 'Questo dato è già nell’indirizzo.', en: 'This is in the address already.' } },
    ])
  return { ...numbersOf(operation, query), ...path }
}

/** A query holds text: what the schema wants as a number or a yes/no becomes one. */
function numbersOf(operation: Operation, query: Record<string, string>): Record<string, unknown> {
  const { shape } = operation.input
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      const field = shape[name] as z.ZodType | undefined
      const type = field && (z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) as { type?: string }).type
      if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return [name, Number(text)]
      if (type === 'boolean' && (text === 'true' || text === 'false')) return [name, text === 'true']
      return [name, text]
    }),
  )
}

async function readJson(context: HonoContext, operation: Operation): Promise<Record<string, unknown>> {
  if (operation.method === 'GET' || operation.method === 'DELETE') return {}
  const text = await context.req.text()
  if (text === '') return {}
  if (!context.req.header('content-type')?.startsWith('application/json'))
    throw unsupportedMediaType.with({ expected: 'application/json' })
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw malformedBody.with()
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformedBody.with()
  const named = Object.keys(body).find((name) => operation.path.includes(`{${name}}`))
  if (named !== undefined)
    throw new InvalidInput([
      { path: named, message: { it: 'Questo dato è già nell’indirizzo.', en: 'This is in the address already.' } },
    ])
  return body as Record<string, unknown>
}

/** Text is what was UTF-8 to its last byte when it came: no browser has to guess. */
function withCharset(mediaType: string): string {
  return /^text\/|\+xml$|\/xml$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType
}

/**
 * What a file may do where a browser opens it: nothing. A PDF is shown by a viewer of the browser, which no sandbox
 * lets in; what it may load it has in itself.
 */
export const filePolicy = (mediaType: string): string =>
  `default-src 'none'; frame-ancestors 'none'${mediaType === 'application/pdf' ? "; object-src 'self'" : '; sandbox'}`

interface Handing {
  /** Whether a browser may show it; a download without. */
  readonly inline?: boolean
  /** What the client says that it has already: If-None-Match. */
  readonly known?: string | undefined
  /** Whether the client wants the headers alone: the file is closed unread. */
  readonly headersAlone?: boolean
}

/** How a request wants a file. */
export const handingOf = ({ req }: WebContext): Handing => ({
  known: req.header('if-none-match'),
  headersAlone: req.method === 'HEAD',
})

/**
 * A file, never as anything but what it is. One that is public and never changes may be kept, and is asked for each time
 * since it may be withdrawn; any other is kept by no cache.
 */
export function fileResponse(
  answer: FileAnswer,
  { inline = answer.inline ?? false, known, headersAlone }: Handing = {},
): Response {
  const name = encodeURIComponent(answer.name).replaceAll("'", '%27')
  const headers = {
    'content-security-policy': filePolicy(answer.mediaType),
    'x-content-type-options': 'nosniff',
    ...(answer.sha256 === undefined
      ? { 'cache-control': 'no-store' }
      : { 'cache-control': 'public, no-cache', etag: `"${answer.sha256}"` }),
  }
  if (answer.sha256 !== undefined && known !== undefined && isKnown(answer.sha256, known)) {
    answer.content.destroy()
    return new Response(null, { status: 304, headers })
  }
  if (headersAlone) answer.content.destroy()
  const body = headersAlone ? null : (Readable.toWeb(answer.content) as ReadableStream)
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': withCharset(answer.mediaType),
      'content-length': String(answer.bytes),
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    },
  })
}

/** A tag is compared weakly: one that went out packed came back as a weak one (RFC 9110, 13.1.2). */
function isKnown(sha256: string, known: string): boolean {
  const tags = known.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return tags.includes(`"${sha256}"`) || tags.includes('*')
}
