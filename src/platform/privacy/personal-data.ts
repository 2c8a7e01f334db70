import type { OperationScope } from '../operations/scope.ts'
import type { Actor } from '../db/context.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { SessionStore } from '../session/session.ts'
import type { FileReference, Holding, Privacy, PrivacyScope } from './privacy.ts'

/** Everything that the program holds on people, over all modules and engines, and the sessions. */
export interface PersonalData {
  readonly parts: readonly Privacy[]
  readonly sessions: Pick<SessionStore, 'list'>
}

/** Rows of one table that an export holds at the most; where there are more it says so, and lists go on by pages. */
export const mostExported = 1_000

/** What an operation of the person over their data works in. */
interface SubjectFlow {
  readonly tenant: Tenant
  readonly actor: Actor
  readonly personalData: PersonalData
  transaction: <T>(work: (scope: OperationScope) => Promise<T>) => Promise<T>
}

/** A transaction of the person, with what the parts need. */
export async function asDataSubject<T>(
  flow: SubjectFlow,
  work: (parts: readonly Privacy[], scope: OperationScope & PrivacyScope) => Promise<T>,
): Promise<T> {
  const { actor, personalData, tenant } = flow
  if (actor.kind !== 'person') throw new Error('only the person governs their data')
  const { personId } = actor
  const sessions = await personalData.sessions.list(tenant.id, personId)
  return flow.transaction((scope) => work(personalData.parts, { ...scope, personId, sessions }))
}

/** What is held on the person, part by part. */
export async function listHoldings(parts: readonly Privacy[], scope: PrivacyScope): Promise<Holding[]> {
  const holdings: Holding[] = []
  for (const part of parts) holdings.push(...(await part.list(scope)))
  return holdings
}

/** All data of the person under the name of its owner, and the files that belong to it. */
export async function exportParts(
  parts: readonly Privacy[],
  scope: PrivacyScope,
): Promise<{ data: Record<string, unknown>; files: FileReference[] }> {
  const data: Record<string, unknown> = {}
  const files: FileReference[] = []
  for (const part of parts) {
    const exported = await part.export(scope)
    data[part.owner] = exported.data
    files.push(...exported.files)
  }
  return { data, files }
}

/** Erases what may be erased in every part; gives what, and what is still held. */
export async function eraseParts(
  parts: readonly Privacy[],
  scope: PrivacyScope,
): Promise<{ erased: { what: string; count: number }[]; heldBack: Holding[] }> {
  const erased: { what: string; count: number }[] = []
  for (const part of parts) erased.push(...(await part.erase(scope)))
  return { erased, heldBack: await listHoldings(parts, scope) }
}
