import { Alert, Button, ButtonRow, href, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'

const words = {
  it: {
    signedOut: 'La sessione è scaduta',
    signedIn: 'Controlla e invia di nuovo',
    lost: 'Non hai perso niente: quello che hai scritto è qui sotto.',
    how: 'Accedi in un’altra scheda, poi torna qui e invia di nuovo.',
    stale: 'Hai fatto un nuovo accesso mentre questa pagina era aperta. Se sei ancora d’accordo, invia di nuovo.',
    signIn: 'Accedi in un’altra scheda',
    send: 'Invia di nuovo',
    typed: 'Quello che hai scritto',
  },
  en: {
    signedOut: 'Your session has ended',
    signedIn: 'Check and send again',
    lost: 'You have lost nothing: what you wrote is below.',
    how: 'Sign in in another tab, then come back here and send again.',
    stale: 'You signed in anew while this page was open. If you still agree, send again.',
    signIn: 'Sign in in another tab',
    send: 'Send again',
    typed: 'What you wrote',
  },
} as const

interface SendAgain {
  readonly view: PageView
  /** Where the form was going. */
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
}

/**
 * A form that arrived without a session, or with the token of an earlier one. What it holds is kept and is sent again
 * with one click: nothing typed is lost. Only forms of our own pages come here; others are refused before.
 */
export function SendAgainPage({ view, action, fields }: SendAgain) {
  const text = words[view.locale]
  const signedIn = view.user !== undefined
  const kept = fields.filter(([name]) => name !== '_csrf')
  const typed = kept.filter(([name, value]) => !name.startsWith('_') && value.trim() !== '')
  const title = signedIn ? text.signedIn : text.signedOut
  return (
    <Page view={view} title={title} noIndex>
      <h1>{title}</h1>
      <Alert locale={view.locale} kind="warning">
        <p>{text.lost}</p>
        <p>{signedIn ? text.stale : text.how}</p>
      </Alert>
      {signedIn ? null : (
        <p>
          <a href={href(view, view.signInHref)} target="_blank" rel="noopener">
            {text.signIn}
          </a>
        </p>
      )}
      <form method="post" action={action}>
        <input type="hidden" name="_csrf" value={view.csrfToken} />
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button>{text.send}</Button>
        </ButtonRow>
      </form>
      {typed.length === 0 ? null : (
        <>
          <h2 class="h4">{text.typed}</h2>
          <ul>
            {typed.map(([, value]) => (
              <li class="portico-lines">{value}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
