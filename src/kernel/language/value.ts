import type { PlainDate } from '#kernel/dates.ts'
import type { Expression, Scalar, StableId } from './expression.ts'
import type { Rational } from './rational.ts'
import type { DatedTable } from './dated-table.ts'

/** What an expression comes to. A date is text that is one; nothing is what a missing answer and a mistake come to. */
export type Value =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly value: Rational }
  /** In cents of euro, exact: half a cent is there until something rounds it. */
  | { readonly kind: 'money'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'list'; readonly value: readonly unknown[] }

/** An expression, what it came to, and what its parts came to: enough to say why in words. */
export interface Worked {
  readonly expression: Expression
  readonly value: Value
  readonly parts: readonly Worked[]
}

/** Answers by stable id: text, numbers, yes or no, lists, and records of them, as JSON has them. */
export type Answers = Readonly<Record<StableId, unknown>>

/** What an expression is asked about. */
export interface Facts {
  readonly answers: Answers
  /** Fields, or parts of them, whose number is an amount in cents; `vehicles.value` for a field of a repeated group. */
  readonly moneyFields?: ReadonlySet<string> | undefined
  readonly computed?: Readonly<Record<string, Expression>> | undefined
  readonly tables?: Readonly<Record<string, DatedTable>> | undefined
  /** The day of the question, in Rome. */
  readonly today?: PlainDate | undefined
  readonly submittedOn?: PlainDate | undefined
}

export const nothing: Value = { kind: 'nothing' }
export const truth = (value: boolean): Value => ({ kind: 'truth', value })
export const text = (value: string): Value => ({ kind: 'text', value })

/** A number or an amount; nothing when a step gave no result. */
export function quantity(kind: 'number' | 'money', value: Rational | undefined): Value {
  return value ? { kind, value } : nothing
}

export type Quantity = Extract<Value, { readonly kind: 'number' | 'money' }>

export const isQuantity = (value: Value): value is Quantity => value.kind === 'number' || value.kind === 'money'

/** The scalars that rows of tables and lists hold are compared with what an answer came to. */
export type { Scalar }
