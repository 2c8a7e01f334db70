import { fold } from '#kernel/fold.ts'

/** Lower case, no accents, no punctuation: as people type when they search. */
export function plainWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Words that say nothing of what is looked for. */
const empty = new Set(
  'a al allo alla ai agli alle ad con da dal dalla dei del della delle di e ed gli i il in la le lo mi nel nella o per su sul un una uno vorrei voglio devo the of an to for my and or'.split(
    ' ',
  ),
)

/** Two words match when one begins with the other but for its ending: "documento" finds "documenti", "permess" "permesso". */
function matches(asked: string, known: string): boolean {
  const stem = asked.length > 4 ? asked.slice(0, -1) : asked
  return known.startsWith(stem)
}

/** What matches all the words asked for; when nothing does, whatever matches most of them. */
export function findServices<T extends { readonly title: string; readonly summary: string }>(
  services: readonly T[],
  asked: string,
): T[] {
  const wanted = plainWords(asked).filter((word) => !empty.has(word))
  if (wanted.length === 0) return [...services]
  const scored = services.map((service) => {
    const words = plainWords(`${service.title} ${service.summary}`)
    return { service, score: wanted.filter((word) => words.some((known) => matches(word, known))).length }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ service }) => service)
}
