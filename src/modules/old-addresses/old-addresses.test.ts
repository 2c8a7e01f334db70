import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCounted, readOldAddress, readTarget } from './canonical.ts'
import { endOf, loopOf } from './loops.ts'
import { readList } from './read-lists.ts'

describe('an old address', () => {
  test.each([
    ['https://www.Turismo.Example/Pagina/', 'turismo.example', '/pagina'],
    ['http://turismo.example/index.php?utm_source=x&id=12&a=B#sotto', 'turismo.example', '/?a=b&id=12'],
    ['/citt%C3%A0//storia/index.html', '', '/città/storia'],
    ['/%zz', '', '/%zz'],
    ['/', '', '/'],
  ])('%s has one form', (text, host, path) => {
    expect(readOldAddress(text)).toEqual({ host, path })
  })

  test.each([
    'javascript:alert(1)',
    'pagina',
    '',
    'ftp://a.example/b',
    'https://a:b@c.example/',
    `/${'x'.repeat(501)}`,
  ])('%s is none', (text) => {
    expect(readOldAddress(text)).toBeUndefined()
  })

  test('read twice is the same', () => {
    const step = fc.constantFrom(
      'a',
      'È',
      '%c3%a8',
      'index.html',
      'Default.ASPX',
      '',
      '%20',
      'a%20b',
      '%00',
      '%2F',
      '%3f',
      '%',
    )
    const steps = fc
      .tuple(fc.constantFrom('a.it', 'www.a.it', 'www.www.a.it', 'WWW.A.it'), fc.array(step, { maxLength: 5 }))
      .map(([host, path]) => `http://${host}/${path.join('/')}`)
    const address = fc.oneof(steps, fc.webUrl({ withQueryParameters: true, withFragments: true }))
    fc.assert(
      fc.property(address, (text) => {
        const once = readOldAddress(text)
        fc.pre(once !== undefined)
        expect(readOldAddress(`https://${once.host}${once.path}`)).toEqual(once)
      }),
    )
  })

  test('leads to a page of this site alone', () => {
    expect(readTarget(' /servizi?q=a#b ')).toBe('/servizi?q=a#b')
    for (const text of [
      '//altrove.example',
      'https://altrove.example/',
      '/\\altrove.example',
      'servizi',
      'javascript:1',
    ])
      expect(readTarget(text), text).toBeUndefined()
  })

  test('is not counted where it could name a person, or where only machines ask', () => {
    for (const path of ['/storia', '/?p=12', '/pagine/dove-siamo'])
      expect(isCounted({ host: '', path }), path).toBe(true)
    for (const path of ['/u/a@b.it', '/x/rssmra80a01h501u', '/?nome=rossi', '/wp-login.php', '/tel/3331234567'])
      expect(isCounted({ host: '', path }), path).toBe(false)
  })
})

test('circles are found, and only they, whatever leads where', () => {
  const stop = fc.integer({ min: 0, max: 7 }).map((n) => `/p${n}`)
  fc.assert(
    fc.property(fc.dictionary(stop, stop, { maxKeys: 8 }), stop, stop, (known, path, target) => {
      const leads = (at: string) => (at === path ? target : known[at])
      // walked by hand, with all that was seen
      const seen = new Set([path])
      let at: string | undefined = target
      while (at !== undefined && !seen.has(at)) {
        seen.add(at)
        at = leads(at)
      }
      const circles = at !== undefined
      expect(loopOf(path, target, (stopAt) => known[stopAt]) !== undefined).toBe(circles)
      expect(endOf(target, leads) === undefined).toBe(circles)
    }),
  )
})

describe('a list', () => {
  test('is CSV with or without a heading, with ; or , and quotes', () => {
    expect(readList(Buffer.from('\uFEFFvecchio;nuovo\r\n/a;/servizi\r\n\r\n"/b;c";\r\n'))).toEqual({
      addresses: [
        { line: 2, old: '/a', target: '/servizi' },
        { line: 4, old: '/b;c', target: '' },
      ],
    })
    expect(readList(Buffer.from('/a,/b'))).toEqual({ addresses: [{ line: 1, old: '/a', target: '/b' }] })
  })

  test('is a site map', () => {
    const map = '<?xml version="1.0"?><urlset><url><loc> https://a.example/x?a=1&amp;b=2 </loc></url></urlset>'
    expect(readList(Buffer.from(map))).toEqual({
      addresses: [{ line: 1, old: 'https://a.example/x?a=1&b=2', target: '' }],
    })
  })

  test.each([
    ['xml', '<urlset><url><loc>https://a.example/'],
    ['xml', '<a>'.repeat(10_000)],
    ['doctype', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'],
    ['doctype', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><urlset/>'],
    ['csv', '/a;"/b'],
    ['empty', ''],
    ['empty', '<urlset/>'],
    ['too-many', '/a;/b\n'.repeat(20_001)],
  ])('that is broken is refused: %s', (unread, text) => {
    expect(readList(Buffer.from(text))).toMatchObject({ unread })
  })

  test('in another alphabet of bytes is refused', () => {
    expect(readList(Buffer.from([0x2f, 0x63, 0xe0, 0x3b, 0x2f]))).toMatchObject({ unread: 'not-utf-8' })
  })
})
