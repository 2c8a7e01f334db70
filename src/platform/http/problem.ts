import { InvalidInput } from '#kernel/errors.ts'
import type { PorticoError } from '#kernel/errors.ts'

/** A problem as RFC 9457 writes it, in the language asked for. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly requestId: string
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
}

export function problemOf(error: PorticoError, locale: 'it' | 'en', requestId: string): Problem {
  return {
    type: `urn:portico:problem:${error.code}`,
    title: error.sentence[locale],
    status: error.status,
    code: error.code,
    requestId,
    ...(error instanceof InvalidInput
      ? { issues: error.issues.map(({ path, message }) => ({ path, message: message[locale] })) }
      : {}),
  }
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
