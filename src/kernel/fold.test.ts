import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test.each([
  ['Città di ÀÈÌÒÙ', 'citta di aeiou'],
  ['Größe', 'große'],
  ['Œuvre, n. 3', 'œuvre, n. 3'],
  ['e\u0301', 'e'],
])('%s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})
