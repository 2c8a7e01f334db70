import type { Child } from 'hono/jsx'
import type { IconName } from '../icon-names.gen.ts'
import { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'link'

const classes = {
  primary: 'btn btn-primary',
  secondary: 'btn btn-outline-primary',
  danger: 'btn btn-danger',
  link: 'btn btn-link portico-link-button',
} as const satisfies Record<ButtonKind, string>

export interface ButtonProps {
  readonly children: Child
  readonly kind?: ButtonKind | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly icon?: IconName | undefined
  /** Sends the form without the checks of the fields: save a draft, go back, remove a file. */
  readonly skipChecks?: boolean | undefined
  /** The form it sends, when it lies outside of it. */
  readonly form?: string | undefined
  readonly formaction?: string | undefined
  readonly label?: string | undefined
  readonly element?: string | undefined
  /** Where the page is looked at again once the files of its form have been sent. */
  readonly backTo?: string | undefined
}

/** Sends its form. There is no button that only JavaScript could make work. */
export function Button({ children, kind = 'primary', icon, skipChecks, label, element, backTo, ...rest }: ButtonProps) {
  return (
    <button
      type="submit"
      class={classes[kind]}
      formnovalidate={skipChecks}
      aria-label={label}
      data-element={element}
      data-back-to={backTo}
      {...rest}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {icon === undefined ? children : <span>{children}</span>}
    </button>
  )
}

export interface LinkButtonProps {
  readonly href: string
  readonly children: Child
  readonly kind?: ButtonKind | undefined
  readonly icon?: IconName | undefined
  readonly element?: string | undefined
  readonly download?: boolean | undefined
}

/** A link that looks like a button: it goes somewhere, and changes nothing. */
export function LinkButton({ href, children, kind = 'primary', icon, element, download }: LinkButtonProps) {
  return (
    <a href={href} class={classes[kind]} data-element={element} download={download}>
      {icon === undefined ? null : <Icon name={icon} />}
      {icon === undefined ? children : <span>{children}</span>}
    </a>
  )
}

export function ButtonRow({ children }: { children: Child }) {
  return <div class="portico-buttons">{children}</div>
}
