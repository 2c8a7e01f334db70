import { z } from 'zod'
import { loadPerson } from '#engines/cases/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { Profile } from './schema.ts'
import { purpose, self } from './scope.ts'

export const getProfileOperation = defineOperation({
  id: 'profile.get',
  method: 'GET',
  path: '/profile',
  summary: 'What the municipality knows of the person',
  access: person('self', 1),
  purpose,
  input: z.object({}),
  output: Profile,
  errors: [],
  async run(_, scope) {
    const { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale } = await loadPerson(
      scope.tx,
      self(scope),
    )
    return { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale }
  },
})

export const updateProfileOperation = defineOperation({
  id: 'profile.update',
  method: 'PUT',
  path: '/profile',
  summary: 'Change one’s own contacts and language; names and birth come from the identity',
  access: person('self', 1),
  purpose,
  input: z.object({
    email: z.email().max(200).nullable(),
    phone: z
      .string()
      .regex(/^\+?[\d ./-]{5,25}$/)
      .nullable(),
    locale: z.enum(['it', 'en']).describe('Language of the notices.'),
  }),
  output: Profile,
  errors: [],
  async run({ email, phone, locale }, scope) {
    await scope.tx
      .updateTable('person')
      .set({ email, phone, locale, updated_at: scope.now })
      .where('id', '=', self(scope))
      .execute()
    const { givenName, familyName, fiscalCode, birthDate, birthPlace } = await loadPerson(scope.tx, self(scope))
    return { givenName, familyName, fiscalCode, birthDate, birthPlace, email, phone, locale }
  },
})
