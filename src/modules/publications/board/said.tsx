import type { Child } from 'hono/jsx'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { fileSize } from '#ui/index.ts'
import type { PublicEntry } from '../entry.ts'
import { boardWords } from './messages.ts'

/** A day in words. */
export const say = (day: string, locale: 'it' | 'en') => formatDate(plainDate(day), locale)

/** Number of an entry in the register, as a link to it while it is on the board. */
export const numberOf = ({ notice }: PublicEntry) =>
  notice && { year: String(notice.year), number: String(notice.number), label: `${notice.number}/${notice.year}` }

/** Title of an act with its number and day. */
export function ActCell({ entry, locale }: { entry: PublicEntry; locale: 'it' | 'en' }) {
  const t = boardWords(locale)
  const date = say(entry.date, locale)
  return (
    <>
      {entry.title}, {entry.number === null ? t('actDate', { date }) : t('actOf', { number: entry.number, date })}
    </>
  )
}

/** What an entry is about: the service of its case, or the kind of act and the body that asked for it. */
export const aboutOf = ({ service, kind, askedBy }: PublicEntry): string =>
  service?.title ?? [kind, askedBy].filter((part) => part !== null).join(', ')

interface FileShown {
  readonly id: string
  readonly name: string
  readonly bytes: number
}

interface FileLinksProps {
  readonly files: readonly FileShown[]
  readonly locale: 'it' | 'en'
  readonly hrefOf: (fileId: string) => string
  /** What stands beside each file. */
  readonly children?: (file: FileShown) => Child
}

/** Links to the files of an act, with their sizes. */
export function FileLinks({ files, locale, hrefOf, children }: FileLinksProps) {
  return (
    <ul>
      {files.map((file) => (
        <li>
          <a href={hrefOf(file.id)}>{file.name}</a> ({fileSize(file.bytes, locale)}){children?.(file)}
        </li>
      ))}
    </ul>
  )
}
