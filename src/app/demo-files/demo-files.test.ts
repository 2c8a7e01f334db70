import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { readDemoContents } from '../demo-contents.ts'
import { demoFileOf } from './index.ts'
import { tables, writeTable } from './tables.ts'

const now = new Date('2026-11-23T09:00:00Z')

test.each(['montelago', 'rivabella'])('every document and dataset of %s offers a file', (tenant) => {
  const contents = readDemoContents('tenants', tenant, now).filter(
    ({ type }) => type === 'document' || type === 'dataset',
  )
  expect(contents.length).toBeGreaterThan(1)
  expect(contents.filter((one) => demoFileOf(one) === undefined).map(({ slug }) => slug)).toEqual([])
})

const contents = readDemoContents('tenants', 'montelago', now)
const streets = [{ code: '1', name: 'Via Roma', numbers: ['1', '2/B'] }]

test.each(Object.entries(tables))('the table %s has a head, rows of the same length and no formula', (_, rowsOf) => {
  const text = writeTable(rowsOf({ contents, streets })).toString()
  const rows: string[][] = parse(text, { delimiter: ';', bom: true }) // refuses a row of another length
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.flat().filter((cell) => /^[=+@\t]/.test(cell))).toEqual([])
  expect(text).not.toMatch(/undefined|NaN|\[object/)
})
