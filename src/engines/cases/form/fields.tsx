import { plainDate } from '#kernel/dates.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { PageView, TenantView } from '#ui/index.ts'
import type { Answers } from '../answer-value.ts'
import { factsOfForm } from '../facts.ts'
import type { ServiceDefinition } from '../definition.ts'
import { isVisible } from '../fields/check-field.ts'
import type { Field } from '../fields/field.ts'
import type { Asking, StreetChoices } from './asking.ts'
import { AskedFields } from './asked-fields.tsx'
import { Control } from './control.tsx'
import { liveFields, liveRules } from './live.ts'
import { LiveForm } from './live-form.tsx'
import { shownName } from '#kernel/form/read-form.ts'
import type { NamedFile } from './say-answer.ts'
import { textIfAny } from './words.ts'
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
  /** The service, where this is a page of its application: then what its answers come to is told too. */
  readonly definition?: ServiceDefinition | undefined
  /** Whether the page shows and hides fields by itself, where the browser can; so unless said. */
  readonly live?: boolean | undefined
  readonly streets?: StreetChoices | undefined
  /** Files that were uploaded for these fields. */
  readonly files?: readonly NamedFile[] | undefined
  /** Before every name and id, where a page holds more than one form. */
  readonly prefix?: string | undefined
}

/** The controls of the fields that are asked now, with their labels, hints, values and errors. Read with `readAnswers`. */
export function FieldControls(props: FieldControlsProps) {
  const { view, fields, texts, answers, today, definition, live = true, errors = {}, prefix = '' } = props
  const { locale } = view
  const facts = props.facts ?? factsOfForm(fields, answers, plainDate(today))
  const shown = fields.filter((field) => isVisible(field, facts))
  const isLive = live ? liveFields(fields, definition) : () => false
  const asking: Asking = {
    locale,
    city: view.tenant,
    texts,
    facts,
    errors,
    prefix,
    isLive,
    streets: props.streets,
    files: props.files,
    control: Control,
  }
  const controls = (
    <>
      <input type="hidden" name={`${prefix}${shownName}`} value={shown.map(({ stableId }) => stableId).join(' ')} />
      <AskedFields
        fields={fields}
        asking={asking}
        control={(field) => (
          <Control field={field} path={field.stableId} value={answers[field.stableId]} asking={asking} />
        )}
      />
    </>
  )
  if (!live) return controls
  const text = (key: string) => textIfAny(texts, locale, key)
  const rules = liveRules({ fields, answers, today, text, locale, prefix, definition })
  const hangsTogether = [...fields, ...fields.flatMap((field) => field.fields ?? [])].some(isLive)
  return hangsTogether || rules.told.length > 0 ? <LiveForm rules={rules}>{controls}</LiveForm> : controls
}
