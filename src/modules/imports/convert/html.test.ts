import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSafeLink, readRichText } from '#kernel/rich-text/parse.ts'
import { linksOf, plainText } from '#kernel/rich-text/rich-text.ts'
import { convertHtml } from './html.ts'

const base = 'https://vecchio.example.org/2019/festa/'
const linkOf = (href: string) => (href === 'https://vecchio.example.org/orari/' ? '/pagine/orari' : undefined)
const convert = (html: string) => convertHtml(html, { base, linkOf })
const notesOf = (html: string) =>
  convert(html).notes.map(({ kind, detail }) => (detail === '' ? kind : `${kind}: ${detail}`))

test.each<[string, string, string, string[]]>([
  [
    'paragraphs of the block editor',
    '<!-- wp:paragraph --><p>Uno</p><!-- /wp:paragraph -->\n<p>Due</p>',
    'Uno\n\nDue',
    [],
  ],
  [
    'lines of the classic editor',
    'Prima riga\nseconda\n\nAltro <strong>forte</strong>.',
    'Prima riga\\\nseconda\n\nAltro **forte**.',
    [],
  ],
  [
    'headings from the top, with a gap',
    '<h1>A</h1><p>x</p><h4>B</h4><p>y</p><h1>C</h1>',
    '## A\n\nx\n\n### B\n\ny\n\n## C',
    ['headings'],
  ],
  ['a heading in a list', '<ul><li><h3>A</h3>uno</li></ul>', '- **A**\n\n  uno', []],
  ['a link to an imported page', '<p><a href=/orari/>Orari</a></p>', '[Orari](/pagine/orari)', []],
  [
    'a link relative to the old page',
    '<p><a href="foto.html">Le foto</a></p>',
    '[Le foto](https://vecchio.example.org/2019/festa/foto.html)',
    ['link-old-site: https://vecchio.example.org/2019/festa/foto.html'],
  ],
  ['a link that runs', '<p><a href="javascript:alert(1)">Apri</a></p>', 'Apri', ['link-dropped: javascript:alert(1)']],
  [
    'words that lead nowhere',
    '<p><a href="https://a.it/x">clicca qui</a></p>',
    '[clicca qui (https://a.it/x)](https://a.it/x)',
    ['link-vague: clicca qui'],
  ],
  [
    'a link around an image',
    '<p>Si vede <a href="https://a.it/"><img src="a.jpg" alt="Il ponte"></a>bene</p>',
    'Si vede bene',
    ['image: a.jpg'],
  ],
  [
    'a table without headers',
    '<table><tr><td>Giorno</td><td>Ora</td></tr><tr><td>lunedì</td><td>9</td></tr></table>',
    '| Giorno | Ora |\n| - | - |\n| lunedì | 9 |',
    ['table-header'],
  ],
  [
    'a table that is a layout',
    '<table><tr><td><p>Sinistra</p></td><td>Destra</td></tr></table>',
    'Sinistra\n\nDestra',
    ['layout: table'],
  ],
  [
    'a frame, a form, a script',
    '<iframe src="https://y.it/v"></iframe><form action="/x"><input></form><script>1</script><p>ok</p>',
    'ok',
    ['embed: https://y.it/v', 'form: /x', 'script: script'],
  ],
  [
    'shortcodes, and brackets that are none',
    '<p>[gallery ids="1,2"]Disse [sic] [vc_row]bene[/vc_row] [box]x[/box]</p>',
    'Disse \\[sic] bene x',
    ['shortcode: gallery', 'shortcode: vc_row', 'shortcode: box'],
  ],
  ['code', '<pre><code>riga 1\nriga 2</code></pre><p><code>x&lt;y</code></p>', 'riga 1\n\nriga 2\n\nx\\<y', ['code']],
  [
    'what looks like Markdown',
    '<p># non titolo * e _ &lt;b&gt; | ![x](y)</p>',
    '\\# non titolo \\* e \\_ \\<b> | !\\[x]\\(y)',
    [],
  ],
  [
    'a wide cell',
    `<table><tr><td colspan="99999999">A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>`,
    '| A | B |\n| - | - |\n| 1 | 2 |',
    ['table-header'],
  ],
  ['nothing', '<p>&nbsp;</p><div></div>', '', []],
])('converts %s', (_, html, source, notes) => {
  expect(convert(html).source).toBe(source)
  expect(notesOf(html)).toEqual(notes)
})

test('a text that is too long is cut at the end of a paragraph, and said', () => {
  const { source, notes } = convert('<p>Parole in fila che durano.</p>'.repeat(4_000))
  expect(source.length).toBeLessThanOrEqual(50_000)
  expect(source.endsWith('durano.')).toBe(true)
  expect(notes).toEqual([{ kind: 'cut', detail: '' }])
})

test('a tree too deep to be a text is not read', () => {
  expect(convert('<div>'.repeat(50_000))).toEqual({ source: '', notes: [{ kind: 'plain', detail: '' }] })
})

test('whatever HTML comes in, what comes out has no fault, runs nothing and links to nothing unsafe', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<a href="javascript:x">',
      '<a href=/x>',
      '<a href=//a.it>',
      '<a href="data:text/html,x">',
      '</a>',
      '<h1>',
      '<h6>',
      '</h6>',
      '<img src=x onerror=alert(1)>',
      '<table>',
      '<tr>',
      '<td colspan=3>',
      '<th>',
      '</table>',
      '<script>',
      '</script>',
      '<style>',
      '<svg onload=x>',
      '<ul><li>',
      '<ol start=-5><li>',
      '</li>',
      '<blockquote>',
      '<pre>',
      '<code>',
      '```',
      '|',
      '\n\n',
      '\n',
      '# ',
      '- ',
      '> ',
      '![a](b)',
      '[a](javascript:x)',
      '<!-- x -->',
      '&lt;script&gt;',
      '[caption]',
      '    ',
      '***',
      '__',
      '`',
      '1. ',
      '---',
      '\\',
      '<br>',
      '<hr>',
      '<b>',
      '<em>',
      'qui',
      '&nbsp;',
      '[^1]: x',
      'https://a.it',
      '<https://a.it>',
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { source } = convert(pieces.join(''))
      const { text, faults } = readRichText(source)
      expect(faults).toEqual([])
      expect(linksOf(text).every(isSafeLink)).toBe(true)
      expect(plainText(text)).not.toMatch(/<script[\s>][^\n]*<\/script>/i)
    }),
    { numRuns: 300 },
  )
})
