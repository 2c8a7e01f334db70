import { href, LinkButton, SummaryList } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { applyPath, procedurePath } from '../paths.ts'
import { BookingLink } from './booking-link.tsx'
import type { SectionProps } from './section-props.ts'

export function Access({ view, service, preview }: SectionProps) {
  const t = serviceWords(view.locale)
  if (service.withdrawn) return <p>{t('withdrawnText')}</p>
  if (preview) return <p>{t('applyOnlineText')}</p>
  return (
    <>
      <p>{t('applyOnlineText')}</p>
      <p>
        <LinkButton href={href(view, applyPath.to({ serviceId: service.id }))} element="service-online-access">
          {t('applyOnline')}
        </LinkButton>{' '}
        {service.canBook ? <BookingLink view={view} serviceId={service.id} element="service-booking-access" /> : null}
      </p>
    </>
  )
}

/** The norms with their words, and why each datum is asked. */
export function Conditions({ view, service }: SectionProps) {
  const t = serviceWords(view.locale)
  const { catalogue, pages } = service.definition
  const purposes = [...new Set(pages.flatMap(({ fields }) => fields.map(({ purpose }) => purpose)))]
  return (
    <>
      <h3 class="h5">{t('norms')}</h3>
      <ul>
        {catalogue.legalBasis.map(({ norm, text }) => (
          <li>
            <strong>{norm}</strong>: {service.say(`norms.${text}`)}
          </li>
        ))}
      </ul>
      <h3 class="h5">{t('usesData')}</h3>
      <ul>
        {purposes.map((purpose) => (
          <li>{service.say(`purposes.${purpose}`)}</li>
        ))}
      </ul>
      <p>
        <a href={href(view, procedurePath.to({ serviceId: service.id }))} data-element="service-file">
          {t('conditionsWhole')}
        </a>
      </p>
    </>
  )
}

export function Contacts({ view, service, tenant }: SectionProps) {
  const { locale } = view
  const t = serviceWords(locale)
  const { office } = service
  const email = office?.email ?? tenant.contacts.email
  return (
    <>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('office'), value: <span data-element="service-area">{office?.name[locale] ?? tenant.name}</span> },
          { label: t('phone'), value: office?.phone ?? tenant.contacts.phone },
          { label: t('email'), value: <a href={`mailto:${email}`}>{email}</a> },
          { label: t('hours'), value: office?.hours[locale] },
        ]}
      />
      <h3 class="h6">{t('topics')}</h3>
      <ul>
        {service.definition.catalogue.topics.map((topic) => (
          <li data-element="service-topic" lang="it">
            {topic}
          </li>
        ))}
      </ul>
    </>
  )
}
