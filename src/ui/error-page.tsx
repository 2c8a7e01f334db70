import type { Child } from 'hono/jsx'
import { LinkButton } from './components/button.tsx'
import { Page } from './layout.tsx'
import { href, type PageView } from './view.ts'
import { words } from './words.ts'

export interface ErrorPageProps {
  readonly view: PageView
  readonly status: number
  /** In plain words: "Pagina non trovata". */
  readonly title: string
  readonly whatHappened: string
  /** One sentence for each thing that can be done. */
  readonly whatToDo: readonly string[]
  readonly correlationId?: string | undefined
  readonly action?: { readonly label: string; readonly href: string } | undefined
  /** What else helps here, above the way home. */
  readonly children?: Child
}

/** Whatever went wrong: what happened, what to do next, and a code that lets someone find it in the log. */
export function ErrorPage({
  view,
  status,
  title,
  whatHappened,
  whatToDo,
  correlationId,
  action,
  children,
}: ErrorPageProps) {
  const t = words(view.locale)
  return (
    <Page view={view} title={title} noIndex>
      <h1>{title}</h1>
      <p class="lead">{whatHappened}</p>
      {whatToDo.length === 0 ? null : (
        <>
          <h2 class="h5">{t('whatToDo')}</h2>
          <ul>
            {whatToDo.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {children}
      <p>
        <LinkButton href={action?.href ?? href(view, '/')}>{action?.label ?? t('backHome')}</LinkButton>
      </p>
      {correlationId === undefined ? null : (
        <p class="text-muted" data-status={String(status)}>
          {t('errorCode')}: <span class="font-monospace">{correlationId}</span>
        </p>
      )}
    </Page>
  )
}
