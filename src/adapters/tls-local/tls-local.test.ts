import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { localCertificate } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'portico-tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a host gets a certificate of its own, kept for the next start, its key for the owner alone', async () => {
  const wanted = { folder, host: 'comune.example.it', environment: 'test' } as const
  const first = await localCertificate(wanted)
  const certificate = new X509Certificate(first.cert)
  expect(certificate.checkHost('comune.example.it')).toBe('comune.example.it')
  expect(certificate.checkHost('altrove.example.it')).toBeUndefined()
  expect(await localCertificate(wanted)).toEqual(first)
  expect(statSync(join(folder, 'tls-comune.example.it.json')).mode & 0o077).toBe(0)
  expect((await localCertificate({ ...wanted, host: 'comune.altro.it' })).cert).not.toBe(first.cert)
})

test('production has none made on the spot', async () => {
  await expect(localCertificate({ folder, host: 'comune.example.it', environment: 'production' })).rejects.toThrow(
    'an authority',
  )
})
