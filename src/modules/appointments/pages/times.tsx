import { plainDate } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { Button, ButtonRow, EmptyState, Form, RadioGroup } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { appointmentWords } from '../messages.ts'
import { names } from '../paths.ts'
import { listSlotsOperation } from '../public-operations.ts'
import type { Calendar, Slot } from '../schema.ts'
import { Month, monthBefore, monthOf, nextMonth } from './month.tsx'
import { dayOf, sayDay, sayWhen } from './when.ts'

const firstShown = 6

/** What can be chosen: the times of the day asked for, or else the first free ones, and the month around. */
export interface Times {
  readonly calendar: Calendar
  readonly day: PlainDate | undefined
  readonly month: PlainDate
  readonly shown: readonly Slot[]
  readonly ofMonth: readonly Slot[]
}

const within = (day: PlainDate, { firstDay, lastDay }: Calendar): boolean => day >= firstDay && day <= lastDay

/** Reads the times of a calendar, as the address asks for them. */
export async function readTimes({ call, query }: PageRequest, calendar: Calendar): Promise<Times> {
  const asked = dayOf(query.get(names.day))
  const day = asked && within(asked, calendar) ? asked : undefined
  const { slots: soon } = await call(listSlotsOperation, { calendarId: calendar.id, from: calendar.firstDay })
  const first = soon.filter(({ free }) => free > 0)
  const wanted = dayOf(`${query.get(names.month) ?? ''}-01`)
  const month = monthOf(day ?? wanted ?? plainDate(first[0]?.day ?? calendar.firstDay))
  const inReach = month <= calendar.lastDay && nextMonth(month) > calendar.firstDay
  const shownMonth = inReach ? month : monthOf(plainDate(calendar.firstDay))
  const { slots: ofMonth } = await call(listSlotsOperation, {
    calendarId: calendar.id,
    from: shownMonth,
    until: nextMonth(shownMonth),
  })
  const ofDay = ofMonth.filter((slot) => slot.day === day && slot.free > 0)
  return { calendar, day, month: shownMonth, shown: day ? ofDay : first.slice(0, firstShown), ofMonth }
}

interface TimesFormProps {
  readonly request: PageRequest
  readonly times: Times
  readonly action: string
  readonly button: string
  readonly hidden: Readonly<Record<string, string>>
  /** The address of this page with other parameters of the day or month. */
  readonly addressOf: (parameters: Readonly<Record<string, string>>) => string
  readonly chosen?: string | undefined
  readonly error?: string | undefined
}

/** The choice of a time: free ones first, the month after them. Links and one form. */
export function TimesForm({ request, times, action, button, hidden, addressOf, chosen, error }: TimesFormProps) {
  const { view, locale } = request
  const t = appointmentWords(locale)
  const { calendar, day, month, shown, ofMonth } = times
  const before = monthBefore(month)
  const after = nextMonth(month)
  const monthAddress = (of: PlainDate) => `${addressOf({ [names.month]: of.slice(0, 7) })}#mese`
  return (
    <>
      {shown.length > 0 ? (
        <Form view={view} action={action} hidden={hidden} id="orari">
          <RadioGroup
            locale={locale}
            name={names.slot}
            label={day ? t('timesOf', { day: sayDay(day, locale) }) : t('firstFree')}
            required
            value={chosen}
            error={error}
            options={shown.map(({ startsAt }) => ({ value: startsAt, label: sayWhen(startsAt, locale) }))}
          />
          <ButtonRow>
            <Button>{button}</Button>
          </ButtonRow>
        </Form>
      ) : day ? (
        <p role="status">{t('dayFull', { day: sayDay(day, locale) })}</p>
      ) : (
        <EmptyState title={t('noneFree')} text={t('noneFreeText', { phone: calendar.phone })} icon="it-calendar" />
      )}
      {day === undefined ? null : (
        <p>
          <a href={addressOf({})}>{t('backToFirst')}</a>
        </p>
      )}
      <h2 id="mese">{t('otherDays')}</h2>
      <Month
        locale={locale}
        month={month}
        slots={ofMonth}
        chosen={day}
        hrefOf={(of) => `${addressOf({ [names.day]: of })}#orari`}
        before={month > calendar.firstDay ? monthAddress(before) : undefined}
        after={after <= calendar.lastDay ? monthAddress(after) : undefined}
      />
    </>
  )
}
