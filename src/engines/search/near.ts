import type { Locale } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { search } from './store.ts'
import type { SearchHit } from './store.ts'
import { plain } from './words.ts'

const wordsMost = 6
const lettersMost = 40

/** What an address that leads nowhere seems to speak of: its words, without numbers, codes and endings of files. */
export function wordsOfAddress(pathname: string): string {
  const words = pathname
    .replaceAll(/%[0-9a-f]{2}/gi, ' ')
    .replace(/\.[a-z]{2,5}$/i, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && word.length <= lettersMost && !/\d/.test(word))
  // the last words of an address are its most exact
  return [...new Set(words)].slice(-wordsMost).join(' ')
}

/** What is called by any of some words, the nearest first. */
export async function near(tx: Tx, words: string, locale: Locale, most: number): Promise<readonly SearchHit[]> {
  const each = plain(words).split(' ').filter(Boolean)
  if (each.length === 0) return []
  const { hits } = await search(tx, { words: each.join(' or '), locale, offset: 0, most })
  return hits
}
