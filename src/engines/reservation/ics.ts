import ICAL from 'ical.js'

/** What the calendar of a person learns of a reservation. */
export interface CalendarEvent {
  readonly id: string
  /** Name in the internet of who makes it: ids are unique within it. */
  readonly domain: string
  readonly sequence: number
  readonly cancelled: boolean
  readonly startsAt: Date
  readonly endsAt: Date
  /** When this state of it came about. */
  readonly at: Date
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly organiser: { readonly name: string; readonly email: string }
}

// a line that goes on begins with a space, which the library leaves out of its count of 75
ICAL.foldLength = 74

const utc = (instant: Date) => ICAL.Time.fromJSDate(instant, true)

/**
 * A reservation as an iCalendar object (RFC 5545), to be published or cancelled (RFC 5546, 3.2.1 and 3.2.5): the same
 * UID, and a higher SEQUENCE at each change. Instants are in UTC, which needs no VTIMEZONE.
 */
export function calendarFile(event: CalendarEvent): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Portico//Reservation//IT')
  calendar.updatePropertyWithValue('method', event.cancelled ? 'CANCEL' : 'PUBLISH')
  const entry = new ICAL.Component('vevent')
  entry.updatePropertyWithValue('uid', `${event.id}@${event.domain}`)
  entry.updatePropertyWithValue('sequence', event.sequence)
  entry.updatePropertyWithValue('dtstamp', utc(event.at))
  entry.updatePropertyWithValue('dtstart', utc(event.startsAt))
  entry.updatePropertyWithValue('dtend', utc(event.endsAt))
  entry.updatePropertyWithValue('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED')
  entry.updatePropertyWithValue('summary', event.summary)
  entry.updatePropertyWithValue('description', event.description)
  entry.updatePropertyWithValue('location', event.location)
  const organiser = entry.updatePropertyWithValue('organizer', `mailto:${event.organiser.email}`)
  organiser.setParameter('cn', event.organiser.name)
  calendar.addSubcomponent(entry)
  return `${calendar.toString()}\r\n`
}
