import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'
import { picture } from '../support/files.ts'

const city = testCity()
let sara: Caller, pietro: Caller, marta: Caller, nobody: Caller

beforeAll(async () => {
  sara = await callerAs(city, 'sara.bruni')
  pietro = await callerAs(city, 'pietro.valli')
  marta = await callerAs(city, 'marta.greco')
  nobody = await callerAs(city, undefined)
})

interface Kept {
  readonly id: string
  readonly name: string
  readonly format: string
  readonly bytes: number
}
type Uploaded = { files: Kept[]; refused: { name: string; reason: string }[] }

const pdf = (words: string) => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`)
type Given = readonly [name: string, bytes: Buffer]
const form = (...files: readonly Given[]) => {
  const body = new FormData()
  for (const [name, bytes] of files) body.append('files', new File([new Uint8Array(bytes)], name))
  return body
}

let count = 0
/** A draft of a document, with the files that are named in it. */
async function draft(files: readonly { readonly id: string; readonly title: { it: string; en?: string } }[] = []) {
  count += 1
  const slug = `atto-${count}`
  const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', {
    type: 'document',
    officeId: 'transparency',
    slug,
    title: 'Regolamento',
  })
  const path = `/office/contents/${contentId}`
  const save = (body: Record<string, unknown>, basedOn: number) =>
    sara.call<{ version: number; faults: { field: string; message: string }[] }>('POST', `${path}/versions`, {
      basedOn,
      body: { ...document, ...body },
    })
  if (files.length > 0) await save({ files }, 1)
  return { contentId, path, slug, save }
}
const document = {
  title: { it: 'Regolamento', en: 'Regulation' },
  kind: 'rule',
  summary: { it: 'Le regole.' },
  date: '2026-11-22',
  unit: ['unit/consiglio-comunale'],
  licence: 'cc-by-4.0',
}
const upload = (path: string, ...files: readonly Given[]) =>
  sara.call<Uploaded>('POST', `${path}/files`, form(...files))
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const look = (id: string, headers: Record<string, string> = {}) => city.request(`/file/${id}`, { headers })

describe('a file of a content', () => {
  test('is served from when a version that uses it is public until none is, and asked for once', async () => {
    const { path, slug, save } = await draft()
    const bytes = pdf('la prima copia')
    const { files } = await upload(path, ['Statuto ‮fdp.exe', bytes], ['dati.csv', Buffer.from('via;numero\nRoma;1\n')])
    expect(files).toMatchObject([
      { name: 'Statuto fdp.exe.pdf', format: 'PDF', bytes: bytes.length },
      { name: 'dati.csv', format: 'CSV' },
    ])
    const [act, data] = files as [Kept, Kept]
    const uses = [
      { id: act.id, title: { it: 'Testo dello statuto', en: 'Text of the statute' } },
      { id: data.id, title: { it: '' } },
    ]
    expect(await save({ files: uses }, 1)).toMatchObject({ version: 2, faults: [] })
    const untitled = await sara.raw('POST', `${path}/review`, { version: 2 })
    expect([untitled.status, await codeOf(untitled)]).toEqual([422, 'content-not-publishable'])
    await save({ files: [uses[0], { id: data.id, title: { it: 'Numeri civici' } }] }, 2)
    await sara.call('POST', `${path}/review`, { version: 3 })

    // not public yet: nobody opens it but the editors of its office
    expect((await look(act.id)).status).toBe(404)
    expect((await nobody.raw('GET', `/files/${act.id}`)).status).toBe(404)
    expect((await nobody.raw('GET', `/office/files/${act.id}`)).status).toBe(401)
    expect((await marta.raw('GET', `/office/files/${act.id}`)).status).toBe(404)
    const seen = await pietro.raw('GET', `/office/files/${act.id}`)
    expect([seen.headers.get('cache-control'), Buffer.from(await seen.arrayBuffer())]).toEqual(['no-store', bytes])

    await pietro.call('POST', `${path}/publication`, { version: 3 })
    const answer = await look(act.id)
    expect(Buffer.from(await answer.clone().arrayBuffer())).toEqual(bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': "inline; filename*=UTF-8''Statuto%20fdp.exe.pdf",
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; object-src 'self'",
      etag: `"${sha256}"`,
    })
    const table = (await look(data.id)).headers
    expect(table.get('content-disposition')).toBe("attachment; filename*=UTF-8''dati.csv")
    expect(table.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    for (const known of [`"${sha256}"`, `W/"${sha256}"`, `"altro", "${sha256}"`]) {
      const again = await look(act.id, { 'if-none-match': known })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await nobody.raw('GET', `/files/${act.id}`, undefined, { 'if-none-match': known })).status).toBe(304)
    }
    expect((await look(act.id, { 'if-none-match': '"altro"' })).status).toBe(200)
    // of another municipality
    expect((await city.request(`/file/${act.id}`, { tenant: 'rivabella' })).status).toBe(404)

    const page = await (await city.request(`/amministrazione/documenti-e-dati/${slug}`)).text()
    expect(page).toContain(`/file/${act.id}`)
    expect(page.replaceAll(/<[^>]*>/g, '')).toMatch(/Testo dello statuto \(PDF, 0,1\skB\)/)
    expect(page).toMatch(/"encoding":\[\{"@type":"MediaObject","name":"Testo dello statuto"/)
    const shown = await nobody.call<{ fields: { id: string; files?: unknown[] }[] }>(
      'GET',
      `/contents/document/${slug}`,
    )
    expect(shown.fields.find(({ id }) => id === 'files')?.files).toEqual([
      expect.objectContaining({ title: 'Testo dello statuto', format: 'PDF', bytes: bytes.length, path: `/file/${act.id}` }), // prettier-ignore
      expect.objectContaining({ title: 'Numeri civici', format: 'CSV' }),
    ])

    await pietro.call('POST', `${path}/withdrawal`, { note: 'Sbagliato.' })
    expect((await look(act.id, { 'if-none-match': `"${sha256}"` })).status).toBe(404)
  })

  test('is one for the same bytes in an office, is listed for other contents, and is of no other office', async () => {
    const one = await draft()
    const before = city.storedFiles().length
    const [file] = (await upload(one.path, ['a.pdf', pdf('sempre lo stesso')])).files as [Kept]
    const [again] = (await upload(one.path, ['b.pdf', pdf('sempre lo stesso')])).files as [Kept]
    expect(again).toEqual(file)
    const other = await draft()
    const { files } = await pietro.call<{ files: Kept[] }>('GET', `${other.path}/files`)
    expect(files[0]).toEqual(file)
    const twice = { id: file.id, title: { it: 'Due volte' } }
    const { faults } = await other.save({ files: [twice, twice] }, 1)
    expect(faults).toEqual([expect.objectContaining({ field: 'files', message: expect.stringContaining('due volte') })])

    // another office gives the same bytes: a file of its own over the same copy
    const { contentId } = await marta.call<{ contentId: string }>('POST', '/office/contents', {
      type: 'event',
      officeId: 'commerce',
      slug: 'fiera-di-prova',
      title: 'Fiera',
    })
    const stolen = await marta.call<{ faults: { message: string }[] }>(
      'POST',
      `/office/contents/${contentId}/versions`,
      {
        basedOn: 1,
        body: { title: { it: 'Fiera' }, files: [twice] },
      },
    )
    expect(stolen.faults[0]?.message).toContain('non è di questo ufficio')
    const body = form(['c.pdf', pdf('sempre lo stesso')])
    const own = await marta.call<Uploaded>('POST', `/office/contents/${contentId}/files`, body)
    expect(own.files[0]?.id).not.toBe(file.id)
    expect(city.storedFiles().length).toBe(before + 1)
  })

  test('that is refused stops no other', async () => {
    const { path } = await draft()
    const { files, refused } = await upload(
      path,
      ['pagina.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['foto.png', picture],
    )
    expect(files).toMatchObject([{ name: 'foto.png', format: 'PNG' }])
    expect(refused).toEqual([{ name: 'pagina.pdf', reason: expect.stringContaining('Salvalo come PDF') }])
  })

  test.each([
    [
      'a drawing named as a PDF',
      'a.pdf',
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'content-file-refused',
    ],
    ['a web page named as a list', 'a.csv', '<html><body>Ciao</body></html>', 'content-file-refused'],
    [
      'a web page inside XML',
      'a.xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
      'content-file-refused',
    ],
    ['a script', 'a.txt', '#!/bin/sh\nrm -rf /', 'content-file-refused'],
    ['a program', 'a.zip', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'content-file-refused'],
    ['text of another alphabet', 'a.csv', Buffer.from('citt\xe0;numero', 'latin1'), 'content-file-refused'],
    ['nothing', 'a.pdf', '', 'content-file-refused'],
    ['60 MB', 'a.pdf', Buffer.concat([pdf('grande'), Buffer.alloc(60_000_000)]), 'file-too-large'],
  ] as const)('is refused where it is %s, and nothing of it stays', async (_, name, bytes, code) => {
    // prettier-ignore
    const { path } = await draft()
    const before = city.storedFiles().length
    const answer = await sara.raw('POST', `${path}/files`, form([name, Buffer.from(bytes)]))
    expect([answer.status, await codeOf(answer)]).toEqual([code === 'file-too-large' ? 413 : 422, code])
    expect(city.storedFiles().length).toBe(before)
  })

  test('is uploaded by writers alone, for contents of their offices that have files', async () => {
    const { path } = await draft()
    const body = () => form(['a.pdf', pdf('x')])
    expect((await pietro.raw('POST', `${path}/files`, body())).status).toBe(403)
    expect((await marta.raw('POST', `${path}/files`, body())).status).toBe(404)
    expect(await codeOf(await sara.raw('POST', `${path}/files`, new FormData()))).toBe('content-file-missing')
    const point = await sara.call<{ contentId: string }>('POST', '/office/contents', {
      type: 'contact-point',
      officeId: 'transparency',
      slug: 'prova-senza-file',
      title: 'Sportello',
    })
    expect((await sara.raw('POST', `/office/contents/${point.contentId}/files`, body())).status).toBe(404)
  })
})
