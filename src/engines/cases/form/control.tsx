import { isPlainDate } from '#kernel/dates.ts'
import { codesByName } from '#kernel/lists/index.ts'
import { sayDecimal } from '#kernel/language/say-value.ts'
import { sayUnit } from '#kernel/language/units.ts'
import { formatMoney } from '#kernel/money.ts'
import { CheckboxGroup, DateField, RadioGroup, Select, TextArea, TextField } from '#ui/index.ts'
import { maxLengthOf } from '../fields/field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { partOption } from '../fields/parts.ts'
import { propsOf, textKey, type ControlProps } from './asking.ts'
import { CompositeControl } from './composite.tsx'
import { FileControl } from './file.tsx'
import { GroupControl } from './group.tsx'
import { TableControl } from './table.tsx'
import { partsOfText, wrongParts } from './typed-date.ts'
import { textIfAny, textOf } from './words.ts'

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

/** A number as a person types it, or what was typed when it is none. */
function typed(field: Field | InnerField, value: unknown, locale: 'it' | 'en'): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  if (field.type === 'money')
    return Number.isSafeInteger(value) ? formatMoney(value, locale).replace(/[\s€]/g, '') : String(value)
  return sayDecimal(String(value), locale)
}

function optionsOf({ field, path, asking, value }: ControlProps) {
  const { locale, texts } = asking
  if (field.list) return codesByName(field.list, locale).map(({ code, name }) => ({ value: code, label: name }))
  // one that is closed is shown to whoever had chosen it, with the error that says so
  const chosen = [value].flat()
  const offered = (field.options ?? []).filter((option) => !field.closed?.includes(option) || chosen.includes(option))
  return offered.map((option) => ({
    value: option,
    label:
      textIfAny(texts, locale, `${textKey(path)}.options.${option}`) ??
      partOption(option)?.[locale] ??
      textOf(texts, locale, `${textKey(path)}.options.${option}`),
    hint: textIfAny(texts, locale, `${textKey(path)}.options.${option}.hint`),
  }))
}

/** Up to seven choices are all seen at once; more are a list. */
function OneChoice(given: ControlProps) {
  const options = optionsOf(given)
  const props = { ...propsOf(given), options, value: typeof given.value === 'string' ? given.value : '' }
  return options.length > 7 ? <Select {...props} /> : <RadioGroup {...props} />
}

function NumberControl(given: ControlProps) {
  const { field, value, asking } = given
  const props = propsOf(given)
  const inWords =
    field.type === 'money' ? '€' : field.unit === undefined ? undefined : sayUnit(field.unit, asking.locale, '2')
  return (
    <TextField
      {...props}
      label={inWords === undefined ? props.label : `${props.label} (${inWords})`}
      inputmode={field.type === 'number' && (field.decimals ?? 0) === 0 ? 'numeric' : 'decimal'}
      width="short"
      value={typed(field, value, asking.locale)}
    />
  )
}

/** The control of one field, whatever its type. */
export function Control(given: ControlProps) {
  const { field, value } = given
  const text = typeof value === 'string' ? value : ''
  switch (field.type) {
    case 'long-text':
      return <TextArea {...propsOf(given)} value={text} limitCharacters={maxLengthOf(field)} />
    case 'choice':
      return <OneChoice {...given} />
    case 'choices':
      return (
        <CheckboxGroup
          {...propsOf(given)}
          options={optionsOf(given)}
          values={Array.isArray(value) ? value.map(String) : []}
        />
      )
    case 'date':
      return (
        <DateField
          {...propsOf(given)}
          value={partsOfText(text)}
          wrongParts={isPlainDate(text) ? undefined : wrongParts(text)}
        />
      )
    case 'yes-no': {
      const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined
      return <RadioGroup {...propsOf(given)} options={yesNo[given.asking.locale]} value={chosen} />
    }
    case 'number':
    case 'money':
      return <NumberControl {...given} />
    case 'email':
      return <TextField {...propsOf(given)} type="email" inputmode="email" autocomplete="email" value={text} />
    case 'phone':
      return <TextField {...propsOf(given)} type="tel" inputmode="tel" autocomplete="tel" width="medium" value={text} />
    case 'iban':
    case 'fiscal-code':
    case 'vat-number':
      return <TextField {...propsOf(given)} width="medium" autocomplete="off" value={text} />
    case 'period':
    case 'address':
    case 'person':
    case 'cadastral':
    case 'place':
      return <CompositeControl {...given} />
    case 'group':
      return <GroupControl {...given} field={field} />
    case 'table':
      return <TableControl {...given} field={field} />
    case 'file':
      return <FileControl {...given} />
    case 'text':
      return <TextField {...propsOf(given)} value={text} width={maxLengthOf(field) <= 60 ? 'medium' : 'full'} />
  }
}
