import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PorticoError } from '#kernel/errors.ts'
import { readMultipart, uploadBroken } from './index.ts'

const headers = { 'content-type': 'multipart/form-data; boundary=b' }
const part = (name: string, size: number) =>
  `--b\r\nContent-Disposition: form-data; name="doc"; filename="${name}"\r\n\r\n${'x'.repeat(size)}\r\n`

let server: Server
let port: number
const failures: unknown[] = []

beforeEach(async () => {
  failures.length = 0
  server = createServer((incoming, answer) => {
    const options = { body: incoming, headers, maxFileBytes: 1_000_000, maxFiles: 1 }
    readMultipart({ ...options, onFile: ({ stream }) => text(stream) }).then(
      ({ files }) => answer.end(String(files.length)),
      (error: unknown) => {
        failures.push(error)
        answer.writeHead(error instanceof PorticoError ? error.status : 500).end()
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const post = () => request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false })

const answerTo = (client: ClientRequest) =>
  new Promise<IncomingMessage>((resolve) => void client.once('response', resolve))

test('a connection that breaks during a file is an upload that broke, and the server goes on', async () => {
  const client = post()
  client.on('error', () => {})
  client.write(part('a', 400_000).slice(0, -1000))
  await new Promise((resolve) => setTimeout(resolve, 50))
  client.destroy()
  await expect.poll(() => failures).toMatchObject([{ descriptor: uploadBroken }])

  const second = post()
  second.end(`${part('a', 10)}--b--\r\n`)
  const answer = await answerTo(second)
  expect(await text(answer)).toBe('1')
})

test('the answer to a refused upload reaches a sender that is still sending', async () => {
  const client = post()
  client.write(part('a', 10))
  client.write(part('b', 10))
  const sending = setInterval(() => client.write('x'.repeat(100_000)), 5)
  const answer = await answerTo(client)
  clearInterval(sending)
  expect(answer.statusCode).toBe(413)
  client.destroy()
})
