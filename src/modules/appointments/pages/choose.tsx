import { randomBytes } from 'node:crypto'
import { ServiceId } from '#kernel/ids.ts'
import { invalidInput } from '#kernel/errors.ts'
import { reservationErrors } from '#engines/reservation/index.ts'
import { CardList, EmptyState, href, markup, SummaryList } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { appointmentWords } from '../messages.ts'
import { bookingPath, detailsPath, names, serviceParameter } from '../paths.ts'
import { holdOperation, listCalendarsOperation } from '../public-operations.ts'
import type { Calendar } from '../schema.ts'
import { BookingPage } from './booking-page.tsx'
import { readTimes, TimesForm } from './times.tsx'

/** What the address says has been chosen; what can only be one thing is chosen already. */
interface Chosen {
  readonly service: ServiceId | undefined
  readonly calendars: readonly Calendar[]
  readonly calendar: Calendar | undefined
  readonly topics: Calendar['topics']
  readonly topic: Calendar['topics'][number] | undefined
  /** Whether the service that one comes from has no office with appointments. */
  readonly elsewhere: boolean
}

async function readChosen({ call, query }: PageRequest): Promise<Chosen> {
  const service = ServiceId.safeParse(query.get(serviceParameter)).data
  const competent = (await call(listCalendarsOperation, service === undefined ? {} : { serviceId: service })).calendars
  const elsewhere = service !== undefined && competent.length === 0
  const calendars = elsewhere ? (await call(listCalendarsOperation, {})).calendars : competent
  const asked = calendars.find(({ id }) => id === query.get(names.calendar))
  const calendar = asked ?? (service !== undefined && calendars.length === 1 ? calendars[0] : undefined)
  const about = calendar?.topics.filter(({ services }) => service !== undefined && services.includes(service)) ?? []
  const topics = about.length > 0 ? about : (calendar?.topics ?? [])
  const topic = topics.find(({ id }) => id === query.get(names.topic)) ?? (topics.length === 1 ? topics[0] : undefined)
  return { service: elsewhere ? undefined : service, calendars, calendar, topics, topic, elsewhere }
}

/** The address of this page with what is chosen so far. */
function addressIn(request: PageRequest, { service }: Pick<Chosen, 'service'>) {
  return (parameters: Readonly<Record<string, string>>): string => {
    const all = { ...(service === undefined ? {} : { [serviceParameter]: service }), ...parameters }
    const query = new URLSearchParams(all).toString()
    return `${href(request.view, bookingPath.to())}${query === '' ? '' : `?${query}`}`
  }
}

export const choose = definePage({
  path: bookingPath,
  access: 'public',
  async show(request) {
    const chosen = await readChosen(request)
    if (chosen.calendar && chosen.topic) return timeStep(request, chosen)
    return chosen.calendar ? (
      <TopicStep request={request} chosen={chosen} />
    ) : (
      <OfficeStep request={request} chosen={chosen} />
    )
  },
})

interface StepProps {
  readonly request: PageRequest
  readonly chosen: Chosen
}

function OfficeStep({ request, chosen }: StepProps) {
  const { view, locale, tenant } = request
  const t = appointmentWords(locale)
  const address = addressIn(request, chosen)
  const { phone } = tenant.data.contacts
  return (
    <BookingPage view={view} title={t('office')} step="office">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {chosen.calendars.length === 0 ? (
        <EmptyState title={t('noCalendars')} text={t('noCalendarsText', { phone })} icon="it-calendar" />
      ) : (
        <>
          {chosen.elsewhere ? <p role="status">{t('noneForService')}</p> : null}
          <h2>{t('chooseOffice')}</h2>
          <CardList
            cards={chosen.calendars.map(({ id, office, place }) => ({
              title: office,
              text: place,
              href: address({ [names.calendar]: id }),
            }))}
          />
        </>
      )}
    </BookingPage>
  )
}

function TopicStep({ request, chosen }: StepProps) {
  const { view, locale } = request
  const t = appointmentWords(locale)
  const address = addressIn(request, chosen)
  const { calendar, topics } = chosen
  return (
    <BookingPage view={view} title={t('topic')} step="topic" back={{ office: href(view, bookingPath.to()) }}>
      <p class="mb-1">{calendar?.office}</p>
      <h1>{t('chooseTopic')}</h1>
      <CardList
        cards={topics.map(({ id, name }) => ({
          title: name,
          href: address({ [names.calendar]: calendar?.id ?? '', [names.topic]: id }),
          headingLevel: 2,
        }))}
      />
    </BookingPage>
  )
}

/** A secret for who books: from it come the address of the appointment and the oneness of the request. */
const newSecret = () => randomBytes(32).toString('base64url')

async function timeStep(request: PageRequest, chosen: Chosen, error?: string) {
  const { view, locale } = request
  const { calendar, topic } = chosen
  if (!calendar || !topic) throw new Error('nothing is chosen yet')
  const t = appointmentWords(locale)
  const times = await readTimes(request, calendar)
  const address = addressIn(request, chosen)
  const here = { [names.calendar]: calendar.id, [names.topic]: topic.id }
  return (
    <BookingPage
      view={view}
      title={t('time')}
      step="time"
      back={{
        office: href(view, bookingPath.to()),
        ...(chosen.topics.length > 1 ? { topic: address({ [names.calendar]: calendar.id }) } : {}),
      }}
      errors={error === undefined ? [] : [{ field: names.slot, text: error }]}
    >
      <h1>{t('chooseTime')}</h1>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('office'), value: calendar.office, changeHref: href(view, bookingPath.to()) },
          { label: t('where'), value: calendar.place },
          {
            label: t('topic'),
            value: topic.name,
            changeHref: chosen.topics.length > 1 ? address({ [names.calendar]: calendar.id }) : undefined,
          },
        ]}
      />
      <TimesForm
        request={request}
        times={times}
        action={address(here)}
        button={t('goOn')}
        hidden={{ [names.token]: newSecret() }}
        addressOf={(parameters) => address({ ...here, ...parameters })}
        error={error}
      />
    </BookingPage>
  )
}

/** Keeps the time that was chosen. One that others took meanwhile is told beside those that are left. */
export const hold = defineForm({
  path: bookingPath,
  access: 'public',
  async submit(request, form) {
    const { context, locale, call, redirect } = request
    const chosen = await readChosen(request)
    const { calendar, topic } = chosen
    if (!calendar || !topic) return redirect(bookingPath.to())
    const startsAt = form.text(names.slot)
    const token = form.text(names.token)
    const { refused } =
      startsAt === ''
        ? { refused: undefined }
        : await orRefusal(call(holdOperation, { token, calendarId: calendar.id, topic: topic.id, startsAt }), [
            reservationErrors.slotTaken,
            reservationErrors.slotUnknown,
            reservationErrors.notPossible,
            invalidInput,
          ])
    if (startsAt !== '' && !refused) return redirect(detailsPath.to({ key: token }))
    const error = refused?.sentence[locale] ?? appointmentWords(locale)('chooseOne')
    return context.html(markup(await timeStep(request, chosen, error)), 422)
  },
})
