import { CheckboxGroup, DateField, RadioGroup, Select, TextArea, TextField } from '#ui/index.ts'
import type { FieldProps, PageView } from '#ui/index.ts'
import { isRequired, isVisible, maxLengthOf } from '../answers.ts'
import type { Answers } from '../answers.ts'
import type { Field } from '../definition.ts'
import { shownName } from './read-form.ts'
import { partsOfText, wrongParts } from './typed-date.ts'
import { textIfAny, textOf } from './words.ts'
import type { ServiceTexts } from './words.ts'

export interface FieldControlsProps {
  readonly view: Pick<PageView, 'locale'>
  readonly fields: readonly Field[]
  /** Words of the service in the language of the page. */
  readonly texts: ServiceTexts
  /** Answers so far, those of other pages too: they decide what is asked. */
  readonly answers: Answers
  /** Errors in words, by stableId. */
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Before every name and id, where a page holds more than one form. */
  readonly prefix?: string | undefined
}

/** The controls of the fields that are asked now, with their labels, hints, values and errors. Read with `readAnswers`. */
export function FieldControls({ view, fields, texts, answers, errors = {}, prefix = '' }: FieldControlsProps) {
  const shown = fields.filter((field) => isVisible(field, answers))
  return (
    <>
      <input type="hidden" name={`${prefix}${shownName}`} value={shown.map(({ stableId }) => stableId).join(' ')} />
      {shown.map((field) => {
        const props: FieldProps = {
          locale: view.locale,
          name: `${prefix}${field.stableId}`,
          label: textOf(texts, view.locale, `fields.${field.stableId}.label`),
          hint: textIfAny(texts, view.locale, `fields.${field.stableId}.hint`),
          error: errors[field.stableId],
          required: isRequired(field, answers),
        }
        return <Control field={field} props={props} texts={texts} value={answers[field.stableId]} />
      })}
    </>
  )
}

interface ControlProps {
  readonly field: Field
  readonly props: FieldProps
  readonly texts: ServiceTexts
  readonly value: Answers[string] | undefined
}

const yesNo = {
  it: [
    { value: 'yes', label: 'Sì' },
    { value: 'no', label: 'No' },
  ],
  en: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
} as const

function Control({ field, props, texts, value }: ControlProps) {
  const text = typeof value === 'string' ? value : ''
  switch (field.type) {
    case 'long-text':
      return <TextArea {...props} value={text} limitCharacters={maxLengthOf(field)} />
    case 'choice':
      return <OneChoice field={field} props={props} texts={texts} value={text} />
    case 'choices':
      return (
        <CheckboxGroup {...props} options={optionsOf(field, props, texts)} values={Array.isArray(value) ? value : []} />
      )
    case 'date':
      return <DateField {...props} value={partsOfText(text)} wrongParts={wrongParts(text)} />
    case 'yes-no':
      return (
        <RadioGroup
          {...props}
          options={yesNo[props.locale]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
        />
      )
    case 'email':
      return <TextField {...props} type="email" inputmode="email" autocomplete="email" value={text} />
    case 'phone':
      return <TextField {...props} type="tel" inputmode="tel" autocomplete="tel" width="medium" value={text} />
    case 'text':
      return <TextField {...props} value={text} width={maxLengthOf(field) <= 60 ? 'medium' : 'full'} />
  }
}

/** Up to seven choices are all seen at once; more are a list. */
function OneChoice({ field, props, texts, value }: ControlProps & { value: string }) {
  const options = optionsOf(field, props, texts)
  return options.length > 7 ? (
    <Select {...props} options={options} value={value} />
  ) : (
    <RadioGroup {...props} options={options} value={value} />
  )
}

function optionsOf(field: Field, { locale }: FieldProps, texts: ServiceTexts) {
  return (field.options ?? []).map((option) => ({
    value: option,
    label: textOf(texts, locale, `fields.${field.stableId}.options.${option}`),
    hint: textIfAny(texts, locale, `fields.${field.stableId}.options.${option}.hint`),
  }))
}
