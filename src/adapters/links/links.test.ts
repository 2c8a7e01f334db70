import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followLinks } from './index.ts'

const asked: string[] = []
const far = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
  const to = searchParams.get('to')
  if (pathname === '/moved' && to !== null) return response.writeHead(301, { location: to }).end()
  if (pathname === '/round') return response.writeHead(302, { location: '/round' }).end()
  if (pathname === '/no-head') return response.writeHead(request.method === 'HEAD' ? 405 : 200).end()
  if (pathname === '/slow') return undefined
  if (pathname === '/long') {
    // a body without end is not waited for
    if (request.method === 'HEAD') return response.writeHead(405).end()
    response.writeHead(200)
    return response.write('x'.repeat(1_000_000))
  }
  return response.writeHead(Number(pathname.slice(1))).end()
})
let site = ''
let closed = ''
const agent = 'Portico/test'
const follow = followLinks({ agent, alsoAt: '127.0.0.1', patience: 500 })
const strict = followLinks({ agent, patience: 500 })

beforeAll(async () => {
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done))
  site = `http://127.0.0.1:${(far.address() as AddressInfo).port}`
  const gone = createServer()
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
  closed = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`
  await new Promise((done) => gone.close(done))
})
afterAll(() => {
  far.closeAllConnections()
  far.close()
})

test.each([
  ['/200', 'works', 200],
  ['/404', 'gone', 404],
  ['/410', 'gone', 410],
  ['/403', 'unknown', 403],
  ['/503', 'unknown', 503],
  ['/no-head', 'works', 200],
  ['/moved?to=/200', 'works', 200],
  ['/moved?to=/404', 'gone', 404],
  ['/round', 'unknown', null],
  ['/slow', 'silent', null],
  ['/long', 'works', 200],
] as const)('%s: %s', async (path, verdict, status) => {
  expect(await follow(`${site}${path}`)).toEqual({ verdict, status })
})

test('nobody listens; no host has the name', async () => {
  expect(await follow(closed)).toEqual({ verdict: 'silent', status: null })
  expect((await follow('http://nessuno.invalid/')).verdict).not.toBe('works')
})

test('a server that moves a visitor into the network of the program leads nowhere', async () => {
  const before = asked.length
  for (const inside of ['http://169.254.169.254/latest/meta-data', 'http://10.0.0.1/', 'http://[::1]/', 'file:///etc'])
    expect(await follow(`${site}/moved?to=${encodeURIComponent(inside)}`), inside).toEqual({
      verdict: 'unknown',
      status: null,
    })
  expect(asked.slice(before).every((line) => line.includes('/moved'))).toBe(true)
})

test('addresses that are not public are never reached, however they are written', async () => {
  const { port } = far.address() as AddressInfo
  const open = followLinks({ agent, alsoAt: '192.0.2.1', patience: 500 })
  const before = asked.length
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
    '127.1',
  ])
    expect((await open(`http://${host}:${port}/200`)).verdict, host).not.toBe('works')
  expect(asked.length).toBe(before)
})

test.each(['http://example.org:8080/', 'ftp://example.org/', 'http://name:word@example.org/'])(
  '%s is not of the open web',
  async (address) => {
    expect(await strict(address)).toEqual({ verdict: 'unknown', status: null })
  },
)
