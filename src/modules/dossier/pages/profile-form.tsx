import { formatDate, plainDate } from '#kernel/dates.ts'
import { Button, ButtonRow, ErrorSummary, Form, href, RadioGroup, ReadOnlyField, TextField } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { z } from 'zod'
import { dossierWords } from '../messages.ts'
import { profilePath } from '../paths.ts'
import type { Profile } from '../schema.ts'
import { DossierPage } from './dossier-page.tsx'

/** What is typed in the form, right or wrong. */
export interface Contacts {
  readonly email: string
  readonly phone: string
  readonly locale: string
}

interface ProfilePageProps {
  readonly view: PageView
  readonly profile: z.output<typeof Profile>
  readonly contacts: Contacts
  readonly errors?: Readonly<Partial<Record<keyof Contacts, string>>> | undefined
  /** Where to go once it is saved. */
  readonly returnTo: string
}

export function ProfilePage({ view, profile, contacts, errors = {}, returnTo }: ProfilePageProps) {
  const { locale } = view
  const t = dossierWords(locale)
  const names = ['email', 'phone', 'locale'] as const
  const summary = names.flatMap((field): FieldError[] => {
    const text = errors[field]
    return text === undefined ? [] : [{ field, text }]
  })
  return (
    <DossierPage
      view={view}
      section="profile"
      title={summary.length > 0 ? t('errorsIn', { title: t('profile') }) : undefined}
    >
      <ErrorSummary locale={locale} errors={summary} />
      <h1>{t('profile')}</h1>
      <p class="lead">{t('profileLead')}</p>
      <h2>{t('contacts')}</h2>
      <Form view={view} action={href(view, profilePath.to())} hidden={{ ritorno: returnTo }}>
        <TextField
          locale={locale}
          name="email"
          type="email"
          autocomplete="email"
          label={t('email')}
          hint={t('emailHint')}
          value={contacts.email}
          error={errors.email}
          required={false}
        />
        <TextField
          locale={locale}
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          width="medium"
          label={t('phone')}
          hint={t('phoneHint')}
          value={contacts.phone}
          error={errors.phone}
          required={false}
        />
        <RadioGroup
          locale={locale}
          name="locale"
          label={t('language')}
          options={[
            { value: 'it', label: t('italian') },
            { value: 'en', label: t('english') },
          ]}
          value={contacts.locale}
          error={errors.locale}
          required
        />
        <ButtonRow>
          <Button>{t('save')}</Button>
        </ButtonRow>
      </Form>
      <h2>{t('identity')}</h2>
      <Identity view={view} profile={profile} />
    </DossierPage>
  )
}

function Identity({ view, profile }: Pick<ProfilePageProps, 'view' | 'profile'>) {
  const { locale } = view
  const t = dossierWords(locale)
  const rows = [
    { label: t('givenName'), value: profile.givenName },
    { label: t('familyName'), value: profile.familyName },
    { label: t('fiscalCode'), value: profile.fiscalCode },
    { label: t('birthDate'), value: formatDate(plainDate(profile.birthDate), locale) },
    ...(profile.birthPlace === null ? [] : [{ label: t('birthPlace'), value: profile.birthPlace }]),
  ]
  return (
    <>
      {rows.map((row) => (
        <ReadOnlyField locale={locale} source={t('identitySource')} {...row} />
      ))}
    </>
  )
}
