import { defineError } from '#kernel/errors.ts'

export const testAuthorityInProduction = defineError({
  code: 'test-authority-in-production',
  status: 500,
  sentence: {
    it: 'Le firme di prova non hanno valore legale: in produzione serve un servizio di firma qualificata.',
    en: 'Test signatures have no value in law: production needs a qualified signature service.',
  },
})
