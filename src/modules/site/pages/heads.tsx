import { formatDate, romeDate } from '#kernel/dates.ts'
import { Card, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import type { ShownHead } from '../schema.ts'
import { Picture } from './picture.tsx'

export interface HeadsProps {
  readonly view: PageView
  readonly heads: readonly ShownHead[]
  readonly headingLevel?: 2 | 3 | 4 | undefined
  readonly pictures?: boolean | undefined
  /** Of the national model. */
  readonly element?: string | undefined
}

/** The small line above a title: a day where the content has one, and its category. */
export function categoryOf({ type, kindName, at, until }: ShownHead, locale: 'it' | 'en'): string | undefined {
  const day = formatDate(romeDate(new Date(at)), locale)
  if (type === 'news' || type === 'document') return [kindName, day].filter(Boolean).join(' · ')
  if (type !== 'event') return kindName ?? undefined
  const last = until === null ? day : formatDate(romeDate(new Date(until)), locale)
  return [kindName, last === day ? day : `${day} – ${last}`].filter(Boolean).join(' · ')
}

/** Contents as cards. What has no page of its own is named without a link. */
export function Heads({ view, heads, headingLevel = 3, pictures = false, element }: HeadsProps) {
  return (
    <ul class="portico-cards">
      {heads.map((head) => (
        <li>
          {head.path === null ? (
            <p>{head.title}</p>
          ) : (
            <Card
              title={head.title}
              href={href(view, head.path)}
              text={head.summary}
              category={categoryOf(head, view.locale)}
              headingLevel={headingLevel}
              element={element}
              picture={
                pictures && head.image ? (
                  <Picture
                    view={view}
                    image={{ ...head.image, alt: '' }}
                    cut="wide"
                    sizes="(min-width: 992px) 25rem, 100vw"
                  />
                ) : undefined
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}
