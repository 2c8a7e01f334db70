import type { Child } from 'hono/jsx'

export interface TimelineEntry {
  /** The moment, in words ("22 novembre 2026"). */
  readonly date: string
  /** The same for machines: ISO 8601. */
  readonly dateTime?: string | undefined
  readonly title: string
  readonly text?: Child
  readonly state?: 'done' | 'current' | 'expected' | undefined
}

const classes = { done: 'is-done', current: 'is-current', expected: 'is-expected' } as const

/** What happened and what is expected, in order. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol class="portico-timeline">
      {entries.map(({ date, dateTime, title, text, state = 'done' }) => (
        <li class={classes[state]} aria-current={state === 'current' ? 'step' : undefined}>
          <p class="portico-timeline-date">{dateTime === undefined ? date : <time datetime={dateTime}>{date}</time>}</p>
          <p class="portico-timeline-title">{title}</p>
          {text === undefined ? null : <div class="portico-timeline-text">{text}</div>}
        </li>
      ))}
    </ol>
  )
}
