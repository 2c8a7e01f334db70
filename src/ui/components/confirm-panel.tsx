import type { Child } from 'hono/jsx'
import type { PageView } from '../view.ts'
import { words } from '../words.ts'
import { Button, ButtonRow, LinkButton } from './button.tsx'
import { Form } from './form.tsx'

export interface ConfirmPanelProps {
  readonly view: Pick<PageView, 'csrfToken' | 'locale'>
  readonly action: string
  readonly title: string
  /** What will happen, one sentence each; say what cannot be undone. */
  readonly consequences: readonly string[]
  /** The action itself, as a verb: "Ritira la richiesta". */
  readonly confirmLabel: string
  readonly cancelHref: string
  readonly danger?: boolean | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly revision?: string | number | undefined
  /** Further fields: the reason, a declaration. */
  readonly children?: Child
}

/** Asked before a costly action, on a page of its own: it works without scripts and can be left. */
export function ConfirmPanel(props: ConfirmPanelProps) {
  const { view, action, title, consequences, confirmLabel, cancelHref, danger, hidden, revision, children } = props
  const t = words(view.locale)
  return (
    <section class="portico-panel" aria-labelledby="confirm-title">
      <h2 class="h4" id="confirm-title">
        {title}
      </h2>
      <p class="fw-semibold mb-1">{t('beforeConfirming')}</p>
      <ul>
        {consequences.map((consequence) => (
          <li>{consequence}</li>
        ))}
      </ul>
      <Form view={view} action={action} hidden={hidden} revision={revision}>
        {children}
        <ButtonRow>
          <Button kind={danger ? 'danger' : 'primary'}>{confirmLabel}</Button>
          <LinkButton href={cancelHref} kind="secondary">
            {t('cancel')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </section>
  )
}
