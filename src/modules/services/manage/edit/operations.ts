import { z } from 'zod'
import { formatDate, romeDate } from '#kernel/dates.ts'
import { ServiceId, VersionSha } from '#kernel/ids.ts'
import {
  caseErrors,
  changesOf,
  checkPack,
  compareCosts,
  CostsCompared,
  dropEdits,
  editPack,
  editsOf,
  keepEdits,
  knownEdits,
  loadService,
  PackEdits,
  propose,
  sayProblem,
  waitingProposal,
} from '#engines/cases/index.ts'
import type { ServicePack } from '#engines/cases/index.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { access, FromDay, Note, Proposed, proposing, purpose, self } from '../operations.ts'

type Locale = 'it' | 'en'

const Problem = z.object({ path: z.string(), message: z.string() })

/** What to change: null undoes one change, and what is not named stays as it is. */
const Patch = z.strictObject({
  texts: z
    .strictObject({
      it: z.record(z.string(), z.string().max(20_000).nullable()).default({}),
      en: z.record(z.string(), z.string().max(20_000).nullable()).default({}),
    })
    .default({ it: {}, en: {} }),
  editions: z.record(z.string(), PackEdits.shape.editions.valueType.nullable()).default({}),
  fees: z.record(z.string(), PackEdits.shape.fees.valueType.nullable()).default({}),
  options: z.record(z.string(), PackEdits.shape.options.valueType.nullable()).default({}),
})
type Patch = z.output<typeof Patch>

/** A service that can be edited: a withdrawn one has no version in force to begin from. */
async function editable(scope: Pick<OperationScope, 'tx'>, serviceId: string) {
  const service = await loadService(scope.tx, serviceId)
  if (service.withdrawn) throw caseErrors.serviceNotFound.with()
  return service
}

const patched = <Value>(
  record: Readonly<Record<string, Value>>,
  patch: Readonly<Record<string, Value | null>>,
): Record<string, Value> =>
  Object.fromEntries(
    Object.entries({ ...record, ...patch }).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )

const apply = (edits: PackEdits, patch: Patch): PackEdits => ({
  texts: { it: patched(edits.texts.it, patch.texts.it), en: patched(edits.texts.en, patch.texts.en) },
  editions: patched(edits.editions, patch.editions),
  fees: patched(edits.fees, patch.fees),
  options: patched(edits.options, patch.options),
})

/** Paths of the check as whoever edits knows them: an edition by its table, whatever its place in the list. */
function editPath({ definition }: ServicePack, path: string): string {
  const [, index, rest] = /^definition\.tables\.(\d+)\.editions\.\d+\.(.*)$/.exec(path) ?? []
  const table = index === undefined ? undefined : definition.tables?.[Number(index)]
  return table ? `editions.${table.id}.${rest}` : path
}

/** A new edition begins after those there are and after today: what held on a day that went by is never rewritten. */
function lateEnough({ definition }: ServicePack, { editions }: PackEdits, today: string, locale: Locale) {
  return Object.entries(editions).flatMap(([id, { from }]) => {
    const starts = definition.tables?.find((table) => table.id === id)?.editions.map((one) => one.from) ?? []
    const last = [...starts].sort().at(-1)
    const message =
      last !== undefined && from <= last
        ? locale === 'it'
          ? `Deve venire dopo l’ultima edizione, che vale dal ${formatDate(last, locale)}.`
          : `It must come after the last edition, which holds from ${formatDate(last, locale)}.`
        : caseErrors.proposalDayPast.with().sentence[locale]
    return (last === undefined || from > last) && from > today ? [] : [{ path: `editions.${id}.from`, message }]
  })
}

/** What is wrong with some edits of a pack, in words. */
function problemsOf(pack: ServicePack, edits: PackEdits, today: string, locale: Locale) {
  const late = lateEnough(pack, edits, today, locale)
  const edited = editPack(pack, edits)
  const found = checkPack(edited, false).problems
  return [...late, ...found.map((one) => ({ path: editPath(edited, one.path), message: sayProblem(one, locale) }))]
}

export const getEditsOperation = defineOperation({
  id: 'services.edits',
  method: 'GET',
  path: '/office/services/{serviceId}/edits',
  summary: 'Get the version of a service in force, with what the officer changed of it and has not proposed yet',
  access,
  purpose,
  input: z.object({ serviceId: ServiceId }),
  output: z.object({
    base: VersionSha.describe('The version in force.'),
    officeId: z.string(),
    moved: z.boolean().describe('Whether the changes were written on an older version.'),
    waiting: z
      .object({ proposalId: z.uuid(), from: z.iso.date().nullable(), state: z.string() })
      .nullable()
      .describe('The proposal that has to be decided, or to come in force, before another is made.'),
    today: z.iso.date(),
    pack: z.record(z.string(), z.unknown()).describe('The version in force.'),
    edited: z.record(z.string(), z.unknown()).describe('The same with the changes.'),
    edits: z.record(z.string(), z.unknown()).describe('The changes, as PackEdits.'),
    changes: z.array(
      z.object({
        kind: z.enum(['text', 'edition', 'fee', 'option']),
        of: z.string(),
        locale: z.enum(['it', 'en']).nullable(),
        before: z.string().nullable(),
        after: z.string(),
      }),
    ),
    costs: CostsCompared.nullable().describe('What the changes make of the costs; null where there are no changes.'),
  }),
  errors: [caseErrors.serviceNotFound],
  async run({ serviceId }, scope) {
    const { version, officeId } = await editable(scope, serviceId)
    const { edits: written, base } = await editsOf(scope.tx, { serviceId, officerId: self(scope).officerId })
    const edits = knownEdits(version.pack, written)
    const waiting = await waitingProposal(scope.tx, serviceId)
    const edited = editPack(version.pack, edits)
    const { definition, texts, templates, scenarios } = edited
    const changes = changesOf(version.pack, edits)
    const today = romeDate(scope.now)
    return {
      base: version.sha256,
      officeId,
      moved: base !== null && base !== version.sha256,
      waiting: waiting ? { proposalId: waiting.id, from: waiting.from, state: waiting.state } : null,
      today,
      pack: { ...version.pack },
      edited: { definition, texts, templates, scenarios },
      edits,
      changes,
      costs: changes.length === 0 ? null : compareCosts(version.pack, edited, edits, today, scope.locale),
    }
  },
})

export const saveEditsOperation = defineFlow({
  id: 'services.save-edits',
  method: 'POST',
  path: '/office/services/{serviceId}/edits',
  summary: 'Change words, tariffs, fees and options of a service, or undo a change; nothing is kept that has a fault',
  access,
  purpose,
  input: z.object({
    serviceId: ServiceId,
    base: VersionSha.describe('The version in force that the officer saw.'),
    edits: Patch,
  }),
  output: z.object({ problems: z.array(Problem).describe('Where there are any, nothing was kept.') }),
  errors: [caseErrors.serviceNotFound, caseErrors.editsStale],
  async steps({ serviceId, base, edits: patch }, flow) {
    const read = async (scope: OperationScope, lock: boolean) => {
      const { version } = await editable(scope, serviceId)
      if (version.sha256 !== base) throw caseErrors.editsStale.with()
      const { edits } = await editsOf(scope.tx, { serviceId, officerId: self(scope).officerId }, lock)
      return { pack: version.pack, edits: knownEdits(version.pack, apply(edits, patch)), scope }
    }
    // the check is outside the transaction that writes
    const { pack, edits, scope } = await flow.transaction((one) => read(one, false))
    const problems = problemsOf(pack, edits, romeDate(scope.now), scope.locale)
    if (problems.length > 0) return { problems }
    await flow.transaction(async (writing) => {
      const officerId = self(writing).officerId
      const { edits: kept } = await read(writing, true)
      await keepEdits(writing.tx, { serviceId, officerId, edits: kept, base, now: writing.now })
    })
    return { problems: [] }
  },
})

export const proposeEditsOperation = defineFlow({
  id: 'services.propose-edits',
  method: 'POST',
  path: '/office/services/{serviceId}/edits/proposal',
  summary:
    'Propose the changes as a new version, at once or from a day: it is checked whole, and another officer decides',
  access,
  purpose,
  input: z.object({ serviceId: ServiceId, note: Note, from: FromDay.optional() }),
  output: Proposed,
  errors: [...proposing, caseErrors.serviceNotFound, caseErrors.editsStale, caseErrors.nothingEdited],
  async steps({ serviceId, note, from }, flow) {
    const { service, edits, today, locale } = await flow.transaction(async (scope) => {
      const service = await editable(scope, serviceId)
      const { edits: written, base } = await editsOf(scope.tx, { serviceId, officerId: self(scope).officerId })
      const edits = knownEdits(service.version.pack, written)
      if (changesOf(service.version.pack, edits).length === 0) throw caseErrors.nothingEdited.with()
      if (base !== service.version.sha256) throw caseErrors.editsStale.with()
      return { service, edits, today: romeDate(scope.now), locale: scope.locale }
    })
    const { pack, sha256 } = service.version
    const late = lateEnough(pack, edits, today, locale)
    if (late.length > 0) return { proposalId: null, problems: late }
    // outside the transaction: a large pack takes seconds
    const { pack: checked, problems } = checkPack(editPack(pack, edits))
    if (!checked)
      return {
        proposalId: null,
        problems: problems.map((one) => ({ path: one.path, message: sayProblem(one, locale) })),
      }
    const proposalId = await flow.transaction(async (scope) => {
      const { officerId } = self(scope)
      const given = { kind: 'publish', serviceId, officeId: service.officeId, pack: checked, base: sha256 } as const
      const id = await propose(scope.tx, { ...given, from, note, officerId, now: scope.now })
      await dropEdits(scope.tx, { serviceId, officerId })
      return id
    })
    return { proposalId, problems: [] }
  },
})

export const editOperations = [getEditsOperation, saveEditsOperation, proposeEditsOperation]
