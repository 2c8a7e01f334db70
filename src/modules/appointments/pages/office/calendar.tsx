import { plainDate } from '#kernel/dates.ts'
import type { Child } from 'hono/jsx'
import { Alert, Button, DataTable, Form, href, markup } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { manageCalendarsOperation } from '../../calendar-operations.ts'
import { officeWords } from '../../office-messages.ts'
import type { ManagedCalendar } from '../../office-schema.ts'
import { notYourCalendar } from '../../office-scope.ts'
import { calendarPath, calendarsPath, names } from '../../paths.ts'
import { sayDay } from '../when.ts'
import { AddOpening, ChangeRules, CloseDay, OpenExtra } from './calendar-forms.tsx'
import type { Typed } from './calendar-forms.tsx'
import { Frame } from './frame.tsx'
import { sayMinute } from './times-of-day.ts'

/** A calendar of one's offices. */
export async function loadCalendar({ call, param }: PageRequest): Promise<ManagedCalendar> {
  const { calendars } = await call(manageCalendarsOperation, {})
  const found = calendars.find(({ id }) => id === param('calendarId'))
  if (!found) throw notYourCalendar.with()
  return found
}

export const sayHours = (
  { from, until }: { readonly from: number; readonly until: number },
  locale: 'it' | 'en',
): string => {
  const t = officeWords(locale)
  if (from === 0 && until === 1440) return t('wholeDay')
  return t('hoursLine', { from: sayMinute(from), until: sayMinute(until) })
}

function Preview({ request, calendar }: { request: PageRequest; calendar: ManagedCalendar }) {
  const { locale } = request
  const t = officeWords(locale)
  return (
    <DataTable
      caption={t('preview')}
      rows={calendar.preview}
      columns={[
        { header: t('day'), rowHeader: true, cell: ({ day }) => sayDay(plainDate(day), locale) },
        {
          header: t('hours'),
          cell: ({ hours }) =>
            hours.length === 0
              ? t('closed')
              : hours.map(({ from, until }) => `${sayMinute(from)}-${sayMinute(until)}`).join(', '),
        },
        { header: t('seats'), numeric: true, cell: ({ slots }) => String(slots) },
        { header: t('taken'), numeric: true, cell: ({ booked }) => String(booked) },
      ]}
    />
  )
}

interface LinesProps {
  readonly request: PageRequest
  readonly calendar: ManagedCalendar
  readonly what: 'opening' | 'exception'
  readonly lines: readonly { readonly id: string; readonly text: string }[]
  readonly none: string
}

/** Openings or exceptions, each with the button that takes it away. */
function Lines({ request, calendar, what, lines, none }: LinesProps): Child {
  const { view, locale } = request
  const t = officeWords(locale)
  if (lines.length === 0) return <p>{none}</p>
  return (
    <ul>
      {lines.map(({ id, text }) => (
        <li>
          {text}
          {calendar.mayChange ? (
            <Form
              view={view}
              action={href(view, calendarPath.to({ calendarId: calendar.id }))}
              revision={calendar.revision}
              hidden={{ [names.what]: `remove-${what}`, id }}
            >
              <Button kind="link" label={t('removeThing', { thing: text })}>
                {t('remove')}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

export interface CalendarViewProps {
  readonly request: PageRequest
  readonly calendar: ManagedCalendar
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly refusal?: string | undefined
}

/** When a calendar is open, in plain words, with what comes of it in the next two weeks. */
export function CalendarView({ request, calendar, typed, errors = [], refusal }: CalendarViewProps) {
  const { view, locale } = request
  const t = officeWords(locale)
  const { openings, exceptions, mayChange, office, place } = calendar
  const forms = { request, calendar, typed, errors }
  return (
    <Frame
      view={view}
      section="calendars"
      title={`${office} – ${t('calendars')}`}
      inside={[{ label: t('calendars'), path: calendarsPath.to() }, { label: office }]}
      errors={errors}
    >
      <h1>{office}</h1>
      <p class="lead">{place}</p>
      {refusal === undefined ? null : (
        <Alert locale={locale} kind="danger" live>
          <p>{refusal}</p>
        </Alert>
      )}
      {mayChange ? null : <p>{t('onlyHead')}</p>}
      <Preview request={request} calendar={calendar} />
      <h2>{t('openings')}</h2>
      <Lines
        request={request}
        calendar={calendar}
        what="opening"
        none={t('noOpenings')}
        lines={openings.map(({ id, words, from, until }) => ({
          id,
          text: t('openingLine', { words, from: sayMinute(from), until: sayMinute(until) }),
        }))}
      />
      <h2>{t('exceptions')}</h2>
      <p>{t('exceptionsLead')}</p>
      <Lines
        request={request}
        calendar={calendar}
        what="exception"
        none={t('noExceptions')}
        lines={exceptions.map(({ id, day, kind, reason, ...hours }) => ({
          id,
          text: t(kind === 'closed' ? 'closedLine' : 'openLine', {
            day: sayDay(plainDate(day), locale),
            hours: sayHours(hours, locale),
            reason,
          }),
        }))}
      />
      {mayChange ? (
        <>
          <CloseDay {...forms} />
          <OpenExtra {...forms} />
          <AddOpening {...forms} />
          <ChangeRules {...forms} />
        </>
      ) : null}
    </Frame>
  )
}

export const calendar = definePage({
  path: calendarPath,
  access: 'officer',
  show: async (request) => <CalendarView request={request} calendar={await loadCalendar(request)} />,
})

/** The page again, with what was typed and what is wrong with it. */
export const calendarAgain = (props: CalendarViewProps) =>
  props.request.context.html(markup(<CalendarView {...props} />), 422)
