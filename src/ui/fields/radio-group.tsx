import { ChoiceInput, type Choice } from './choice.tsx'
import { FieldGroup, idOf, type FieldProps } from './field.tsx'

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly Choice[]
  readonly value?: string | undefined
}

export function RadioGroup(props: RadioGroupProps) {
  const id = idOf(props)
  return (
    <FieldGroup props={props}>
      {props.options.map((choice, index) => (
        <ChoiceInput
          type="radio"
          field={props}
          id={index === 0 ? id : `${id}-${index + 1}`}
          choice={choice}
          checked={choice.value === props.value}
        />
      ))}
    </FieldGroup>
  )
}
