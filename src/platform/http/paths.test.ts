import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { definePath } from './paths.ts'

const path = definePath('/pratiche/{caseId}/file/{fileId}')

test('whatever is put into an address stays in its place', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed())
  fc.assert(
    fc.property(anything, anything, (caseId, fileId) => {
      const { host, pathname, search, hash } = new URL(path.to({ caseId, fileId }), 'https://city.example')
      fc.pre(!/^\.{1,2}$/.test(caseId) && !/^\.{1,2}$/.test(fileId)) // a step of dots alone is no id of ours
      expect([host, search, hash]).toEqual(['city.example', '', ''])
      expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'pratiche', caseId, 'file', fileId])
    }),
  )
})
