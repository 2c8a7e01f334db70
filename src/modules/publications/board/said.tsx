import { formatDate, plainDate } from '#kernel/dates.ts'
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
