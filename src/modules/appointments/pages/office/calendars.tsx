import { CardList, EmptyState, href } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { manageCalendarsOperation } from '../../calendar-operations.ts'
import { officeWords } from '../../office-messages.ts'
import { calendarPath, calendarsPath } from '../../paths.ts'
import { Frame } from './frame.tsx'

export const calendars = definePage({
  path: calendarsPath,
  access: 'officer',
  async show({ view, locale, call }) {
    const t = officeWords(locale)
    const found = await call(manageCalendarsOperation, {})
    return (
      <Frame view={view} section="calendars" title={t('calendars')} inside={[{ label: t('calendars') }]}>
        <h1>{t('calendars')}</h1>
        <p class="lead">{t('calendarsLead')}</p>
        {found.calendars.length === 0 ? (
          <EmptyState title={t('noCalendars')} text={t('noCalendarsText')} icon="it-calendar" />
        ) : (
          <CardList
            cards={found.calendars.map(({ id, office, place }) => ({
              title: office,
              text: place,
              href: href(view, calendarPath.to({ calendarId: id })),
              headingLevel: 2,
            }))}
          />
        )}
      </Frame>
    )
  },
})
