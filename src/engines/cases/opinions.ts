import type { Calendar } from '#kernel/calendars.ts'
import { formatDate, type PlainDate } from '#kernel/dates.ts'
import type { Text } from '#kernel/text.ts'
import { askedFact, givenFact, readCase } from '#engines/terms/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { Action, Opinion, ServiceDefinition } from './definition.ts'
import { opinionOfficeUnknown } from './errors.ts'
import type { CaseState } from './fold.ts'
import { calendarOf, factsOf } from './legal.ts'

/** How an opinion stands: not asked for, awaited, given, or not given within its term. */
export interface OpinionReading {
  readonly opinion: Opinion
  readonly state: 'not-asked' | 'awaited' | 'given' | 'not-given'
  readonly due: PlainDate | undefined
}

/** How the opinions of a case stand at an instant. */
export function readOpinions(
  { opinions = [], clocks }: ServiceDefinition,
  { facts }: Pick<CaseState, 'facts'>,
  at: Date,
  calendar: Calendar,
): OpinionReading[] {
  if (opinions.length === 0) return []
  const { byId } = readCase(clocks, factsOf(facts), at, calendar)
  return opinions.map((opinion) => {
    const reading = byId[opinion.id]
    const states = { open: 'awaited', waiting: 'awaited', expired: 'not-given', ended: 'given' } as const
    const phase = reading?.phase ?? 'not-started'
    return { opinion, state: phase === 'not-started' ? 'not-asked' : states[phase], due: reading?.due }
  })
}

/** The offices of the municipality whose opinion a service asks for, by the id of the opinion. */
export function officesConsulted(
  { id, opinions = [] }: ServiceDefinition,
  tenant: Pick<TenantData, 'services'>,
): Readonly<Record<string, string>> {
  const consults = tenant.services.find((service) => service.id === id)?.consults ?? {}
  return Object.fromEntries(
    opinions.flatMap((opinion) => {
      const office = consults[opinion.office]
      return office === undefined ? [] : [[opinion.id, office] as const]
    }),
  )
}

/**
 * The offices that see a case because their opinion was asked for, and those that still owe one. Throws when the
 * municipality has not said which office it is.
 */
export function consultedIn(
  definition: ServiceDefinition,
  { facts, closedAt }: Pick<CaseState, 'facts' | 'closedAt'>,
  tenant: Pick<TenantData, 'services'>,
): { readonly consulted: string[]; readonly awaited: string[] } {
  const happened = new Set(facts.map(({ fact }) => fact))
  const offices = officesConsulted(definition, tenant)
  const officeOf = ({ id }: Opinion): string => {
    const office = offices[id]
    if (office === undefined) throw opinionOfficeUnknown.with({ opinion: id })
    return office
  }
  const asked = (definition.opinions ?? []).filter(({ id }) => happened.has(askedFact(id)))
  const owed = closedAt === null ? asked.filter(({ id }) => !happened.has(givenFact(id))) : []
  return { consulted: [...new Set(asked.map(officeOf))], awaited: [...new Set(owed.map(officeOf))] }
}

const because = (it: string, en: string): Text => ({ it, en })

/** Why an action must wait for opinions, or may not ask for them or give one; nothing when it need not. */
export function opinionsInTheWay(action: Action, readings: readonly OpinionReading[]): Text | undefined {
  const of = (ids: readonly string[] | undefined) => readings.filter(({ opinion }) => ids?.includes(opinion.id))
  if (action.asks !== undefined && of(action.asks).some(({ state }) => state !== 'not-asked'))
    return because('il parere è già stato chiesto.', 'the opinion has been asked for already.')
  const [given] = action.gives === undefined ? [] : of([action.gives])
  if (given?.state === 'not-asked')
    return because('il parere non è stato chiesto.', 'the opinion has not been asked for.')
  if (given?.state === 'given') return because('il parere è già stato dato.', 'the opinion has been given already.')
  const awaited = of(action.awaits).find(
    ({ state, opinion }) => state === 'awaited' || (state === 'not-given' && opinion.silence === 'awaits'),
  )
  if (!awaited) return undefined
  const [it, en] = (['it', 'en'] as const).map((locale) => (awaited.due ? formatDate(awaited.due, locale) : ''))
  return because(`manca un parere, atteso entro il ${it}.`, `an opinion is missing, due by ${en}.`)
}

/** The last day of the opinion that one of these offices owes first; undefined when none owes any. */
export function owedBy(
  definition: ServiceDefinition,
  { facts }: Pick<CaseState, 'facts'>,
  tenant: Pick<TenantData, 'services' | 'patron'>,
  officeIds: readonly string[],
  at: Date,
): PlainDate | undefined {
  const offices = officesConsulted(definition, tenant)
  return readOpinions(definition, { facts }, at, calendarOf(tenant))
    .filter(({ state }) => state === 'awaited' || state === 'not-given')
    .flatMap(({ opinion, due }) => (due && officeIds.includes(offices[opinion.id] ?? '') ? [due] : []))
    .sort()
    .at(0)
}
