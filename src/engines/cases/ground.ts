import { addDays, isPlainDate, plainDate, romeDate } from '#kernel/dates.ts'
import { isGeometry } from '#kernel/geometry.ts'
import { z } from 'zod'
import { mustBeFree, occupy, overlaps, vacate } from '#engines/occupations/index.ts'
import type { Occupation } from '#engines/occupations/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { amendments, loadAnswers } from './amend.ts'
import type { Answers } from './answer-value.ts'
import type { Action, ServiceDefinition } from './definition.ts'
import { groundNotDrawn } from './errors.ts'
import { isRecord } from './fields/check-field.ts'
import type { CaseRecord } from './store.ts'

/** The ground that answers ask for, where the service takes any and its area and days are known. */
export function groundOf({ occupies }: Pick<ServiceDefinition, 'occupies'>, answers: Answers): Occupation | undefined {
  const drawn = occupies && answers[occupies.place]
  const period = occupies && answers[occupies.period]
  if (!isRecord(drawn) || !isRecord(period)) return undefined
  const { geometry } = drawn
  const { from, until } = period
  if (!isGeometry(geometry) || geometry.type !== 'Polygon') return undefined
  if (typeof from !== 'string' || typeof until !== 'string' || !isPlainDate(from) || !isPlainDate(until))
    return undefined
  return from <= until ? { place: geometry, from: plainDate(from), until: plainDate(until) } : undefined
}

/** Ground asked for that is already granted to others. */
export const GroundTaken = z.object({
  from: z.iso.date(),
  until: z.iso.date(),
  squareMetres: z.number().describe('What both have in common, to a tenth.'),
})
export type GroundTaken = z.output<typeof GroundTaken>

/** What is already granted of the ground that answers ask for; nothing where they ask for none, or it is not drawn. */
export async function groundTaken(
  tx: Tx,
  definition: ServiceDefinition,
  answers: Answers,
  caseId?: string,
): Promise<GroundTaken[]> {
  const wanted = groundOf(definition, answers)
  const taken = wanted ? await overlaps(tx, wanted, caseId) : []
  return taken.map(({ from, until, sharedSquareMetres: shared }) => ({
    from,
    until,
    squareMetres: Math.round(shared * 10) / 10,
  }))
}

async function wantedBy(tx: Tx, { id, version }: CaseRecord, action: Action, own: Answers): Promise<Occupation> {
  const { current, later } = await loadAnswers(tx, id)
  const wanted = groundOf(version.pack.definition, { ...current, ...amendments(action, own, later) })
  if (!wanted) throw groundNotDrawn.with()
  return wanted
}

/** Throws where the ground that an action would take is held by another case, or is not drawn yet. */
export async function groundMustBeFree(tx: Tx, record: CaseRecord, action: Action, own: Answers): Promise<void> {
  if (action.ground === 'takes') await mustBeFree(tx, await wantedBy(tx, record, action, own), record.id)
}

/** Takes the ground of a decision as it leaves the office: from then on nobody else can be given it. */
export async function takeGround(
  { tx, now }: Pick<OperationScope, 'tx' | 'now'>,
  record: CaseRecord,
  action: Action,
  own: Answers,
): Promise<void> {
  if (action.ground !== 'takes') return
  const wanted = await wantedBy(tx, record, action, own)
  await occupy(tx, { caseId: record.id, serviceId: record.serviceId, now }, wanted)
}

/** Frees the ground of a case from the day after an action took effect. */
export async function freeGround(tx: Tx, { id }: CaseRecord, action: Action, at: Date): Promise<void> {
  if (action.ground === 'frees') await vacate(tx, id, addDays(romeDate(at), 1))
}
