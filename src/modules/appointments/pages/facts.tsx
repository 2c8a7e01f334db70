import { SummaryList } from '#ui/index.ts'
import type { SummaryRow } from '#ui/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { appointmentWords } from '../messages.ts'
import type { Appointment } from '../schema.ts'
import { sayWhen } from './when.ts'

interface FactsProps {
  readonly locale: Locale
  readonly appointment: Appointment
  /** Addresses where the time and the details are changed. */
  readonly change?: { readonly time: string; readonly details: string } | undefined
  readonly further?: readonly SummaryRow[] | undefined
}

/** What an appointment is about, in words. */
export function Facts({ locale, appointment, change, further = [] }: FactsProps) {
  const t = appointmentWords(locale)
  const { office, place, topic, startsAt, holder } = appointment
  return (
    <SummaryList
      locale={locale}
      rows={[
        ...further,
        { label: t('when'), value: sayWhen(startsAt, locale), changeHref: change?.time },
        { label: t('office'), value: office },
        { label: t('where'), value: place },
        { label: t('topic'), value: topic },
        { label: t('name'), value: <bdi>{holder.name}</bdi>, changeHref: change?.details },
        { label: t('email'), value: holder.email, changeHref: change?.details },
        { label: t('phone'), value: holder.phone ?? undefined, changeHref: change?.details },
        { label: t('reason'), value: holder.reason ?? undefined, changeHref: change?.details },
      ]}
    />
  )
}
