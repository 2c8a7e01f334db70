/** How easily an Italian text is read, and by whom. */
export interface Gulpease {
  /** 0 (hardest) to 100 (easiest), rounded. */
  readonly score: number
  /** Least schooling with which it is read easily; `nobody` where not even a degree makes it easy. */
  readonly easyFor: 'primary' | 'lower-secondary' | 'upper-secondary' | 'nobody'
  readonly words: number
  readonly sentences: number
}

/**
 * The Gulpease index of an Italian text: 89 + (300 x sentences - 10 x letters) / words, within 0 and 100. P. Lucisano,
 * M. E. Piemontese, "GULPEASE: una formula per la predizione della difficoltà dei testi in lingua italiana", Scuola e
 * città 3 (1988). Easy from 80 with primary school, from 60 with lower secondary, from 40 with upper secondary.
 * Undefined for a text without words.
 */
export function gulpease(text: string): Gulpease | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return undefined
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  // a line is a sentence too: titles and entries of a list end without a stop
  const sentences = text.split(/[.!?…;]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const score = Math.round(Math.min(100, Math.max(0, 89 + (300 * sentences - 10 * letters) / words.length)))
  return {
    score,
    easyFor: score >= 80 ? 'primary' : score >= 60 ? 'lower-secondary' : score >= 40 ? 'upper-secondary' : 'nobody',
    words: words.length,
    sentences,
  }
}
