import { wordsOf, type Words } from './words.ts'

export interface Street {
  readonly code: string
  readonly name: string
  readonly numbers: readonly string[] | undefined
}

/** A street with the words it is found by. */
interface Entry {
  readonly street: Street
  readonly words: Words
}

export type StreetIndex = readonly Entry[]

export function indexStreets(streets: readonly Street[]): StreetIndex {
  return streets.map((street) => ({ street, words: wordsOf(street.name) }))
}

/** Whether one letter more, less, other, or two that changed places lie between two words. */
export function isOneSlip(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const [restLeft, restRight] = [left.slice(start), right.slice(start)]
  if (restLeft.slice(1) === restRight.slice(1) || restLeft.slice(1) === restRight || restLeft === restRight.slice(1))
    return true
  return restLeft.slice(2) === restRight.slice(2) && restLeft[0] === restRight[1] && restLeft[1] === restRight[0]
}

/** How a typed word fits one of a name: 0 the same, 1 its beginning, 4 with a slip; undefined not at all. */
function fit(typed: string, word: string): number | undefined {
  if (typed === word) return 0
  if (word.startsWith(typed)) return 1
  return typed.length >= 4 && isOneSlip(typed, word) ? 4 : undefined
}

interface Fit {
  readonly cost: number
  /** Whether the words were written in full, or as initials. */
  readonly isFull: boolean
}

const slipCost = 4

/** The cheapest way to give each typed word a word of the name, at most one of them with a slip. */
function fitWords(typed: readonly string[], words: readonly string[], slips = 1): Fit | undefined {
  const [first, ...rest] = typed
  if (first === undefined) return { cost: words.length * 0.1, isFull: true }
  let best: Fit | undefined
  for (const [index, word] of words.entries()) {
    const own = fit(first, word)
    if (own === undefined || (own === slipCost && slips === 0)) continue
    const others = fitWords(
      rest,
      words.filter((_word, at) => at !== index),
      own === slipCost ? slips - 1 : slips,
    )
    if (!others) continue
    const isFull = others.isFull && (own !== 1 || first.length === 1)
    const cost = own + others.cost
    if (!best || cost < best.cost || (cost === best.cost && isFull)) best = { cost, isFull }
  }
  return best
}

interface Found extends Fit {
  readonly street: Street
  readonly isSameKind: boolean
  /** Whether it is the whole name and nothing else. */
  readonly isWhole: boolean
}

// a name has few words: what is longer is no street, and would cost as many ways to fit it
const mostWords = 8

function search(index: StreetIndex, typed: string): Found[] {
  const asked = wordsOf(typed.slice(0, 120))
  if (asked.words.length === 0 || asked.words.length > mostWords) return []
  const found = index.flatMap(({ street, words }): Found[] => {
    if (asked.words.length > words.words.length) return []
    const fitted = fitWords(asked.words, words.words)
    if (!fitted) return []
    const isSameKind = asked.kind === undefined || asked.kind === words.kind
    const isWhole =
      fitted.isFull && fitted.cost === 0 && words.words.length === asked.words.length && asked.kind === words.kind
    return [{ ...fitted, cost: fitted.cost + (isSameKind ? 0 : 2), street, isSameKind, isWhole }]
  })
  return found.sort((a, b) => a.cost - b.cost || a.street.name.localeCompare(b.street.name, 'it'))
}

/** Streets that may be meant by what was typed so far, the likeliest first. */
export function findStreets(index: StreetIndex, typed: string, limit = 10): Street[] {
  return search(index, typed)
    .slice(0, limit)
    .map(({ street }) => street)
}

/** What an address that was typed to its end stands for. */
export type StreetMatch =
  | { readonly kind: 'one'; readonly street: Street }
  | { readonly kind: 'several'; readonly streets: readonly Street[] }
  | { readonly kind: 'none' }

/** Several are offered, none is left out: who lives there knows. */
export function matchStreet(index: StreetIndex, typed: string, limit = 10): StreetMatch {
  const found = search(index, typed).filter(({ isFull }) => isFull)
  const whole = found.filter(({ isWhole }) => isWhole)
  const [only] = whole.length === 1 ? whole : found
  if (!only) return { kind: 'none' }
  if (whole.length === 1 || (found.length === 1 && only.isSameKind)) return { kind: 'one', street: only.street }
  return { kind: 'several', streets: found.slice(0, limit).map(({ street }) => street) }
}
