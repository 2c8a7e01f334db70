import { z } from 'zod'
import type { MapShape } from '#kernel/city-map.ts'
import { CityMapSchema } from './city-map.ts'

const localised = z.object({ it: z.string().min(1), en: z.string().min(1) }).strict()

/** How a document counts as delivered to a person. Which of these proofs a city accepts, it must check with its counsel. */
export const deliveryProofs = ['dossier-opened', 'mail-accepted', 'recorded-by-officer'] as const

/** A municipality as data: what differs between municipalities is here, never in a branch of the code. */
export const tenantDataSchema = z
  .object({
    name: z.string().min(1).describe('Name of the municipality, as in "Comune di Montelago".'),
    tagline: localised,
    region: z.string().min(1),
    ipaCode: z
      .string()
      .regex(/^[a-z0-9_]{3,12}$/)
      .describe('Code in the index of public administrations.'),
    fiscalCode: z.string().regex(/^\d{11}$/),
    demo: z.boolean().default(false).describe('A made-up municipality, for trying.'),
    europeanFunding: z
      .boolean()
      .default(false)
      .describe('Whether the site was paid by NextGenerationEU, whose emblem then stands in the footer.'),
    contacts: z.object({ address: z.string(), phone: z.string(), email: z.email(), pec: z.email() }).strict(),
    patron: z
      .object({
        month: z.number().int().min(1).max(12),
        day: z.number().int().min(1).max(31),
        name: localised,
        rolls: z.boolean(),
      })
      .strict()
      .describe('Day of the patron: never a working day; whether it also moves a term is for the municipality to say.'),
    locales: z.array(z.enum(['it', 'en'])).min(1),
    register: z
      .object({ area: z.string().min(1), areaName: z.string().min(1) })
      .strict()
      .describe('Homogeneous organisational area of the protocol register (DPR 445/2000 art. 50).'),
    fourEyes: z
      .boolean()
      .default(true)
      .describe('Whether nobody publishes a content of the site whose newest version they wrote themselves.'),
    formerHosts: z
      .array(z.string().regex(/^[a-z0-9.-]+$/))
      .default([])
      .describe(
        'Hosts of sites that were closed: they lead to the pages that took the place of theirs, and serve nothing else.',
      ),
    filingPlan: z.record(z.string(), z.string()).describe('Classes of the filing plan: code to title.'),
    deliveryProofs: z.array(z.enum(deliveryProofs)).min(1),
    automaticDisposal: z
      .boolean()
      .default(false)
      .describe('Whether the content of cases is erased by itself when their retention has ended.'),
    reservationsKeptDays: z
      .number()
      .int()
      .min(1)
      .max(365)
      .default(30)
      .describe('Days after an appointment on which what was said to book it is erased.'),
    offices: z
      .array(
        z.object({ id: z.string(), name: localised, email: z.email(), phone: z.string(), hours: localised }).strict(),
      )
      .min(1),
    payments: z
      .object({
        segregationCode: z
          .string()
          .regex(/^\d{2}$/)
          .describe('Two digits that pagoPA gave to the municipality.'),
        iban: z
          .string()
          .regex(/^IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/)
          .describe('Account of the treasury.'),
        category: z
          .string()
          .min(1)
          .describe('Code of the taxonomy of payments; a city must check which one its fees have.'),
      })
      .strict()
      .optional()
      .describe('How it collects through pagoPA; without it nothing can be charged.'),
    nationalRegistry: z
      .object({
        istatCode: z
          .string()
          .regex(/^\d{6}$/)
          .describe('Code by which ISTAT, and so ANPR, names the municipality.'),
        office: z
          .string()
          .describe('Office that looks at the messages which no service of the municipality opens from.'),
      })
      .strict()
      .optional()
      .describe('Whether messages of the national registry (ANPR) are fetched; without it none is.'),
    map: CityMapSchema.optional().describe('Where it lies, for places that people draw; without it on a plain ground.'),
    services: z.array(
      z
        .object({
          id: z.string(),
          office: z.string(),
          filingClass: z.string(),
          consults: z
            .record(z.string(), z.string())
            .optional()
            .describe('Offices whose opinion the service asks for: its name for them to the office that it is here.'),
        })
        .strict(),
    ),
    remedies: z
      .object({ court: localised, ombudsman: localised, substitute: localised })
      .strict()
      .describe(
        'Whom to turn to: administrative court, ombudsman (L. 241/1990 art. 25(4)), holder of the power of substitution (art. 2(9-bis)).',
      ),
  })
  .strict()

/** The data of a municipality as a file gives them: each service is filed under a class of the plan. */
export const tenantFileSchema = tenantDataSchema.superRefine(({ services, filingPlan }, context) => {
  for (const [index, { id, filingClass }] of services.entries())
    if (!(filingClass in filingPlan))
      context.addIssue({
        code: 'custom',
        path: ['services', index, 'filingClass'],
        message: `${id} is filed under ${filingClass}, which the filing plan has not`,
      })
})

export type TenantData = z.output<typeof tenantDataSchema>

/** A municipality of this installation. */
export interface Tenant {
  readonly id: string
  readonly hosts: readonly string[]
  readonly database: string
  readonly data: TenantData
}

/** A zone of the territory, as a rule or a code list speaks of it. */
export interface Zone {
  readonly id: string
  readonly name: string
  readonly geometry: Extract<MapShape, { readonly type: 'Polygon' | 'MultiPolygon' }>
}

/** The zones of a municipality, in the order of its map; none where it has no map. */
export function zonesOf({ map }: Pick<TenantData, 'map'>): readonly Zone[] {
  return (map?.features ?? []).flatMap(({ properties: { kind, id, name }, geometry }) =>
    kind === 'zone' && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
      ? [{ id, name, geometry }]
      : [],
  )
}
