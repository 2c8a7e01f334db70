import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourceUnread } from './item.ts'
import { readExport } from './read-export.ts'

const wxr = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="x" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Vecchio sito</title>
  <link>https://vecchio.example.org</link>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:category><wp:category_nicename>eventi</wp:category_nicename><wp:cat_name><![CDATA[Eventi]]></wp:cat_name></wp:category>
  <item>
    <title><![CDATA[Città & fiume]]></title>
    <link>https://vecchio.example.org/2019/citta-fiume/</link>
    <guid isPermaLink="false">https://vecchio.example.org/?p=12</guid>
    <content:encoded><![CDATA[<p>Testo</p>]]></content:encoded>
    <excerpt:encoded><![CDATA[In breve]]></excerpt:encoded>
    <wp:post_id>12</wp:post_id>
    <wp:post_date><![CDATA[2019-05-04 09:30:00]]></wp:post_date>
    <wp:post_name><![CDATA[citta-fiume]]></wp:post_name>
    <wp:status><![CDATA[publish]]></wp:status>
    <wp:post_type><![CDATA[post]]></wp:post_type>
    <category domain="category" nicename="eventi"><![CDATA[Eventi]]></category>
    <category domain="post_tag" nicename="fiume"><![CDATA[fiume]]></category>
    <wp:postmeta><wp:meta_key>_edit</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
  </item>
  <item><title>Bozza</title><wp:post_id>13</wp:post_id><wp:status>draft</wp:status><wp:post_type>page</wp:post_type></item>
</channel>
</rss>`

const rss = `<rss version="2.0"><channel><title>Notizie</title><link>https://n.example.org/</link>
<item><title>Uno</title><link>https://n.example.org/1</link><pubDate>Mon, 01 Jun 2026 23:30:00 +0200</pubDate><description>&lt;p&gt;Ciao&lt;/p&gt;</description></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry><id>urn:1</id><title type="html">Due</title>
<link rel="alternate" href="https://n.example.org/2"/><link rel="edit" href="https://n.example.org/edit"/>
<published>2026-06-01T22:30:00Z</published><content type="html">&lt;p&gt;Testo&lt;/p&gt;</content><summary>Breve</summary></entry></feed>`

async function read(text: string | Buffer, size = 7) {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
  const items = []
  for await (const one of readExport(Readable.from(pieces))) items.push(one)
  return items
}

const faultOf = (text: string | Buffer) =>
  read(text, 4_096).then(
    () => 'read',
    (error: unknown) => (error instanceof SourceUnread ? `${error.fault} ${error.line}` : String(error)),
  )

describe('an export', () => {
  test('of WordPress is read with what its items say, however it is cut into pieces', async () => {
    const read1 = await read(wxr)
    expect(read1[0]).toEqual({
      site: { format: 'wxr', title: 'Vecchio sito', address: 'https://vecchio.example.org' },
      item: {
        sourceId: '12',
        kind: 'post',
        title: 'Città & fiume',
        link: 'https://vecchio.example.org/2019/citta-fiume/',
        slug: 'citta-fiume',
        date: '2019-05-04',
        isPublished: true,
        categories: ['Eventi'],
        html: '<p>Testo</p>',
        excerpt: 'In breve',
        attachment: '',
      },
    })
    expect(read1[1]?.item).toMatchObject({ sourceId: '13', kind: 'page', isPublished: false, date: '' })
    expect(await read(wxr, 1)).toEqual(read1)
  })

  test('of RSS and of Atom is read with its day in Rome', async () => {
    expect(await read(rss)).toMatchObject([
      {
        site: { format: 'rss' },
        item: { sourceId: 'https://n.example.org/1', date: '2026-06-01', html: '<p>Ciao</p>' },
      },
    ])
    expect(await read(atom)).toMatchObject([
      {
        site: { format: 'atom' },
        item: { sourceId: 'urn:1', link: 'https://n.example.org/2', date: '2026-06-02', excerpt: 'Breve' },
      },
    ])
  })

  test.each([
    ['nothing', '', 'xml 1'],
    ['a page', '<html><body>x</body></html>', 'unknown 1'],
    ['no item', '<rss version="2.0"><channel><title>x</title></channel></rss>', 'empty 1'],
    [
      'a DOCTYPE',
      '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
      'doctype 1',
    ],
    ['a wrong line', '<rss>\n<channel>\n<item></wrong></item></channel></rss>', 'xml 3'],
    ['letters that are no UTF-8', Buffer.from([0x3c, 0x72, 0x73, 0x73, 0x3e, 0xe0, 0x20]), 'not-utf-8 1'],
    ['too many levels', `<rss>${'<a>'.repeat(100)}`, 'too-deep 1'],
    ['no XML', 'Ciao, questo è un testo.', 'xml 1'],
  ])('with %s is refused, and where', async (_, text, fault) => {
    expect(await faultOf(text)).toBe(fault)
  })

  test('cut at any byte is refused', async () => {
    const bytes = Buffer.from(wxr)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 2 }), async (end) => {
        expect(await faultOf(bytes.subarray(0, end))).not.toBe('read')
      }),
      { numRuns: 200 },
    )
  })

  test('with an item that is too long is refused before it fills the memory', async () => {
    const long = `<rss><channel><item><title>${'x'.repeat(5_000_001)}</title></item></channel></rss>`
    expect(await faultOf(long)).toBe('item-too-long 1')
  })
})
