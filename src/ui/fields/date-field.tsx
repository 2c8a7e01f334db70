import { words } from '../words.ts'
import { dateParts, partName, partsOf, type DatePart, type DateParts } from '#kernel/form/date-parts.ts'
import { FieldGroup, idOf, type FieldProps } from './field.tsx'

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or the three texts as they were typed when they make no date. */
  readonly value?: string | DateParts | undefined
  /** Which parts are wrong; all of them when left out and there is an error. */
  readonly wrongParts?: readonly DatePart[] | undefined
  readonly birthday?: boolean | undefined
}

/**
 * A date as three small text inputs. The native date input is worse in WCAG 2.2 terms: its parts follow the
 * browser's language and not the page's, it gives the server nothing at all when the date is incomplete (so what
 * was typed is lost, 3.3.7), its picker differs under each screen reader, cannot be sized at 400 % zoom, and takes
 * dozens of steps back to a year of birth. Read it with `readDate`. The first input has the field's id.
 */
export function DateField(props: DateFieldProps) {
  const t = words(props.locale)
  const id = idOf(props)
  const parts = typeof props.value === 'object' ? props.value : partsOf(props.value)
  const wrong = props.error === undefined ? [] : (props.wrongParts ?? dateParts)
  return (
    <FieldGroup props={{ ...props, hint: props.hint ?? t('dateHint') }}>
      <div class="portico-date">
        {dateParts.map((part, index) => (
          <div>
            <label for={index === 0 ? id : `${id}-${part}`}>{t(part)}</label>
            <input
              class={part === 'year' ? 'form-control portico-date-year' : 'form-control portico-date-part'}
              type="text"
              inputmode="numeric"
              id={index === 0 ? id : `${id}-${part}`}
              name={partName(props.name, part)}
              value={parts[part]}
              maxlength={part === 'year' ? 4 : 2}
              autocomplete={props.birthday ? `bday-${part}` : 'off'}
              aria-invalid={wrong.includes(part) ? 'true' : undefined}
              aria-describedby={wrong.includes(part) ? `${id}-error` : undefined}
              aria-required={props.required ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
