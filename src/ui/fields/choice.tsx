import type { FieldProps } from './field.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

interface ChoiceInputProps {
  readonly type: 'radio' | 'checkbox'
  readonly field: Pick<FieldProps, 'name' | 'error'>
  readonly id: string
  readonly choice: Choice
  readonly checked: boolean
  readonly describedBy?: string | undefined
}

/** One radio button or checkbox with its label and hint. */
export function ChoiceInput({ type, field, id, choice, checked, describedBy }: ChoiceInputProps) {
  const hintId = choice.hint === undefined ? '' : `${id}-hint`
  return (
    <div class="form-check">
      <input
        type={type}
        name={field.name}
        id={id}
        value={choice.value}
        checked={checked}
        disabled={choice.disabled}
        aria-describedby={[hintId, describedBy].filter(Boolean).join(' ') || undefined}
        aria-invalid={field.error === undefined || type === 'radio' ? undefined : 'true'}
      />
      <label for={id}>{choice.label}</label>
      {choice.hint === undefined ? null : (
        <p class="form-text portico-choice-hint" id={hintId}>
          {choice.hint}
        </p>
      )}
    </div>
  )
}
