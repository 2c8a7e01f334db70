import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'

/** Cookies of the program: `__Host-` and Secure over TLS, plain names over http on a laptop. */
export interface Cookies {
  read: (context: Context, name: string) => string | undefined
  write: (context: Context, name: string, value: string, maxAgeSeconds: number) => void
  clear: (context: Context, name: string) => void
}

export function cookiesFor(origin: string): Cookies {
  const secure = origin.startsWith('https:')
  const named = (name: string) => (secure ? `__Host-${name}` : name)
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
  return {
    read: (context, name) => getCookie(context, named(name)),
    write: (context, name, value, maxAgeSeconds) =>
      setCookie(context, named(name), value, { ...options, maxAge: maxAgeSeconds }),
    clear: (context, name) => {
      deleteCookie(context, named(name), options)
    },
  }
}

/** Names of the cookies. */
export const cookieNames = { session: 'portico-session', signIn: 'portico-sign-in' } as const
