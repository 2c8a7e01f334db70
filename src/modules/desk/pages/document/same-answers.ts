import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Answers } from '#engines/cases/index.ts'

/** Whether what was typed is what is written already; spaces at the ends do not count. */
export function sameAnswers(written: Answers, typed: Answers): boolean {
  const trimmed = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  )
  return canonicalJson(written) === canonicalJson(trimmed)
}
