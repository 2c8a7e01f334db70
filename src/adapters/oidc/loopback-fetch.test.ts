import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { loopbackFetch } from './loopback-fetch.ts'

test('a host that nobody knows is asked here, by its own name, with what was sent and what came back', async () => {
  const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    response.statusCode = 201
    response.end(JSON.stringify({ host: request.headers.host, method: request.method, body, path: request.url }))
  }
  const server = createServer((request, response) => void answerTo(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    const answer = await loopbackFetch(`http://comune.nowhere.invalid:${port}/oidc/token?x=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: 'a b' }),
      redirect: 'manual',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await answer.json()).toEqual({
      host: `comune.nowhere.invalid:${port}`,
      method: 'POST',
      body: 'code=a+b',
      path: '/oidc/token?x=1',
    })
  } finally {
    server.close()
  }
})
