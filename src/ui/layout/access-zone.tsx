import { Icon } from '../components/icon.tsx'
import { href, type PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

/** The way into the personal area, or the menu of who is in. `<details>` opens it without scripts. */
export function AccessZone({ view }: { view: PageView }) {
  return view.user === undefined ? <SignIn view={view} /> : <UserMenu view={view} name={view.user.name} />
}

function SignIn({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  return (
    <a class="btn btn-primary btn-icon btn-full" href={href(view, view.signInHref)} data-element="personal-area-login">
      <span class="rounded-icon" aria-hidden="true">
        <Icon name="it-user" colour="primary" />
      </span>
      <span class="portico-access-label">{t('signInLong')}</span>
      <span class="portico-access-short" aria-hidden="true">
        {t('signIn')}
      </span>
    </a>
  )
}

function UserMenu({ view, name }: { view: PageView; name: string }) {
  const t = layoutWords(view.locale)
  const officer = view.user?.kind === 'officer'
  return (
    <details class="portico-user">
      <summary>
        <Icon name="it-user" colour="white" />
        <span class="visually-hidden">{t('menuOf', { name })}</span>
        <span class="portico-user-name" aria-hidden="true">
          {name}
        </span>
      </summary>
      <div class="portico-user-menu">
        <p class="portico-user-full">
          {name}
          {officer ? ` (${t('operator')})` : ''}
        </p>
        {view.personalAreaHref === undefined ? null : (
          <a href={href(view, view.personalAreaHref)}>{t('personalArea')}</a>
        )}
        <form method="post" action={href(view, view.signOutHref ?? '/esci')}>
          <input type="hidden" name="_csrf" value={view.csrfToken} />
          <button type="submit">
            <Icon name="it-logout" /> {t('signOut')}
          </button>
        </form>
      </div>
    </details>
  )
}
