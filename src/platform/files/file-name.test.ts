import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from './index.ts'

const pdf = 'application/pdf'

test.each([
  ['Carta d’identità.pdf', pdf, 'Carta d’identità.pdf'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Utenti\\giulia\\foto.JPG', 'image/jpeg', 'foto.jpg'],
  ['foto.jpeg', 'image/jpeg', 'foto.jpeg'],
  ['fattura.exe', pdf, 'fattura.exe.pdf'],
  ['foto.jpg', pdf, 'foto.pdf'],
  ['relazione.v2', pdf, 'relazione.v2.pdf'],
  ['contratto\u202efdp.exe', pdf, 'contrattofdp.exe.pdf'],
  ['a\0b\r\nc\u200bd.pdf', pdf, 'ab cd.pdf'],
  ['cafe\u0301.txt', 'text/plain', 'café.txt'],
  ['', pdf, 'file.pdf'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['.pdf', pdf, 'pdf.pdf'],
  ['..', pdf, 'file.pdf'],
  ['CON.pdf', pdf, '_CON.pdf'],
  ['a<b>"c|d?.pdf', pdf, 'a_b__c_d_.pdf'],
  ['sconosciuto', 'application/x-unknown', 'sconosciuto.bin'],
  ['elenco.csv', 'text/plain', 'elenco.csv'],
])('%j of type %s becomes %j', (name, type, safe) => {
  expect(safeFileName(name, type)).toBe(safe)
})

test('is always one short step of a path with the right extension, and stays as it is the second time', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  fc.assert(
    fc.property(anyName, (name) => {
      const safe = safeFileName(name, pdf)
      expect(safe.length).toBeLessThanOrEqual(120)
      expect(safe).toMatch(/^[^/\\.][^/\\]*\.pdf$/u)
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u)
      expect(safe.normalize('NFC')).toBe(safe)
      expect(safeFileName(safe, pdf)).toBe(safe)
    }),
  )
})
