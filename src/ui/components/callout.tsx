import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

export interface CalloutProps {
  readonly title: string
  readonly children: Child
  readonly kind?: 'note' | 'success' | 'warning' | 'danger' | undefined
  readonly headingLevel?: 2 | 3 | 4 | undefined
}

const kinds = {
  note: { class: 'callout callout-highlight note', icon: 'it-info-circle' },
  success: { class: 'callout callout-highlight success', icon: 'it-check-circle' },
  warning: { class: 'callout callout-highlight warning', icon: 'it-warning-circle' },
  danger: { class: 'callout callout-highlight danger', icon: 'it-error' },
} as const

/** Something to know before going on, that stays on the page. */
export function Callout({ title, children, kind = 'note', headingLevel = 2 }: CalloutProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div class={`${kinds[kind].class} portico-callout`}>
      <Heading class="callout-title">
        <Icon name={kinds[kind].icon} />
        <span>{title}</span>
      </Heading>
      {children}
    </div>
  )
}
