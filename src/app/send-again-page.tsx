import { Alert, Button, ButtonRow, href, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'

const words = {
  it: {
    signedOut: 'La sessione è scaduta',
    signedIn: 'Controlla e invia di nuovo',
    lost: 'Non hai perso niente: quello che hai scritto è qui sotto.',
    lostFiles:
      'Quello che hai scritto non è perso: è qui sotto. I file già caricati ci sono ancora; quelli che avevi appena scelto vanno scelti di nuovo.',
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
    lostFiles:
      'What you wrote is not lost: it is below. Files already uploaded are still here; those you had just chosen must be chosen again.',
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
  /** Whether it goes where files are taken: those chosen are to be chosen again. */
  readonly files: boolean
}

/**
 * A form that arrived without a session, or with the token of an earlier one. What it holds is kept and is sent again
 * with one click: nothing typed is lost. Only forms of our own pages come here; others are refused before.
 */
export function SendAgainPage({ view, action, fields, files }: SendAgain) {
  const text = words[view.locale]
  const signedIn = view.user !== undefined
  const kept = fields.filter(([name]) => name !== '_csrf')
  const isTyped = (value: string) => value.trim() !== '' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
  const typed = kept.filter(([name, value]) => !name.startsWith('_') && isTyped(value))
  const title = signedIn ? text.signedIn : text.signedOut
  return (
    <Page view={view} title={title} noIndex>
      <h1>{title}</h1>
      <Alert locale={view.locale} kind="warning">
        <p>{files ? text.lostFiles : text.lost}</p>
        <p>{signedIn ? text.stale : text.how}</p>
      </Alert>
      {signedIn ? null : (
        <p>
          <a href={href(view, view.signInHref)} target="_blank" rel="noopener">
            {text.signIn}
          </a>
        </p>
      )}
      <form method="post" action={action} enctype={files ? 'multipart/form-data' : undefined}>
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
