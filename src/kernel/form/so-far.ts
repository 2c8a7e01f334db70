import { hangsOn, isDecided, type IsOpen } from '#kernel/language/decided.ts'
import { isTrue, workOut } from '#kernel/language/evaluate.ts'
import type { Expression } from '#kernel/language/expression.ts'
import { ofNumber, round, toWhole } from '#kernel/language/rational.ts'
import { sayResult, workings, type Words } from '#kernel/language/say.ts'
import type { Facts, Value, Worked } from '#kernel/language/value.ts'
import { formatMoney } from '#kernel/money.ts'
import { openFields } from './open-fields.ts'
import { isEmpty, isRequired, type Shape } from './shape.ts'

/** An amount that answers make due, or a value that they make and a service names. */
export interface Told {
  readonly label: string
  readonly value: Expression
  /** Whether it is due; always unless said. */
  readonly when?: Expression | undefined
  /** Name of the value, where it is one that the service works out. */
  readonly computed?: string | undefined
}

/** What the answers given so far come to, in words. */
export interface SoFar {
  readonly label: string
  readonly text: string
}

/** Whole cents: what nothing has rounded is rounded half up. */
export function centsOf(value: Value): number | null {
  const cent = ofNumber(1)
  const rounded = value.kind === 'money' && cent ? round(value.value, cent, 'half-up') : undefined
  return (rounded && toWhole(rounded)) ?? null
}

/** The questions that a result needs: those that must be answered, or else those that may be. */
function sayNeeds(worked: Worked, open: readonly IsOpen[], words: Words): string {
  const needed = open.map((isOpen) => hangsOn(worked, isOpen)).find((ids) => ids.length > 0)
  if (needed === undefined) return '—'
  const lead = words.locale === 'it' ? 'Per saperlo serve' : 'To know it we need'
  return `${lead}: ${needed.map((id) => words.field(id)).join('; ')}`
}

/** An amount with its workings, `306,00 €` over `12 m² × 30 giorni × 0,85 €`, and over the values on the way. */
function sayValueOf(told: Told, worked: Worked, words: Words): string {
  const steps = [...workings(worked)].map(
    ([id, inner]) => `${words.computed(id)}: ${sayResult(inner, words, words.unitOf('computed', id))}`,
  )
  const unit = told.computed === undefined ? undefined : words.unitOf('computed', told.computed)
  const result = sayResult(worked, words, unit)
  const cents = centsOf(worked.value)
  const amount = cents === null ? result : formatMoney(cents, words.locale)
  return [...new Set([amount, result, ...steps])].join('\n')
}

/**
 * What the answers so far come to: each amount and value with its workings, or with the questions that it still needs.
 * What they rule out is left out.
 */
export function soFar(all: readonly Told[], fields: readonly Shape[], facts: Facts, words: Words): SoFar[] {
  const isLeft = ({ stableId }: Shape) => isEmpty(facts.answers[stableId])
  const openOf = (isAsked: (field: Shape) => boolean) =>
    openFields(fields, new Set(fields.filter((field) => !isAsked(field)).map(({ stableId }) => stableId)), facts)
  const isOpen = openOf((field) => isLeft(field) && isRequired(field, facts))
  const open = [isOpen, openOf(isLeft)]
  return all.flatMap((told) => {
    const { label, when, value } = told
    const due = when && workOut(when, facts)
    if (due && !isDecided(due, isOpen)) return { label, text: sayNeeds(due, open, words) }
    if (when && !isTrue(when, facts)) return []
    const worked = workOut(value, facts)
    // an amount that a question still to be answered may change is no amount yet
    const isKnown = worked.value.kind !== 'nothing' && isDecided(worked, isOpen)
    return { label, text: isKnown ? sayValueOf(told, worked, words) : sayNeeds(worked, open, words) }
  })
}
