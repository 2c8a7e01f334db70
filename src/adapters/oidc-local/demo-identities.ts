import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { officeRoles } from '#platform/operations/access.ts'

const demoIdentity = z
  .object({
    id: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    sex: z.enum(['F', 'M']),
    birthDate: z.iso.date(),
    birthPlace: z.string(),
    placeCode: z.string(),
    fiscalCode: z.string(),
    email: z.email(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    roles: z.array(
      z
        .object({
          tenant: z.string(),
          office: z.string(),
          role: z.enum(officeRoles),
          contentTypes: z.array(z.string()).optional().describe('Of a writer or a reviewer; all where it is missing.'),
        })
        .strict(),
    ),
  })
  .strict()

type Role = z.output<typeof demoIdentity>['roles'][number]

/** A made-up person who can sign in where no real identity provider is set. */
export interface DemoIdentity extends z.output<typeof demoIdentity> {
  /** Municipality and office of each role, in words. */
  readonly roles: (Role & { readonly place: { readonly it: string; readonly en: string } })[]
}

const demoTenant = z.object({
  name: z.string(),
  offices: z.array(z.object({ id: z.string(), name: z.object({ it: z.string(), en: z.string() }) })),
})

function placeOf(folder: string, { tenant, office }: Role) {
  const { name, offices } = demoTenant.parse(JSON.parse(readFileSync(`${folder}/${tenant}/tenant.json`, 'utf8')))
  const found = offices.find(({ id }) => id === office)
  return { it: `${name}, ${found?.name.it ?? office}`, en: `${name}, ${found?.name.en ?? office}` }
}

/** The demo people and officers, with valid fiscal codes. */
export function readDemoIdentities(folder: string): readonly DemoIdentity[] {
  const identities = z.array(demoIdentity).parse(JSON.parse(readFileSync(`${folder}/demo-identities.json`, 'utf8')))
  return identities.map((identity) => ({
    ...identity,
    roles: identity.roles.map((role) => ({ ...role, place: placeOf(folder, role) })),
  }))
}
