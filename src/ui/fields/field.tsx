import type { Child, JSX } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { Icon } from '../components/icon.tsx'
import { words } from '../words.ts'

/** What every field takes. The label stays above the field and is never a placeholder. */
export interface FieldProps {
  readonly locale: Locale
  readonly name: string
  /** Defaults to the name. Links of the error summary point to it. */
  readonly id?: string | undefined
  readonly label: string
  readonly hint?: string | undefined
  /** The one error that the field shows, in words that say how to put it right. */
  readonly error?: string | undefined
  /** Fields that may be left empty say so; those that must be filled carry no sign. */
  readonly required: boolean
}

/** Token of the HTML standard (WCAG 1.3.5): `name`, `email`, `tel`, `street-address`, `postal-code`, `bday`... */
export type Autocomplete = NonNullable<JSX.IntrinsicElements['input']['autocomplete']>

export function idOf({ id, name }: Pick<FieldProps, 'id' | 'name'>): string {
  return id ?? name
}

/** Ids of the hint and the error, for `aria-describedby`; `extra` are further descriptions. */
export function describedBy(props: FieldProps, ...extra: string[]): string | undefined {
  const id = idOf(props)
  const ids = [props.hint === undefined ? '' : `${id}-hint`, ...extra, props.error === undefined ? '' : `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** Attributes of the control itself. */
export function controlAttributes(props: FieldProps, ...extra: string[]) {
  return {
    id: idOf(props),
    name: props.name,
    'aria-describedby': describedBy(props, ...extra),
    'aria-invalid': props.error === undefined ? undefined : ('true' as const),
    'aria-required': props.required ? ('true' as const) : undefined,
  }
}

export function LabelText({ locale, label, required }: Pick<FieldProps, 'locale' | 'label' | 'required'>) {
  return (
    <>
      {label}
      {required ? null : <span class="portico-optional"> {words(locale)('optional')}</span>}
    </>
  )
}

export function HintAndError(props: FieldProps) {
  const id = idOf(props)
  return (
    <>
      {props.hint === undefined ? null : (
        <p class="form-text" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error === undefined ? null : (
        <p class="invalid-feedback portico-error" id={`${id}-error`}>
          <Icon name="it-error" colour="danger" />
          <span>
            <span class="visually-hidden">{words(props.locale)('errorPrefix')} </span>
            {props.error}
          </span>
        </p>
      )}
    </>
  )
}

/** One control with its label. */
export function Field({ props, children }: { props: FieldProps; children: Child }) {
  return (
    <div class={props.error === undefined ? 'portico-field' : 'portico-field has-error'}>
      <label class="form-label" for={idOf(props)}>
        <LabelText {...props} />
      </label>
      <HintAndError {...props} />
      {children}
    </div>
  )
}

interface FieldGroupProps {
  readonly props: FieldProps
  readonly children: Child
  /** Whether the controls have labels of their own, and the question stands above them. */
  readonly parts?: boolean | undefined
}

/** Several controls under one question. The first carries the group's id, so that the error summary leads to it. */
export function FieldGroup({ props, children, parts = false }: FieldGroupProps) {
  return (
    <fieldset
      // an error of the whole answer leads here; one of a part leads to the part
      id={parts ? idOf(props) : undefined}
      tabindex={parts ? -1 : undefined}
      class={`portico-field${parts ? ' portico-parts' : ''}${props.error === undefined ? '' : ' has-error'}`}
      aria-describedby={describedBy(props)}
    >
      <legend class="form-label">
        <LabelText {...props} />
      </legend>
      <HintAndError {...props} />
      {children}
    </fieldset>
  )
}
