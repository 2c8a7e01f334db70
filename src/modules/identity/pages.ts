import { cookieNames } from '#platform/http/cookies.ts'
import { safeReturn } from '#platform/identity/sign-in.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { signInPath, signInReturnPath, signOutPath } from './paths.ts'

const tenMinutes = 600

const start = definePage({
  path: signInPath,
  access: 'public',
  async show({ context, tenant, locale, query, auth, origin }) {
    const asked = Number(query.get('livello'))
    const level = asked === 1 || asked === 3 ? asked : 2
    const { url, state } = await auth.signIn.begin({
      tenant,
      origin,
      returnTo: safeReturn(query.get('ritorno') ?? '/area-personale'),
      level,
      locale,
    })
    auth.cookies.write(context, cookieNames.signIn, state, tenMinutes)
    return context.redirect(url.href, 302)
  },
})

const comeBack = definePage({
  path: signInReturnPath,
  access: 'public',
  async show({ context, tenant, auth, origin }) {
    const state = auth.cookies.read(context, cookieNames.signIn)
    auth.cookies.clear(context, cookieNames.signIn)
    const { token, returnTo } = await auth.signIn.complete({
      tenant,
      origin,
      callback: new URL(context.req.url),
      state,
    })
    const before = auth.cookies.read(context, cookieNames.session)
    if (before !== undefined) await auth.sessions.close(before)
    auth.cookies.write(context, cookieNames.session, token, auth.sessionSeconds)
    return context.redirect(returnTo, 303)
  },
})

const leave = defineForm({
  path: signOutPath,
  access: 'public',
  async submit({ context, auth, session, origin }) {
    const token = auth.cookies.read(context, cookieNames.session)
    auth.cookies.clear(context, cookieNames.session)
    // a browser heeds it over https alone, and may say so where it does not
    if (origin.startsWith('https:')) context.header('clear-site-data', '"cache", "storage"')
    const elsewhere =
      token === undefined ? undefined : await auth.signIn.leave({ token, idToken: session?.idToken, origin })
    return context.redirect(elsewhere?.href ?? '/', 303)
  },
})

export const identityRoutes = [start, comeBack, leave]
