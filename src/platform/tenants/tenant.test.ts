import { expect, test } from 'vitest'
import { readTenantFile } from './provision.ts'
import { tenantDataSchema, tenantFileSchema } from './tenant.ts'

test.each(['montelago', 'rivabella'])('every service of %s is filed under a class of its plan', (id) => {
  expect(tenantFileSchema.safeParse(readTenantFile(`tenants/${id}/tenant.json`)).error).toBeUndefined()
})

test('a class that the plan has not is refused in a file, and told by its service; what is kept is still read', () => {
  const data = tenantDataSchema.parse(readTenantFile('tenants/montelago/tenant.json'))
  const wrong = { ...data, services: data.services.map((one) => ({ ...one, filingClass: '99.9' })) }
  const issues = tenantFileSchema.safeParse(wrong).error?.issues ?? []
  expect(issues).toHaveLength(data.services.length)
  expect(issues[0]?.message).toBe(`${data.services[0]?.id} is filed under 99.9, which the filing plan has not`)
  expect(tenantDataSchema.safeParse(wrong).success).toBe(true)
})
