import { ChoiceInput, type Choice } from './choice.tsx'
import { FieldGroup, idOf, type FieldProps } from './field.tsx'

export interface CheckboxGroupProps extends FieldProps {
  readonly options: readonly Choice[]
  readonly values?: readonly string[] | undefined
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const id = idOf(props)
  return (
    <FieldGroup props={props}>
      {props.options.map((choice, index) => (
        <ChoiceInput
          type="checkbox"
          field={props}
          id={index === 0 ? id : `${id}-${index + 1}`}
          choice={choice}
          checked={props.values?.includes(choice.value) ?? false}
        />
      ))}
    </FieldGroup>
  )
}
