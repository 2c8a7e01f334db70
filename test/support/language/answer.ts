// What an evaluator makes of the questions of a seed, as text: built for the server and bundled for the browser alike.
import { workOut } from '#kernel/language/evaluate.ts'
import { sayResult, sayWhyNot, type Words } from '#kernel/language/say.ts'
import type { Value } from '#kernel/language/value.ts'
import { questionAt } from './generate.ts'

const words: Words = {
  locale: 'it',
  field: (path) => path,
  option: () => undefined,
  computed: (id) => id,
  unitOf: (_kind, name) => (name === 'n' ? 'm2' : undefined),
}

function plain(value: Value): string {
  if (value.kind === 'number' || value.kind === 'money') return `${value.kind} ${value.value.n}/${value.value.d}`
  return value.kind === 'nothing' ? 'nothing' : `${value.kind} ${JSON.stringify(value.value)}`
}

/** The nth question of a seed with its answer and the words of it. */
export function answerAt(seed: number, index: number): string {
  const { expression, facts } = questionAt(seed, index)
  const worked = workOut(expression, facts)
  return [JSON.stringify(expression), plain(worked.value), sayResult(worked, words), ...sayWhyNot(worked, words)].join(
    '\n',
  )
}

/** A hash of many answers (FNV-1a over UTF-16 code units), and how many of them came to something. */
export function digest(
  seed: number,
  from: number,
  until: number,
): { readonly hash: number; readonly something: number } {
  let hash = 0x811c9dc5
  let something = 0
  for (let index = from; index < until; index += 1) {
    const answered = answerAt(seed, index)
    if (!answered.includes('\nnothing\n')) something += 1
    for (let at = 0; at < answered.length; at += 1) hash = Math.imul(hash ^ answered.charCodeAt(at), 0x01000193)
  }
  return { hash: hash >>> 0, something }
}
