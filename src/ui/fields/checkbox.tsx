import { controlAttributes, HintAndError, idOf, LabelText, type FieldProps } from './field.tsx'

export interface CheckboxProps extends FieldProps {
  readonly checked?: boolean | undefined
  /** What is posted when it is ticked. */
  readonly value?: string | undefined
}

/** One statement to accept: a declaration, a consent. */
export function Checkbox(props: CheckboxProps) {
  const { checked = false, value = 'true' } = props
  return (
    <div class={props.error === undefined ? 'portico-field' : 'portico-field has-error'}>
      <HintAndError {...props} />
      <div class="form-check">
        <input type="checkbox" value={value} checked={checked} {...controlAttributes(props)} />
        <label for={idOf(props)}>
          <LabelText {...props} />
        </label>
      </div>
    </div>
  )
}
