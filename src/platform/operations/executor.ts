import { InvalidInput } from '#kernel/errors.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Actor, Context, Database, Scope } from '../db/context.ts'
import type { PersonalData } from '../privacy/personal-data.ts'
import type { Session } from '../session/session.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { OfficeRole } from './access.ts'
import type { CallLimit } from './call-limit.ts'
import { identityLevelTooLow, notAllowed, signInNeeded } from './errors.ts'
import { issuesOf } from './issues.ts'
import type { OperationScope } from './scope.ts'
import type { FileAnswer, Operation, OperationFlow } from './operation.ts'
import type { Ports } from './ports.ts'
import type { Upload } from './upload.ts'

/** Who calls, in which municipality and language. */
export interface Caller {
  readonly tenant: Tenant
  readonly session: Session | undefined
  readonly locale: 'it' | 'en'
  /** Network address of who calls: counted where calls are limited and nobody is signed in. */
  readonly address: string
  /** Address and browser of who calls: hashed by whoever needs it, and kept nowhere. */
  readonly client: string
  readonly upload?: Upload | undefined
}

/** Runs an operation for a caller: access, input, context, the work, the access record. The one door of every route. */
export interface Executor {
  <Input extends z.ZodObject, Output extends z.ZodType>(
    operation: Exclude<Operation<Input, Output>, { kind: 'file' }>,
    input: unknown,
    caller: Caller,
  ): Promise<z.output<Output>>
}

interface Parts {
  readonly databaseOf: (tenant: Tenant) => Database
  readonly ports: Ports
  readonly personalData: PersonalData
  readonly limitCalls: CallLimit
}

/** Who acts: refused here, before anything is read, when the operation is not for them. */
export function actorFor(operation: Pick<Operation, 'access'>, session: Session | undefined): Actor {
  const { access } = operation
  if (access.kind === 'public') return session ? { kind: 'person', personId: session.personId } : { kind: 'anonymous' }
  if (!session) throw signInNeeded.with()
  if (access.kind === 'officer') {
    if (session.officerId === undefined) throw notAllowed.with()
    return { kind: 'officer', officerId: session.officerId, personId: session.personId }
  }
  if (session.identityLevel < access.level) throw identityLevelTooLow.with({ level: access.level })
  return { kind: 'person', personId: session.personId }
}

/** The schemas of inputs that refuse what they do not name: made once, since Zod compiles each new schema anew. */
const strictOnes = new WeakMap<z.ZodObject, z.ZodObject>()

function strictOf(input: z.ZodObject): z.ZodObject {
  const known = strictOnes.get(input) ?? input.strict()
  strictOnes.set(input, known)
  return known
}

/** Checks an input against the schema of the operation; unknown fields are refused. */
export function checkInput<Input extends z.ZodObject>(
  operation: { readonly input: Input },
  input: unknown,
): z.output<Input> {
  const parsed = strictOf(operation.input).safeParse(input, { reportInput: true })
  if (!parsed.success) throw new InvalidInput(issuesOf(parsed.error))
  return parsed.data as z.output<Input>
}

/** The scope of an operation inside a transaction, with the roles of the officer as they are now. */
async function scopeFor(
  operation: Operation,
  scope: Scope,
  caller: Caller,
  actor: Actor,
  reads: { count: number },
): Promise<OperationScope> {
  const { tx, now, enqueue } = scope
  const memberships = actor.kind === 'officer' ? await membershipsOf(tx, actor.officerId) : []
  const { access } = operation
  if (access.kind === 'officer' && !memberships.some(({ role }) => access.roles.includes(role))) throw notAllowed.with()
  return {
    tx,
    now,
    tenant: caller.tenant,
    actor,
    memberships,
    locale: caller.locale,
    client: caller.client,
    enqueue,
    async recordAccess(entries) {
      if ((actor.kind !== 'officer' && actor.kind !== 'person') || entries.length === 0) return
      reads.count += entries.length
      await tx
        .insertInto('access_record')
        .values(
          entries.map(({ personId, caseId, messageId = null }) => ({
            id: uuid(),
            officer_id: actor.kind === 'officer' ? actor.officerId : null,
            person_id: personId,
            case_id: caseId,
            message_id: messageId,
            purpose: operation.purpose,
            operation: operation.id,
          })),
        )
        .execute()
    },
  }
}

async function membershipsOf(tx: Scope['tx'], officerId: string) {
  const rows = await tx
    .selectFrom('officer_role')
    .select(['office_id as officeId', 'role', 'content_types as contentTypes'])
    .where('officer_id', '=', officerId)
    .where(sql<boolean>`valid @> portico.today()`)
    .execute()
  return rows.map(({ officeId, role, contentTypes }) => ({ officeId, role: role as OfficeRole, contentTypes }))
}

/** Builds the executor over the databases and ports of this process. */
export function createExecutor(parts: Parts) {
  function contextOf(operation: Operation, caller: Caller, actor: Actor): Context {
    return { tenant: caller.tenant.id, actor, purpose: operation.purpose }
  }

  function flowOf(operation: Operation, caller: Caller, actor: Actor, reads: { count: number }): OperationFlow {
    return {
      tenant: caller.tenant,
      actor,
      locale: caller.locale,
      ports: parts.ports,
      personalData: parts.personalData,
      upload: caller.upload,
      transaction: (work) =>
        parts
          .databaseOf(caller.tenant)
          .withContext(contextOf(operation, caller, actor), async (scope) =>
            work(await scopeFor(operation, scope, caller, actor, reads)),
          ),
    }
  }

  /** A flow may work before its first transaction: what an officer may do is asked before it begins. */
  async function openFlow(operation: Operation, caller: Caller, actor: Actor, reads: { count: number }) {
    const flow = flowOf(operation, caller, actor, reads)
    if (operation.access.kind === 'officer') await flow.transaction(async () => undefined)
    return flow
  }

  /** An officer who read personal data without leaving a record is a fault of the program, not a choice of the officer. */
  function mustHaveRecorded(operation: Operation, actor: Actor, reads: { count: number }): void {
    if (operation.readsPersonalData && actor.kind === 'officer' && reads.count === 0)
      throw new Error(`${operation.id} read personal data and recorded no access`)
  }

  return {
    async execute<Input extends z.ZodObject, Output extends z.ZodType>(
      operation: Exclude<Operation<Input, Output>, { kind: 'file' }>,
      input: unknown,
      caller: Caller,
    ): Promise<z.output<Output>> {
      const actor = actorFor(operation, caller.session)
      const checked = checkInput(operation, input)
      const reads = { count: 0 }
      const plain = operation as unknown as Operation
      await parts.limitCalls(plain, `${caller.tenant.id} ${caller.session?.personId ?? caller.address}`)
      if (operation.kind === 'flow') {
        const output = await operation.steps(checked, await openFlow(plain, caller, actor, reads))
        mustHaveRecorded(plain, actor, reads)
        return operation.output.parse(output)
      }
      return parts.databaseOf(caller.tenant).withContext(contextOf(plain, caller, actor), async (scope) => {
        const output = await operation.run(checked, await scopeFor(plain, scope, caller, actor, reads))
        mustHaveRecorded(plain, actor, reads)
        return operation.output.parse(output)
      })
    },

    async executeFile<Input extends z.ZodObject>(
      operation: Extract<Operation<Input>, { kind: 'file' }>,
      input: unknown,
      caller: Caller,
    ): Promise<FileAnswer> {
      const actor = actorFor(operation, caller.session)
      const checked = checkInput(operation, input)
      const reads = { count: 0 }
      const plain = operation as unknown as Operation
      const answer = await operation.steps(checked, await openFlow(plain, caller, actor, reads))
      mustHaveRecorded(plain, actor, reads)
      return answer
    },
  }
}

export type Operations = ReturnType<typeof createExecutor>
