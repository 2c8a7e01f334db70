import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import type { LookupFunction } from 'node:net'
import type { CustomFetch } from 'openid-client'

const here: LookupFunction = (_host, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)

/**
 * Fetches from this machine whatever the name of the host, which no other machine may know: the local provider of
 * identities answers under the name that `portico start --host` was given. Host header and certificate stay those of it.
 */
export const loopbackFetch: CustomFetch = async (url, { method, headers, body, signal }) => {
  const { request } = url.startsWith('https:') ? https : http
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const sent = request(url, { method, headers: { ...headers }, lookup: here, ...(signal ? { signal } : {}) }, resolve)
  sent.on('error', reject)
  sent.end(body ? await new Response(body).text() : undefined)
  const answer = await promise
  const told = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return new Response(await text(answer), { status: answer.statusCode ?? 502, headers: told })
}
