import type { Readable } from 'node:stream'
import type { ErrorDescriptor } from '#kernel/errors.ts'
import type { z } from 'zod'
import type { Actor } from '../db/context.ts'
import type { PersonalData } from '../privacy/personal-data.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { Access } from './access.ts'
import type { Ports } from './ports.ts'
import type { OperationScope } from './scope.ts'
import type { Upload } from './upload.ts'

/** What an operation in several steps gets: transactions of its own, and ports that may take time between them. */
export interface OperationFlow {
  readonly tenant: Tenant
  readonly actor: Actor
  readonly locale: 'it' | 'en'
  readonly ports: Ports
  readonly personalData: PersonalData
  readonly upload: Upload | undefined
  transaction: <T>(work: (scope: OperationScope) => Promise<T>) => Promise<T>
}

/** The answer of an operation that hands out a file. */
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly content: Readable
  /** Of a file that is public and never changes: whoever has it already need not get it again. */
  readonly sha256?: string
  /** Whether a browser may show it by itself; otherwise it is downloaded. */
  readonly inline?: boolean
}

interface Common<Input extends z.ZodObject> {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path under /api/v1, with {names} that the input has. */
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  /** Why data are read or written; goes to the database's context and into access records. */
  readonly purpose: string
  readonly input: Input
  readonly errors: readonly ErrorDescriptor[]
  /** Status of success; 200 unless said. */
  readonly status?: 200 | 201 | 204
  /** How often one client may call it in an hour: for what anybody may write without signing in. */
  readonly callsPerHour?: number
  /** Whether an officer who calls it reads personal data: then it must leave an access record. */
  readonly readsPersonalData?: boolean
}

/** An operation whose work is one transaction. */
export interface SingleOperation<Input extends z.ZodObject, Output extends z.ZodType> extends Common<Input> {
  readonly kind: 'single'
  readonly output: Output
  readonly run: (input: z.output<Input>, scope: OperationScope) => Promise<z.input<Output>>
}

/** An operation that does slow work (files, documents, signatures) between transactions. */
export interface FlowOperation<Input extends z.ZodObject, Output extends z.ZodType> extends Common<Input> {
  readonly kind: 'flow'
  readonly output: Output
  /** The body is multipart/form-data and is read as it comes. */
  readonly takesFiles?: boolean
  readonly steps: (input: z.output<Input>, flow: OperationFlow) => Promise<z.input<Output>>
}

/** An operation that answers with a file. */
export interface FileOperation<Input extends z.ZodObject> extends Common<Input> {
  readonly kind: 'file'
  readonly steps: (input: z.output<Input>, flow: OperationFlow) => Promise<FileAnswer>
}

export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> =
  SingleOperation<Input, Output> | FlowOperation<Input, Output> | FileOperation<Input>

/** Defines an operation of one transaction: REST route, form handler, checks, audit and its documentation come from it. */
export function defineOperation<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Omit<SingleOperation<Input, Output>, 'kind'>,
): SingleOperation<Input, Output> {
  return { kind: 'single', ...operation }
}

/** Defines an operation with slow work between its transactions. */
export function defineFlow<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Omit<FlowOperation<Input, Output>, 'kind'>,
): FlowOperation<Input, Output> {
  return { kind: 'flow', ...operation }
}

/** Defines an operation that answers with a file. */
export function defineFileOperation<Input extends z.ZodObject>(
  operation: Omit<FileOperation<Input>, 'kind'>,
): FileOperation<Input> {
  return { kind: 'file', ...operation }
}
