import { Agent, request } from 'node:http'

/** The answer to one call. */
export interface Reply {
  readonly status: number
  readonly body: string
}

/** A client of the site of a municipality on loopback, over connections that stay open. */
export interface HttpClient {
  call: (method: string, path: string, headers: Readonly<Record<string, string>>, body?: unknown) => Promise<Reply>
  close: () => void
}

/** Node's own HTTP and a pool of connections: fetch may set no Host, and costs the load more processor than it gives. */
export function httpClient(port: number, host: string, connections: number, timeoutMs = 15_000): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    call: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body)
        const sent = request({
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            ...headers,
            host: `${host}:${port}`,
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          },
          timeout: timeoutMs,
        })
        sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
        sent.on('error', reject)
        sent.on('response', (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
        })
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}
