import type { Child } from 'hono/jsx'
import type { PorticoError } from '#kernel/errors.ts'
import { ErrorPage, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'

const titles: Readonly<Record<number, { it: string; en: string }>> = {
  401: { it: 'Devi accedere', en: 'You need to sign in' },
  403: { it: 'Non è possibile', en: 'Not allowed' },
  404: { it: 'Pagina non trovata', en: 'Page not found' },
  409: { it: 'Qualcosa è cambiato', en: 'Something has changed' },
  410: { it: 'Pubblicazione finita', en: 'No longer published' },
  413: { it: 'Troppo grande', en: 'Too large' },
  429: { it: 'Troppe richieste', en: 'Too many requests' },
  500: { it: 'Qualcosa non ha funzionato', en: 'Something went wrong' },
}

const other = { it: 'La richiesta non è andata a buon fine', en: 'The request did not succeed' }

const advice: Readonly<Record<number, { it: string; en: string }>> = {
  401: {
    it: 'Accedi di nuovo: le bozze che avevi salvato ti aspettano.',
    en: 'Sign in again: the drafts you had saved are waiting for you.',
  },
  403: {
    it: 'Se pensi che sia un errore, scrivi o telefona al Comune.',
    en: 'If you think this is a mistake, write to or phone the municipality.',
  },
  404: {
    it: 'Controlla l’indirizzo, oppure riparti dall’elenco dei servizi.',
    en: 'Check the address, or start from the list of services.',
  },
  409: {
    it: 'Torna indietro, ricarica la pagina e guarda com’è adesso.',
    en: 'Go back, reload the page and see how it is now.',
  },
  410: {
    it: 'Gli atti di oggi sono all’albo pretorio: l’indirizzo è in fondo alla pagina.',
    en: 'The acts of today are on the notice board: its address is at the foot of the page.',
  },
  500: {
    it: 'Riprova tra qualche minuto. Se succede ancora, comunica il codice qui sotto al Comune.',
    en: 'Try again in a few minutes. If it happens again, tell the municipality the code below.',
  },
}

/** The page of an error: what happened, what to do next. */
export function errorPage(view: PageView, error: PorticoError, requestId: string, help?: Child) {
  const { locale } = view
  const signIn = error.status === 401
  return (
    <ErrorPage
      view={view}
      status={error.status}
      title={(titles[error.status] ?? other)[locale]}
      whatHappened={error.sentence[locale]}
      whatToDo={[advice[error.status]?.[locale]].filter((sentence) => sentence !== undefined)}
      correlationId={requestId}
      action={signIn ? { label: locale === 'it' ? 'Accedi' : 'Sign in', href: href(view, view.signInHref) } : undefined}
    >
      {help}
    </ErrorPage>
  )
}
