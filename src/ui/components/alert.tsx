import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'

export type Tone = 'success' | 'info' | 'warning' | 'danger'

export interface AlertProps {
  readonly locale: Locale
  readonly kind: Tone
  readonly title?: string | undefined
  readonly children: Child
  /** Read aloud at once by a screen reader: only for what has just happened. */
  readonly live?: boolean | undefined
}

const classes = {
  success: 'alert alert-success',
  info: 'alert alert-info',
  warning: 'alert alert-warning',
  danger: 'alert alert-danger',
} as const satisfies Record<Tone, string>

/** A message on the page. Its kind is said in words, for those who do not see its colour. */
export function Alert({ locale, kind, title, children, live = false }: AlertProps) {
  return (
    <div class={classes[kind]} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
      {title === undefined ? (
        <span class="visually-hidden">{words(locale)(kind)}: </span>
      ) : (
        <p class="alert-heading h6">
          <span class="visually-hidden">{words(locale)(kind)}: </span>
          {title}
        </p>
      )}
      {children}
    </div>
  )
}
