import { readFileSync } from 'node:fs'
import { z } from 'zod'

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
      z.object({ tenant: z.string(), office: z.string(), role: z.enum(['handler', 'head', 'registrar']) }).strict(),
    ),
  })
  .strict()

/** A made-up person who can sign in where no real identity provider is set. */
export type DemoIdentity = z.output<typeof demoIdentity>

/** The demo people and officers, with valid fiscal codes. */
export function readDemoIdentities(folder: string): readonly DemoIdentity[] {
  return z.array(demoIdentity).parse(JSON.parse(readFileSync(`${folder}/demo-identities.json`, 'utf8')))
}
