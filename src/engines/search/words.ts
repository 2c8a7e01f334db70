import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from '#kernel/fold.ts'

/** Small letters without accents, words parted by single spaces: as people type when they search. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Groups of words that mean the same in a municipality, in plain words: data, to be added to without code. */
const groups = z
  .array(z.array(z.string()).min(2))
  .parse(JSON.parse(readFileSync(new URL('synonyms.json', import.meta.url), 'utf8')))
  .map((group) => group.map(plain))

/** Whether a phrase stands in a text, on the borders of words. */
function holds(text: string, phrase: string): boolean {
  return ` ${text} `.includes(` ${phrase} `)
}

/** Other ways to say what a text says, from the groups of which it holds one. */
export function synonymsOf(text: string): string[] {
  const words = plain(text)
  return [
    ...new Set(groups.filter((group) => group.some((phrase) => holds(words, phrase))).flatMap((group) => [...group])),
  ].filter((phrase) => !holds(words, phrase))
}

/** Words long enough to be put right when they are mistyped. */
export function wordsOf(text: string): string[] {
  return [...new Set(plain(text).split(' '))].filter((word) => word.length >= 3 && !/\d/.test(word))
}

const longest = 60

/**
 * A search as the list of vain ones keeps it; undefined for one that could name a person: with digits, an @, or more than
 * five words.
 */
export function missOf(text: string): string | undefined {
  const words = plain(text)
  return words === '' || /[\d@]/.test(text) || words.length > longest || words.split(' ').length > 5 ? undefined : words
}
