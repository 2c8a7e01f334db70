import { expect, test } from 'vitest'
import { wordsOfAddress } from './near.ts'

test('an address is read as words: no numbers, no codes, no endings of files, and never more than six', () => {
  expect(wordsOfAddress('/it/servizi/Carta-identita_elettronica.html')).toBe('servizi Carta identita elettronica')
  expect(wordsOfAddress('/ufficio/pratiche/0194f2a1-5f3b-7c1e-9b1a-0242ac120002')).toBe('ufficio pratiche')
  expect(wordsOfAddress('/%3Cscript%3Ealert(1)%3C/script%3E')).toBe('script alert')
  expect(wordsOfAddress('/a/bb/uno/due/tre/quattro/cinque/sei/sette')).toBe('due tre quattro cinque sei sette')
  expect(wordsOfAddress(`/${'x'.repeat(5000)}`)).toBe('')
  expect(wordsOfAddress('/')).toBe('')
})
