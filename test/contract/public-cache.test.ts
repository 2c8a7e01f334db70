import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createContent, loadContent, publishVersion, withdrawContent } from '#engines/content/index.ts'
import type { Scope } from '#platform/db/context.ts'
import { createPublicCache, encodingFor, keptPage } from '#platform/http/public-cache.ts'
import { testCity } from '../support/city.ts'

const city = testCity({ keepsPages: true })

const within = <T>(work: (scope: Scope) => Promise<T>) =>
  city.database.withContext({ tenant: 'montelago', actor: { kind: 'system', name: 'test' }, purpose: 'test' }, work)
const read = (path: string, headers: Record<string, string> = {}) => city.request(path, { headers })

// a page that is kept has a tag, one that was made for a person has none
const isKept = async (path: string) => (await read(path)).headers.get('etag') !== null

beforeAll(() => vi.waitUntil(() => isKept('/argomenti')))

describe('a public page', () => {
  test('is kept for who is not signed in, in the encoding asked for, and told from what the client has', async () => {
    const first = await read('/note-legali')
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const again = await read('/note-legali', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const packed = await read('/note-legali', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
    const text = brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()
    expect(text).toBe(await first.text())
    for (const header of ['content-security-policy', 'x-content-type-options', 'x-request-id'])
      expect(packed.headers.get(header), header).not.toBeNull()
  })

  test('is never taken from nor given to who is signed in, and never crosses languages or municipalities', async () => {
    const cookie = `portico-session=${(await city.cookieOf('giulia.ferro')).split(' ')[0]}`
    const own = await read('/note-legali', { cookie })
    expect(own.headers.get('etag')).toBeNull()
    expect(own.headers.get('cache-control')).toBe('no-store')
    expect(await own.text()).toContain('Giulia Ferro')
    expect(await (await read('/note-legali')).text()).not.toContain('Giulia')
    expect(await (await read('/en/note-legali')).text()).toContain('Legal notes')
    const other = await city.request('/note-legali', { tenant: 'rivabella' })
    expect(await other.text()).toContain('Comune di Rivabella')
  })

  test('changes at once when another process changes what it tells', async () => {
    const path = '/pagine/prova-di-cache'
    expect((await read('/novita')).headers.get('etag')).not.toBeNull()
    expect((await read(path)).status).toBe(404)
    const body = { title: { it: 'Prima' }, summary: { it: 'Prova.' }, body: { it: 'Testo.' } }
    const id = await within(async ({ tx, now }) => {
      const given = { type: 'page', slug: 'prova-di-cache', officeId: 'transparency', officerId: null, now } as const
      const record = await createContent(tx, { ...given, body })
      await publishVersion(tx, record, { version: 1, at: now, officerId: null, now })
      return record.id
    })
    await vi.waitFor(async () => expect((await read(path)).status).toBe(200))
    expect((await read(path)).headers.get('etag')).not.toBeNull()
    await within(async ({ tx, now }) =>
      withdrawContent(tx, await loadContent(tx, id, true), { officerId: null, now, note: 'Prova' }),
    )
    await vi.waitFor(async () => expect((await read(path)).status).toBe(404))
  })
})

describe('the memory of public pages', () => {
  const page = (text: string) => keptPage(Buffer.from(text), '/', { 'content-type': 'text/html' })

  test('keeps nothing while changes cannot be heard, nor what was begun before a change', () => {
    const cache = createPublicCache()
    expect(cache.begin('a')).toBeUndefined()
    cache.resume()
    const begun = cache.begin('a') ?? -1
    cache.forget('a')
    cache.keep('a', '/', begun, page('old'))
    expect(cache.find('a', '/')).toBeUndefined()
    cache.keep('a', '/', cache.begin('a') ?? -1, page('new'))
    expect(cache.find('a', '/')?.bytes('identity').toString()).toBe('new')
    cache.forget('b')
    expect(cache.find('a', '/')).toBeDefined()
    const before = cache.begin('a') ?? -1
    cache.stop()
    cache.resume()
    expect(cache.find('a', '/')).toBeUndefined()
    cache.keep('a', '/', before, page('stale'))
    expect(cache.find('a', '/')).toBeUndefined()
  })

  test('lets go of the least lately used when it is full', () => {
    const cache = createPublicCache()
    cache.resume()
    const large = page('x'.repeat(15_000_000))
    for (const key of ['one', 'two']) cache.keep('a', key, cache.begin('a') ?? -1, large)
    cache.find('a', 'one')
    cache.keep('a', 'three', cache.begin('a') ?? -1, large)
    expect(['one', 'two', 'three'].filter((key) => cache.find('a', key))).toEqual(['one', 'three'])
  })

  test('gives the best encoding that a client takes', () => {
    expect(encodingFor('gzip, deflate, br;q=1.0')).toBe('br')
    expect(encodingFor('gzip')).toBe('gzip')
    expect(encodingFor(undefined)).toBe('identity')
  })
})
