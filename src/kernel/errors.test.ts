import { describe, expect, it } from 'vitest'
import { defineError, InvalidInput, PorticoError } from '#kernel/errors.ts'
import { CaseId, OfficeId, ServiceId, TenantId, VersionSha } from '#kernel/ids.ts'
import { fill } from '#kernel/text.ts'

const draftStale = defineError({
  code: 'draft-stale',
  status: 409,
  sentence: { it: 'La bozza è alla versione {version}.', en: 'The draft is at version {version}.' },
})

describe('errors', () => {
  it('are declared once and thrown with their details', () => {
    const error = draftStale.with({ version: 3 })
    expect(error).toBeInstanceOf(PorticoError)
    expect(error).toMatchObject({ code: 'draft-stale', status: 409, message: 'draft-stale', details: { version: 3 } })
    expect(error.descriptor).toBe(draftStale)
    expect(error.sentence.en).toBe('The draft is at version 3.')
    expect(draftStale.with().sentence.it).toContain('{version}')
  })

  it('tell one issue for each field of an invalid input', () => {
    const issues = [{ path: 'age', message: { it: "Scrivi l'età.", en: 'Write the age.' } }]
    expect(new InvalidInput(issues)).toMatchObject({ status: 422, code: 'invalid-input', issues })
  })

  it('fill only their own placeholders', () => expect(fill('{a} {toString} {a}', { a: 1 })).toBe('1 {toString} 1'))
})

describe('ids', () => {
  it.each([
    [CaseId, '0190f1d2-6c2a-7b3e-9a50-5f1f3c1b2a00', 'case-1'],
    [TenantId, 'torino', 'Torino'],
    [ServiceId, 'records-access', 'records_access'],
    [OfficeId, 'archivio-storico', '1-ufficio'],
    [VersionSha, 'a'.repeat(64), 'A'.repeat(64)],
  ])('take the right shape only', (schema, good, bad) => {
    expect(schema.safeParse(good).success).toBe(true)
    expect(schema.safeParse(bad).success).toBe(false)
    expect(schema.description).toBeTruthy()
  })
})
