import { formatTime } from '#kernel/dates.ts'
import { attendances, may } from '#engines/reservation/index.ts'
import type { Attendance } from '#engines/reservation/index.ts'
import { Badge, Button, DataTable, Form, href } from '#ui/index.ts'
import type { BadgeTone, Column, PageView } from '#ui/index.ts'
import { officeWords } from '../../office-messages.ts'
import type { CounterEntry } from '../../office-schema.ts'
import { attendancePath, names } from '../../paths.ts'

const tones = {
  held: 'neutral',
  booked: 'neutral',
  arrived: 'progress',
  done: 'success',
  absent: 'warning',
  cancelled: 'danger',
} as const satisfies Record<CounterEntry['state'], BadgeTone>

interface CounterTableProps {
  readonly view: PageView
  readonly rows: readonly CounterEntry[]
  readonly caption: string
  /** The query of the list that is shown, where what is noted leads back to; without it nothing can be noted. */
  readonly back?: Readonly<Record<string, string>> | undefined
  /** Names of the counters, where the list is of several. */
  readonly places?: ReadonlyMap<string, string> | undefined
}

/** Who comes, by time; on paper without the buttons. */
export function CounterTable({ view, rows, caption, back, places }: CounterTableProps) {
  const t = officeWords(view.locale)
  const columns: readonly Column<CounterEntry>[] = [
    { header: t('time'), cell: ({ startsAt }) => <strong>{formatTime(new Date(startsAt))}</strong> },
    {
      header: t('who'),
      rowHeader: true,
      cell: ({ name, email, phone, code }) => (
        <>
          <bdi>{name}</bdi>
          <br />
          <span class="text-muted fw-normal">
            {t('code', { code })}
            <br />
            {phone === null ? null : (
              <>
                {phone}
                <br />
              </>
            )}
            <span class="text-break">{email}</span>
          </span>
        </>
      ),
    },
    {
      header: t('about'),
      cell: ({ topic, reason }) => (
        <>
          {topic}
          {reason === null ? null : (
            <>
              <br />
              <bdi class="text-muted">{reason}</bdi>
            </>
          )}
        </>
      ),
    },
    ...(places ? [{ header: t('where'), cell: (row: CounterEntry) => places.get(row.calendarId) ?? '' }] : []),
    { header: t('state'), cell: ({ state }) => <Badge tone={tones[state]} text={t(state)} /> },
    ...(back ? [{ header: t('note'), cell: (row: CounterEntry) => <Notes view={view} row={row} back={back} /> }] : []),
  ]
  return <DataTable caption={caption} rows={rows} columns={columns} />
}

function Notes({ view, row, back }: { view: PageView; row: CounterEntry; back: Readonly<Record<string, string>> }) {
  const t = officeWords(view.locale)
  const acts = (Object.keys(attendances) as Attendance[]).filter((act) => may(row.state, act))
  if (acts.length === 0) return null
  const time = formatTime(new Date(row.startsAt))
  return (
    <Form view={view} action={href(view, attendancePath.to({ appointmentId: row.id }))} hidden={back}>
      <div class="portico-buttons portico-tight">
        {acts.map((act) => (
          <Button kind="link" name={names.act} value={act} label={t('noteFor', { act: t(act), name: row.name, time })}>
            {t(act)}
          </Button>
        ))}
      </div>
    </Form>
  )
}
