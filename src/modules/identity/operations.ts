import { z } from 'zod'
import { officeRoles, person } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { sql } from 'kysely'

export const getMeOperation = defineOperation({
  id: 'identity.me',
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in: their name, and what they may be as an officer today',
  access: person('self', 1),
  purpose: 'sign-in',
  input: z.object({}),
  output: z.object({
    name: z.string().describe('Given and family name, from the identity.'),
    roles: z.array(z.enum(officeRoles)).describe('Roles held today in any office; none for who is no officer.'),
  }),
  errors: [],
  async run(_, { tx, actor }) {
    if (actor.kind !== 'person') throw new Error('only a person is signed in')
    const rows = await tx
      .selectFrom('person')
      .leftJoin('officer', 'officer.person_id', 'person.id')
      .leftJoin('officer_role', (join) =>
        join.onRef('officer_role.officer_id', '=', 'officer.id').on(sql<boolean>`valid @> portico.today()`),
      )
      .select(['given_name', 'family_name', 'role'])
      .where('person.id', '=', actor.personId)
      .execute()
    const [{ given_name: given, family_name: family } = { given_name: '', family_name: '' }] = rows
    return { name: `${given} ${family}`, roles: officeRoles.filter((one) => rows.some(({ role }) => role === one)) }
  },
})
