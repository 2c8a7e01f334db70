import { words } from '../words.ts'
import type { Choice } from './choice.tsx'
import { controlAttributes, Field, type Autocomplete, type FieldProps } from './field.tsx'

export interface SelectProps extends FieldProps {
  readonly options: readonly Choice[]
  readonly value?: string | undefined
  readonly autocomplete?: Autocomplete | undefined
  /** Words of the empty choice; by default "Scegli…". */
  readonly placeholder?: string | undefined
}

/** For long lists of known things; up to seven choices a RadioGroup shows them all at once. */
export function Select(props: SelectProps) {
  const { options, value = '', autocomplete, placeholder } = props
  return (
    <Field props={props}>
      <select class="form-select" autocomplete={autocomplete} {...controlAttributes(props)}>
        <option value="" selected={value === ''}>
          {placeholder ?? words(props.locale)('chooseOne')}
        </option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
