import { asset } from '#ui/assets.ts'
import type { DemoIdentity } from './demo-identities.ts'

const words = {
  it: {
    title: 'Identità di prova',
    lead: 'Scegli con quale identità accedere. Sono persone inventate: questa pagina esiste solo durante lo sviluppo.',
    citizen: 'Cittadini',
    officer: 'Personale dei Comuni',
    level: 'identità di livello',
    handler: 'istruttoria',
    head: 'direzione',
    registrar: 'protocollo',
    publisher: 'pubblicazione dei servizi',
    writer: 'redazione del sito',
    reviewer: 'revisione del sito',
  },
  en: {
    title: 'Demo identities',
    lead: 'Choose the identity to sign in with. They are made-up people: this page exists in development only.',
    citizen: 'Citizens',
    officer: 'Municipal officers',
    level: 'identity of level',
    handler: 'handler',
    head: 'head',
    registrar: 'registrar',
    publisher: 'publishing of services',
    writer: 'writing of the site',
    reviewer: 'review of the site',
  },
} as const

/** "Comune di Montelago, Ufficio relazioni con il pubblico: direzione, istruttoria;" */
function placesOf({ roles }: DemoIdentity, locale: 'it' | 'en'): string {
  const places = [...new Set(roles.map(({ place }) => place[locale]))]
  return places
    .map((name) => {
      const parts = roles.filter(({ place }) => place[locale] === name).map(({ role }) => words[locale][role])
      return `${name}: ${parts.join(', ')};`
    })
    .join(' ')
}

/** The page of the local provider: one button for each demo identity. */
export function choicePage(identities: readonly DemoIdentity[], action: string, locale: 'it' | 'en') {
  const text = words[locale]
  const groups = [
    [text.citizen, identities.filter(({ roles }) => roles.length === 0)],
    [text.officer, identities.filter(({ roles }) => roles.length > 0)],
  ] as const
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{text.title}</title>
        <link rel="stylesheet" href={asset('portico.css')} />
      </head>
      <body>
        <main class="container py-5">
          <h1>{text.title}</h1>
          <p class="lead">{text.lead}</p>
          <form method="post" action={action}>
            {groups.map(([title, members]) => (
              <section class="mt-4">
                <h2 class="h4">{title}</h2>
                {members.map((identity) => (
                  <p>
                    <button class="btn btn-outline-primary" type="submit" name="identity" value={identity.id}>
                      {identity.givenName} {identity.familyName}
                    </button>{' '}
                    <span class="d-inline-block">
                      {placesOf(identity, locale)} {text.level} {identity.level}
                    </span>
                  </p>
                ))}
              </section>
            ))}
          </form>
        </main>
      </body>
    </html>
  )
}
