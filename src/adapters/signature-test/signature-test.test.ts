import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRenderer, type Renderer } from '#platform/documents/index.ts'
import { inspectSignatures, pdfUnreadable, type SignaturePort } from '#platform/signature/index.ts'
import { createTestAuthority, testAuthorityInProduction } from './index.ts'

const at = new Date('2026-11-22T10:20:30Z')
const giulia = { name: 'Giulia D’Aló, dirigente', fiscalCode: 'RSSGLI80A41F205X' }
const marco = { name: 'Marco Bianchi', fiscalCode: 'BNCMRC70B02H501Y' }
const reason = 'Rilascio del permesso – n. 1/2026 (art. 4)'

let folder: string
let renderer: Renderer
let authority: SignaturePort & { caCertificatePem: string }
let archival: Buffer
let signed: Buffer

const sign = (pdf: Buffer, by = giulia) => authority.sign(pdf, by, { reason, at })
const inspect = (pdf: Buffer) => inspectSignatures(pdf, { trusted: [authority.caCertificatePem] })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-signature-'))
  renderer = createRenderer()
  authority = await createTestAuthority({ folder: join(folder, 'keys'), environment: 'test' })
  archival = await composed('a-2a')
  signed = await sign(archival)
}, 30_000)

afterAll(async () => {
  await renderer.close()
  await rm(folder, { recursive: true })
})

function composed(standard: 'a-2a' | 'ua-1'): Promise<Buffer> {
  const template =
    '#set document(title: "Permesso")\n#set text(lang: "it")\n= Permesso\nRilasciato.\n#pagebreak()\nFine.'
  return renderer.render({ template, data: {}, createdAt: at, standard })
}

async function plainPdf(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage()
  return Buffer.from(await document.save({ useObjectStreams }))
}

describe('a signed document', () => {
  test('names its signer, its reason and its time, and holds', async () => {
    expect(await inspect(signed)).toEqual([
      {
        signer: { commonName: giulia.name, serialNumber: 'TINIT-RSSGLI80A41F205X' },
        reason,
        at,
        coversWholeDocument: true,
        intact: true,
        chainTrusted: true,
      },
    ])
  })

  test('begins with the bytes of the original', () => {
    expect(signed.subarray(0, archival.length).equals(archival)).toBe(true)
  })

  test.each([
    ['PDF/A-2a', () => composed('a-2a')],
    ['PDF/UA-1', () => composed('ua-1')],
    ['a cross-reference table', () => plainPdf(false)],
    ['a cross-reference stream', () => plainPdf(true)],
  ])('may be %s, and keeps its pages', async (_, make) => {
    const original = await make()
    const result = await sign(original)
    expect(result.subarray(0, original.length).equals(original)).toBe(true)
    expect(await inspect(result)).toMatchObject([{ intact: true, coversWholeDocument: true, chainTrusted: true }])
    const pages = async (pdf: Buffer) => (await PDFDocument.load(pdf)).getPageCount()
    expect(await pages(result)).toBe(await pages(original))
  })

  test('may be signed by a second person; the first signature stays intact', async () => {
    const both = await inspect(await sign(signed, marco))
    expect(both).toMatchObject([
      { signer: { commonName: giulia.name }, intact: true, coversWholeDocument: false },
      { signer: { commonName: marco.name }, intact: true, coversWholeDocument: true },
    ])
  })

  test('follows PAdES: detached CAdES, one gap, an invisible field on the first page', async () => {
    const text = signed.subarray(archival.length).toString('latin1')
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached')
    expect(text).toMatch(/\/F 132 \/Rect \[0 0 0 0\]/)
    expect(text).toContain("/M (D:20261122102030+00'00')")
    const document = await PDFDocument.load(signed)
    expect(document.catalog.lookup(PDFName.of('AcroForm'))?.toString()).toContain('/SigFlags 3')
    expect(document.getPage(0).node.has(PDFName.of('Annots'))).toBe(true)
  })
})

describe('what changed after the signature', () => {
  test('is found at any byte', async () => {
    const [start, end] = gapOf(signed)
    for (const position of [20, 2000, archival.length + 5, start - 1, end + 1]) {
      const [report] = await inspect(flipped(signed, position))
      expect({ position, intact: report?.intact ?? false }).toEqual({ position, intact: false })
    }
  })

  test('is found in the signature itself', async () => {
    const [start] = gapOf(signed)
    const changed = Buffer.from(signed)
    changed.write(changed.toString('latin1', start + 801, start + 803) === '00' ? '01' : '00', start + 801)
    expect(await inspect(changed)).toMatchObject([{ intact: false }])
  })

  test('is told apart when it was only appended', async () => {
    const appended = Buffer.concat([signed, Buffer.from('\n% aggiunta\n')])
    expect(await inspect(appended)).toMatchObject([{ intact: true, coversWholeDocument: false }])
  })

  test.each([
    ['no PDF', Buffer.from('ciao /ByteRange [0 1 2 3]')],
    ['more signatures than a document has', Buffer.from(`%PDF-1.7\n${'/ByteRange [0 1 2 3]\n'.repeat(33)}`)],
  ])('is not looked for in %s', async (_, content) => {
    await expect(inspect(content)).rejects.toMatchObject({ descriptor: pdfUnreadable })
  })

  test('is not believed of a range without a signature in it', async () => {
    expect(await inspect(archival)).toEqual([])
    expect(await inspect(Buffer.from('%PDF-1.7\n1 0 obj\n<< /ByteRange [0 9 11 99999999999999] >>\n'))).toMatchObject([
      { intact: false, coversWholeDocument: false, chainTrusted: false, reason: '', at: undefined },
    ])
  })

  test('cannot hide in a wider gap', async () => {
    const [start, end] = gapOf(signed)
    const text = signed.toString('latin1')
    const range = `[0 ${start} ${end} ${signed.length - end}]`
    const wider = `[0 ${start - 9} ${end} ${signed.length - end}]`.padEnd(range.length)
    const [report] = await inspect(Buffer.from(text.replace(range, wider), 'latin1'))
    expect(report).toMatchObject({ intact: false, coversWholeDocument: false })
  })
})

describe('trust', () => {
  test('needs the authority that issued the certificate', async () => {
    const other = await createTestAuthority({ folder: join(folder, 'other'), environment: 'development' })
    const trusted = [other.caCertificatePem]
    expect(await inspectSignatures(signed, { trusted })).toMatchObject([{ intact: true, chainTrusted: false }])
    expect(await inspectSignatures(signed)).toMatchObject([{ intact: true, chainTrusted: false }])
  })

  test('needs a time at which the certificate was valid', async () => {
    const late = await authority.sign(archival, giulia, { reason, at: new Date('2061-01-01T00:00:00Z') })
    expect(await inspect(late)).toMatchObject([{ intact: true, chainTrusted: false }])
  })
})

describe('the test authority', () => {
  test('is refused in production', async () => {
    const start = createTestAuthority({ folder: join(folder, 'none'), environment: 'production' })
    await expect(start).rejects.toMatchObject({ descriptor: testAuthorityInProduction })
    expect(await readdir(folder)).not.toContain('none')
  })

  test('stays the same after a restart, its keys readable by their owner alone', async () => {
    const keys = join(folder, 'keys')
    const again = await createTestAuthority({ folder: keys, environment: 'test' })
    expect(again.caCertificatePem).toBe(authority.caCertificatePem)
    for (const name of await readdir(keys)) expect((await stat(join(keys, name))).mode & 0o777).toBe(0o600)
  })

  test('is one, however many processes start it together', async () => {
    const options = { folder: join(folder, 'together'), environment: 'test' } as const
    const all = await Promise.all(Array.from({ length: 4 }, () => createTestAuthority(options)))
    expect(new Set(all.map(({ caCertificatePem }) => caCertificatePem)).size).toBe(1)
  })

  test('writes each part of a name on its own', async () => {
    const [signer] = (await readdir(join(folder, 'keys'))).filter((name) => name.startsWith('signer-'))
    const { subject, ca } = new X509Certificate(await readFile(join(folder, 'keys', signer ?? '')))
    expect(subject).toMatch(/^C=IT\nserialNumber=TINIT-[A-Z0-9]{16}\nCN=/)
    expect(ca).toBe(false)
  })

  test('is an authority, and says that it is one for tests', () => {
    const certificate = new X509Certificate(authority.caCertificatePem)
    expect(certificate.ca).toBe(true)
    expect(certificate.subject).toContain('CN=Portico test authority')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('ciao')],
    ['half a PDF', Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF')],
  ])('signs no %s', async (_, content) => {
    await expect(sign(content)).rejects.toMatchObject({ descriptor: pdfUnreadable })
  })
})

const openssl = hasOpenssl()

describe('openssl', () => {
  test.skipIf(!openssl)(`verifies the signature${openssl ? '' : ' (openssl is not on this machine)'}`, async () => {
    const path = await extracted(signed)
    expect(verify(path)).toMatchObject({ ok: true })
    await writeFile(join(path, 'content'), flipped(coveredOf(signed), 100))
    expect(verify(path).ok).toBe(false)
  })

  test.skipIf(!openssl)('reads the signed attributes of PAdES, and no signing time', async () => {
    const path = await extracted(signed)
    const text = execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(path, 'cms')], {
      encoding: 'utf8',
    })
    const attributes = text.slice(
      text.indexOf('signedAttrs'),
      text.indexOf('signatureAlgorithm:', text.indexOf('signedAttrs')),
    )
    expect(attributes).toContain('contentType')
    expect(attributes).toContain('messageDigest')
    expect(attributes).toContain('1.2.840.113549.1.9.16.2.47')
    expect(attributes).not.toContain('signingTime')
  })
})

function gapOf(pdf: Buffer): [start: number, end: number] {
  const [, start, end] = /\/ByteRange \[0 (\d+) (\d+) \d+\]/.exec(pdf.toString('latin1')) ?? []
  return [Number(start), Number(end)]
}

function coveredOf(pdf: Buffer): Buffer {
  const [start, end] = gapOf(pdf)
  return Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)])
}

function flipped(bytes: Buffer, position: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[position] = (copy[position] ?? 0) ^ 1
  return copy
}

async function extracted(pdf: Buffer): Promise<string> {
  const path = await mkdtemp(join(folder, 'openssl-'))
  const [start, end] = gapOf(pdf)
  await writeFile(join(path, 'cms'), Buffer.from(pdf.toString('latin1', start + 1, end - 1), 'hex'))
  await writeFile(join(path, 'content'), coveredOf(pdf))
  await writeFile(join(path, 'ca.pem'), authority.caCertificatePem)
  return path
}

function verify(path: string): { ok: boolean; stdout: string } {
  const files = ['-in', join(path, 'cms'), '-content', join(path, 'content'), '-CAfile', join(path, 'ca.pem')]
  const options = [
    'cms',
    '-verify',
    '-binary',
    '-cades',
    '-purpose',
    'any',
    '-inform',
    'DER',
    '-out',
    join(path, 'out'),
  ]
  try {
    return { ok: true, stdout: execFileSync('openssl', [...options, ...files], { encoding: 'utf8', stdio: 'pipe' }) }
  } catch (error) {
    return { ok: false, stdout: String(error) }
  }
}

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
