import { controlAttributes, Field, type Autocomplete, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | undefined
  /** Numbers and codes are text with a keypad: `type=number` changes under the mouse wheel and rejects commas. */
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  readonly autocomplete?: Autocomplete | undefined
  readonly maxlength?: number | undefined
  /** How long the expected answer is: the width says it before the words do. */
  readonly width?: 'short' | 'medium' | 'full' | undefined
}

const widths = {
  short: 'form-control portico-width-short',
  medium: 'form-control portico-width-medium',
  full: 'form-control',
} as const

export function TextField(props: TextFieldProps) {
  const { value = '', type = 'text', inputmode, autocomplete, maxlength, width = 'full' } = props
  return (
    <Field props={props}>
      <input
        class={widths[width]}
        type={type}
        value={value}
        inputmode={inputmode}
        autocomplete={autocomplete}
        maxlength={maxlength}
        {...controlAttributes(props)}
      />
    </Field>
  )
}
