import { plainDate } from '#kernel/dates.ts'
import type { DatedTable } from '#kernel/language/dated-table.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { Words } from '#kernel/language/say.ts'
import type { Unit } from '#kernel/language/units.ts'
import type { Answers, Facts } from '#kernel/language/value.ts'
import type { Locale } from '#kernel/text.ts'
import { factsOfForm } from './facts.ts'
import type { Told } from './so-far.ts'
import type { Shape } from './shape.ts'

interface Name {
  readonly label: string
  readonly unit?: Unit | undefined
  readonly options?: Readonly<Record<string, string>> | undefined
}

/** All that a browser needs to ask the conditions of a page and to tell what its answers come to: data, as JSON. */
export interface LiveRules {
  readonly locale: Locale
  readonly today: string
  readonly prefix: string
  /** Fields of the page. */
  readonly page: readonly Shape[]
  /** Fields of other pages that its conditions read. */
  readonly others: readonly Shape[]
  /** Saved answers that conditions read; those that the page gives come before them. */
  readonly answers: Answers
  readonly computed: Readonly<Record<string, Expression>>
  readonly tables: Readonly<Record<string, DatedTable>>
  readonly told: readonly Told[]
  readonly names: {
    readonly fields: Readonly<Record<string, Name>>
    readonly computed: Readonly<Record<string, Name>>
  }
}

/** The facts of a page, given what it answers. */
export function liveFacts({ page, others, computed, tables, today }: LiveRules, answers: Answers): Facts {
  return { ...factsOfForm([...page, ...others], answers, plainDate(today)), computed, tables }
}

/** The words of a page, for what is told of it. */
export function liveWords({ locale, names }: LiveRules): Words {
  const of = (kind: 'field' | 'computed', name: string): Name | undefined =>
    kind === 'field' ? names.fields[name] : names.computed[name]
  return {
    locale,
    field: (path) => of('field', path)?.label ?? path,
    option: (path, value) => of('field', path)?.options?.[value],
    computed: (id) => of('computed', id)?.label ?? id,
    unitOf: (kind, name) => of(kind, name)?.unit,
  }
}
