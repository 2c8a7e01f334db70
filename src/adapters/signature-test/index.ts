export { createTestAuthority, type TestAuthorityOptions } from './authority.ts'
export { testAuthorityInProduction } from './errors.ts'
