import type { IconName } from '../icon-names.gen.ts'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'

export interface EmptyStateProps {
  readonly title: string
  /** What will be here, and how it gets here. */
  readonly text: string
  readonly action?: { readonly label: string; readonly href: string } | undefined
  readonly icon?: IconName | undefined
}

/** An empty list that teaches what it is for. */
export function EmptyState({ title, text, action, icon = 'it-inbox' }: EmptyStateProps) {
  return (
    <div class="portico-empty">
      <Icon name={icon} size="lg" colour="secondary" />
      <p class="h5">{title}</p>
      <p>{text}</p>
      {action === undefined ? null : (
        <LinkButton href={action.href} kind="secondary">
          {action.label}
        </LinkButton>
      )}
    </div>
  )
}
