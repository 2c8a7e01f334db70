import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { PorticoError } from '#kernel/errors.ts'
import type { RequestState } from '../http/request.ts'
import { createMetrics } from './metrics.ts'

const token = 'a-token-of-some-length'

function statusOf(
  options: { token?: string; openToLoopback?: boolean },
  { address = '127.0.0.1', headers = {} }: { address?: string; headers?: Record<string, string> },
) {
  const metrics = createMetrics({ token: options.token, openToLoopback: options.openToLoopback ?? true })
  const app = new Hono<RequestState>()
  app.onError((error, context) => context.text('', error instanceof PorticoError ? (error.status as 404) : 500))
  app.get('/metrics', (context) => {
    context.set('clientAddress', address)
    return metrics.serve(context)
  })
  return Promise.resolve(app.request('/metrics', { headers })).then(({ status }) => status)
}

describe('without a token', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('this machine reads them: %s', async (address) => {
    expect(await statusOf({}, { address })).toBe(200)
  })

  test('another machine does not', async () => {
    expect(await statusOf({}, { address: '192.0.2.7' })).toBe(404)
  })

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto', 'via'])(
    'nobody does through a proxy on this machine, which sends %s',
    async (name) => {
      expect(await statusOf({}, { headers: { [name]: '127.0.0.1' } })).toBe(404)
    },
  )

  test('nobody does in production', async () => {
    expect(await statusOf({ openToLoopback: false }, {})).toBe(404)
  })
})

describe('with a token', () => {
  test.each([
    ['who bears it reads them, from anywhere', `Bearer ${token}`, '192.0.2.7', 200],
    ['another token does not', 'Bearer a-token-of-some-lengtH', '192.0.2.7', 404],
    ['this machine needs it too', '', '127.0.0.1', 404],
  ])('%s', async (_, authorization, address, status) => {
    const headers = { authorization, 'x-forwarded-for': '192.0.2.7' }
    expect(await statusOf({ token, openToLoopback: false }, { address, headers })).toBe(status)
  })
})
