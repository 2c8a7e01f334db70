import { words } from '../words.ts'
import { controlAttributes, Field, idOf, type FieldProps } from './field.tsx'

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** Said beside the field and checked by the server; typing is not cut short, as that loses words silently. */
  readonly limitCharacters?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  const { value = '', rows = 5, limitCharacters } = props
  const limitId = `${idOf(props)}-limit`
  const extra = limitCharacters === undefined ? [] : [limitId]
  return (
    <Field props={props}>
      <textarea class="form-control" rows={rows} {...controlAttributes(props, ...extra)}>
        {value}
      </textarea>
      {limitCharacters === undefined ? null : (
        <p class="form-text" id={limitId}>
          {words(props.locale)('characterLimit', { limit: limitCharacters })}
        </p>
      )}
    </Field>
  )
}
