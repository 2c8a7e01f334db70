import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { letter } from './letter.fixture.ts'
import { createRenderer, type RenderJob } from './renderer.ts'

const renderer = createRenderer({ timeoutMs: 20_000 })
afterAll(() => renderer.close())

function simple(template: string, data: RenderJob['data'] = {}): RenderJob {
  return { ...letter, template: `#import "/base.typ": *\n#set document(title: "Prova")\n${template}`, data }
}

async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1)
      const content = await page.getTextContent()
      const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      return { text, roles: roles(await page.getStructTree()) }
    }),
  )
  return { document, text: pages.map((page) => page.text).join('\n'), roles: pages.flatMap((page) => page.roles) }
}

function roles(node: unknown): string[] {
  if (node === null || typeof node !== 'object' || !('role' in node)) return []
  const children: unknown[] = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [String(node.role), ...children.flatMap(roles)]
}

describe('the letter', () => {
  test('declares PDF/A-2a, its title, language and instant', async () => {
    const pdf = await renderer.render(letter)
    const xmp = pdf.toString('latin1')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    const { document } = await read(pdf)
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({
      Title: 'Accoglimento della domanda',
      Author: 'Comune di Borgo Sereno',
      Language: 'it-IT',
      CreationDate: 'D:20261122100000Z',
    })
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
  })

  test('declares PDF/UA-1 when asked', async () => {
    const pdf = await renderer.render({ ...letter, standard: 'ua-1' })
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('is tagged: headings, terms, a table with its header, a described crest', async () => {
    const { roles: found } = await read(await renderer.render(letter))
    expect(found).toEqual(
      expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TH', 'TD', 'Figure']),
    )
  })

  test('prints what people wrote, and never runs it', async () => {
    const { text, document } = await read(await renderer.render(letter))
    expect(document.numPages).toBe(2)
    expect(text).toContain('#panic("x") *non* $grassetto$ \\ [U+738B]')
    expect(text).toContain('Дмитрий')
    expect(text).toMatch(/Protocollo n\. 0000123\b.{1,5}22 novembre 2026/)
    expect(text).toContain('Pagina 1 di 2')
    expect(text).toContain('codice 7F3A-91C2')
  })

  test('speaks English when asked, without crest, protocol and addressee', async () => {
    const data = { ...letter.data, lang: 'en', protocol: null, municipality: { name: 'Comune di Borgo Sereno' } }
    const template = letter.template.replace('"Borgo Sereno, " + data.protocol.date', 'none')
    const { text } = await read(await renderer.render({ ...letter, template, data: { ...data, recipient: [] } }))
    expect(text).toContain('Page 1 of 2')
    expect(text).not.toContain('Alla cortese attenzione')
  })

  test('is the same bytes again, from another process too', async () => {
    const other = createRenderer()
    const [first, again, elsewhere] = await Promise.all([
      renderer.render(letter),
      renderer.render(letter),
      other.render(letter),
    ])
    await other.close()
    expect(again.equals(first)).toBe(true)
    expect(elsewhere.equals(first)).toBe(true)
  })
})

describe('a template', () => {
  test.each([
    ['an error of syntax', '#let = 3'],
    ['data that is missing', '#data.missing'],
    ['a file of the machine', '#read("/etc/passwd")'],
    ['a path out of its root', '#read("../../../../etc/passwd")'],
    ['a package of the network', '#import "@preview/example:0.1.0": *'],
    ['a glyph that no font has', '#set text(font: "Titillium Web", fallback: false)\n中'],
    ['a loop that the language stops', '#while true {}'],
  ])('with %s is refused with a diagnosis', async (_, template) => {
    await expect(renderer.render(simple(template))).rejects.toMatchObject({
      code: 'document-refused',
      details: { diagnostics: expect.stringMatching(/\w/) },
    })
  })

  test('is refused without harm to the next one', async () => {
    const [bad, good] = await Promise.allSettled([renderer.render(simple('#nothing')), renderer.render(letter)])
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
  })

  test('does not see the data of the one before', async () => {
    await renderer.render(simple('#data.secret', { secret: 'riservato' }))
    const { text } = await read(await renderer.render(simple('#str(data.len()) #sys.inputs.keys().len()')))
    expect(text).toContain('0 2')
  })
})
