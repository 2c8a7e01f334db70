import { z } from 'zod'
import { boards } from '#engines/publications/index.ts'
import type { Board } from '#engines/publications/index.ts'
import { href, partName, readDate } from '#ui/index.ts'
import type { DateParts, PageView, ReadDate } from '#ui/index.ts'
import { Cursor } from '../operations.ts'
import { publicationsPath } from '../paths.ts'

/** Names in the address of the page. */
export const names = { board: 'elenco', words: 'q', from: 'dal', until: 'al', after: 'dopo' } as const
export const wordsAtMost = 200

/** What the address asks for, with the dates as they were typed. */
export interface Asked {
  readonly board: Board | undefined
  readonly words: string
  readonly from: ReadDate
  readonly until: ReadDate
  readonly after: string | undefined
}

export function readAsked(query: URLSearchParams): Asked {
  const all = Object.fromEntries(query)
  return {
    board: z.enum(boards).safeParse(query.get(names.board)).data,
    words: (query.get(names.words) ?? '').slice(0, wordsAtMost).trim(),
    from: readDate(all, names.from),
    until: readDate(all, names.until),
    after: Cursor.safeParse(query.get(names.after)).data,
  }
}

/** A date that can be asked for. */
export const dayOf = (read: ReadDate): string | undefined => (read.kind === 'date' ? read.iso : undefined)

/** A date as its field shows it again. */
export const typedDate = (read: ReadDate): string | DateParts | undefined =>
  read.kind === 'invalid' ? read.parts : dayOf(read)

export const isSearch = ({ words, from, until }: Asked): boolean =>
  words !== '' || from.kind !== 'empty' || until.kind !== 'empty'

function dateParameters(name: string, read: ReadDate): [string, string][] {
  if (read.kind !== 'date') return []
  const [year = '', month = '', day = ''] = read.iso.split('-')
  return [
    [partName(name, 'day'), day],
    [partName(name, 'month'), month],
    [partName(name, 'year'), year],
  ]
}

/** Address of the page with what is asked, but for what changes. */
export function addressOf(view: PageView, asked: Asked, change: Partial<Pick<Asked, 'board' | 'after'>>): string {
  const { board, words, from, until, after } = { ...asked, ...change }
  const single = [
    [names.board, board ?? ''],
    [names.words, words],
    [names.after, after ?? ''],
  ] as const
  const parameters = new URLSearchParams([
    ...single.filter(([, value]) => value !== '').map(([name, value]): [string, string] => [name, value]),
    ...dateParameters(names.from, from),
    ...dateParameters(names.until, until),
  ])
  const address = href(view, publicationsPath.to())
  return parameters.size === 0 ? address : `${address}?${parameters.toString()}`
}
