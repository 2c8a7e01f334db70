import { formatDate, plainDate } from '#kernel/dates.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { defineMessages, translator } from '#platform/i18n/index.ts'
import { Callout } from '#ui/index.ts'
import type { GroundTaken } from '../ground.ts'

const messages = defineMessages('ground-taken', {
  it: {
    title: 'In quei giorni lo spazio non è tutto libero',
    one: 'dal {from} al {until}: {shared} m² sono già concessi ad altri',
    meaning: 'Così com’è, la richiesta non può essere accolta: bisogna cambiare l’area o i giorni.',
  },
  en: {
    title: 'In those days not all of the place is free',
    one: 'from {from} to {until}: {shared} m² are already granted to others',
    meaning: 'As it stands it cannot be granted: the area or the days have to change.',
  },
})

/** Says which part of the ground asked for is already granted, and when; nothing where all of it is free. */
export function GroundTakenNote({ taken, locale }: { taken: readonly GroundTaken[]; locale: Locale }) {
  if (taken.length === 0) return null
  const t = translator(messages, locale)
  return (
    <Callout kind="warning" title={t('title')}>
      <ul>
        {taken.map(({ from, until, squareMetres }) => (
          <li>
            {t('one', {
              from: formatDate(plainDate(from), locale),
              until: formatDate(plainDate(until), locale),
              shared: squareMetres.toLocaleString(locale === 'it' ? 'it-IT' : 'en-GB'),
            })}
          </li>
        ))}
      </ul>
      <p class="mb-0">{t('meaning')}</p>
    </Callout>
  )
}
