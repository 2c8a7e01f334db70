import { readFileSync, writeFileSync } from 'node:fs'
import { createTestAuthority } from './index.ts'
import { inspectSignatures } from '#platform/signature/index.ts'
const a = await createTestAuthority({ folder: '/tmp/ta', environment: 'test' })
writeFileSync('/tmp/ta-ca.pem', a.caCertificatePem)
for (const f of ['a', 'u']) {
  const pdf = readFileSync(`/tmp/${f}.pdf`)
  const s = await a.sign(
    pdf,
    { name: 'Giulia D’Aló, dirigente', fiscalCode: 'RSSGLI80A41F205X' },
    { reason: 'Rilascio – è', at: new Date() },
  )
  writeFileSync(`/tmp/${f}-signed.pdf`, s)
  const s2 = await a.sign(s, { name: 'Marco', fiscalCode: 'BNCMRC70B02H501Y' }, { reason: 'x', at: new Date() })
  writeFileSync(`/tmp/${f}-signed2.pdf`, s2)
  for (const pos of [20, 2000, pdf.length + 5, s.indexOf('/Contents <') + 9, s.length - 40, s.length - 300]) {
    const c = Buffer.from(s)
    c[pos] = (c[pos] ?? 0) ^ 1
    const t = performance.now()
    const r = await inspectSignatures(c).then(
      (x) => x.map((y) => y.intact),
      (e: unknown) => String(e),
    )
    console.log(f, pos, r, Math.round(performance.now() - t), JSON.stringify(c.toString('latin1', pos - 10, pos + 20)))
  }
}
