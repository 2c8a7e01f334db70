import { formatDate, plainDate } from '#kernel/dates.ts'
import { getProfileOperation, profilePath } from '#modules/dossier/index.ts'
import { ButtonRow, href, LinkButton, ReadOnlyField } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { JourneyPage } from './journey-page.tsx'
import { around, stepPath, whoStep } from './journey.ts'
import type { Journey } from './journey.ts'

/** Who applies: nothing to fill in. */
export async function showWho({ view, locale, call }: PageRequest, journey: Journey) {
  const t = serviceWords(locale)
  const profile = await call(getProfileOperation, {})
  const born = formatDate(plainDate(profile.birthDate), locale)
  const identity = [
    { label: t('givenName'), value: profile.givenName },
    { label: t('familyName'), value: profile.familyName },
    { label: t('fiscalCode'), value: profile.fiscalCode },
    {
      label: t('birth'),
      value: profile.birthPlace === null ? born : t('birthIn', { date: born, place: profile.birthPlace }),
    },
  ]
  return (
    <JourneyPage view={view} journey={journey} step={whoStep}>
      <p class="lead">{t('whoLead')}</p>
      {identity.map((field) => (
        <ReadOnlyField locale={locale} source={t('identitySource')} {...field} />
      ))}
      <h2 class="h4">{t('contactsTitle')}</h2>
      <p>{t('contactsLead')}</p>
      <ReadOnlyField
        locale={locale}
        label={t('email')}
        value={profile.email ?? t('notGiven')}
        source={profile.email === null ? t('noEmail') : t('profileSource')}
      />
      <ReadOnlyField
        locale={locale}
        label={t('phone')}
        value={profile.phone ?? t('notGiven')}
        source={t(profile.phone === null ? 'canAdd' : 'profileSource')}
      />
      <p>
        <a href={`${href(view, profilePath.to())}?ritorno=${encodeURIComponent(stepPath(journey, whoStep))}`}>
          {t('changeContacts')}
        </a>
      </p>
      <ButtonRow>
        <LinkButton href={href(view, stepPath(journey, around(journey, whoStep).next))}>{t('goOn')}</LinkButton>
      </ButtonRow>
    </JourneyPage>
  )
}
