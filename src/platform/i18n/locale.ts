/** The languages of the interface; the first is the default and has no prefix in addresses. */
export const locales = ['it', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'it'

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value)
}

/** `/en/servizi` -> locale `en`, path `/servizi`; `/servizi` -> locale `it`, the same path. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const [, first, ...rest] = pathname.split('/')
  if (first === defaultLocale || !isLocale(first)) return { locale: defaultLocale, path: pathname }
  return { locale: first, path: `/${rest.join('/')}` }
}

/** The address of a path in a language. An absolute address, an anchor or a query is left as it is. */
export function localPath(locale: Locale, path: string): string {
  if (locale === defaultLocale || !path.startsWith('/') || path.startsWith('//')) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}
