import { plainDate } from '#kernel/dates.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { PageView, TenantView } from '#ui/index.ts'
import type { Answers } from '../answer-value.ts'
import { factsOfForm } from '../facts.ts'
import { isVisible } from '../fields/check-field.ts'
import type { Field } from '../fields/field.ts'
import { Control } from './control.tsx'
import { shownName } from './read-form.ts'
import type { ServiceTexts } from './words.ts'

export interface FieldControlsProps {
  readonly view: Pick<PageView, 'locale'> & { readonly tenant?: Pick<TenantView, 'map' | 'mapHref'> }
  readonly fields: readonly Field[]
  /** Words of the service in the language of the page. */
  readonly texts: ServiceTexts
  readonly answers: Answers
  /** The day, in Rome, that conditions are read on. */
  readonly today: string
  /** What decides what is asked, where that is more than the answers of this form. */
  readonly facts?: Facts | undefined
  /** Errors in words, by the path of the answer. */
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Before every name and id, where a page holds more than one form. */
  readonly prefix?: string | undefined
}

/** The controls of the fields that are asked now, with their labels, hints, values and errors. Read with `readAnswers`. */
export function FieldControls(props: FieldControlsProps) {
  const { view, fields, texts, answers, today, errors = {}, prefix = '' } = props
  const facts = props.facts ?? factsOfForm(fields, answers, plainDate(today))
  const shown = fields.filter((field) => isVisible(field, facts))
  const asking = { locale: view.locale, city: view.tenant, texts, facts, errors, prefix, control: Control }
  return (
    <>
      <input type="hidden" name={`${prefix}${shownName}`} value={shown.map(({ stableId }) => stableId).join(' ')} />
      {shown.map((field) => (
        <Control field={field} path={field.stableId} value={answers[field.stableId]} asking={asking} />
      ))}
    </>
  )
}
