import { safeReturn } from '#platform/identity/sign-in.ts'
import { markup } from '#ui/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { getProfileOperation, updateProfileOperation } from '../operations.ts'
import { profilePath } from '../paths.ts'
import { ProfilePage } from './profile-form.tsx'
import type { Contacts } from './profile-form.tsx'

export const profile = definePage({
  path: profilePath,
  access: 'person',
  async show({ view, call, query }) {
    const found = await call(getProfileOperation, {})
    const contacts = { email: found.email ?? '', phone: found.phone ?? '', locale: found.locale }
    return (
      <ProfilePage
        view={view}
        profile={found}
        contacts={contacts}
        returnTo={safeReturn(query.get('ritorno') ?? profilePath.to())}
      />
    )
  },
})

const { email: emailSchema, phone: phoneSchema, locale: localeSchema } = updateProfileOperation.input.shape

function wrongOf({ email, phone, locale }: Contacts, t: ReturnType<typeof dossierWords>) {
  return {
    ...(email === '' || emailSchema.safeParse(email).success ? {} : { email: t('wrongEmail') }),
    ...(phone === '' || phoneSchema.safeParse(phone).success ? {} : { phone: t('wrongPhone') }),
    ...(localeSchema.safeParse(locale).success ? {} : { locale: t('wrongLanguage') }),
  }
}

export const saveProfile = defineForm({
  path: profilePath,
  access: 'person',
  async submit({ context, view, locale, call, redirect }, form) {
    const t = dossierWords(locale)
    const contacts = { email: form.text('email').trim(), phone: form.text('phone').trim(), locale: form.text('locale') }
    const returnTo = safeReturn(form.text('ritorno') || profilePath.to())
    const errors = wrongOf(contacts, t)
    if (Object.keys(errors).length > 0) {
      const found = await call(getProfileOperation, {})
      const page = <ProfilePage view={view} profile={found} contacts={contacts} errors={errors} returnTo={returnTo} />
      return context.html(markup(page), 422)
    }
    const noticeLocale = contacts.locale === 'en' ? 'en' : 'it'
    await call(updateProfileOperation, {
      email: contacts.email || null,
      phone: contacts.phone || null,
      locale: noticeLocale,
    })
    return redirect(returnTo, t('saved'))
  },
})
