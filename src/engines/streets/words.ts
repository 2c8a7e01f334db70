import { fold } from '#kernel/fold.ts'

// kinds of streets as people shorten them
const kinds: Readonly<Record<string, readonly string[]>> = {
  via: ['via', 'v'],
  viale: ['viale', 'vle', 'vl'],
  vicolo: ['vicolo', 'vlo', 'vic', 'vco'],
  piazza: ['piazza', 'pza', 'pzza', 'pz', 'p'],
  piazzale: ['piazzale', 'ple', 'pzle', 'ple'],
  piazzetta: ['piazzetta', 'ptta', 'pzzetta', 'pzta'],
  corso: ['corso', 'cso', 'c'],
  largo: ['largo', 'lgo', 'l'],
  strada: ['strada', 'str', 'sda'],
  salita: ['salita', 'sal'],
  contrada: ['contrada', 'cda', 'ctr'],
  borgo: ['borgo', 'bgo'],
  lungolago: ['lungolago'],
  lungomare: ['lungomare'],
  localita: ['localita', 'loc'],
  frazione: ['frazione', 'fraz', 'fr'],
  vico: ['vico'],
  passaggio: ['passaggio', 'pass'],
  scalinata: ['scalinata'],
  calata: ['calata'],
}

const kindOf = new Map(Object.entries(kinds).flatMap(([kind, forms]) => forms.map((form) => [form, kind] as const)))
// a saint by any name: San Martino, S. Martino, Sant'Anna, Santi Cosma e Damiano
const saints = new Set(['s', 'ss', 'san', 'sant', 'santa', 'santo', 'santi', 'sante'])
// said or not, they tell no street from another
const particles = new Set([
  'di',
  'de',
  'del',
  'della',
  'delle',
  'dei',
  'degli',
  'dell',
  'd',
  'e',
  'il',
  'la',
  'le',
  'i',
])

/** A name as it is compared: its kind, if it begins with one, and its words, without accents, capitals and particles. */
export interface Words {
  readonly kind: string | undefined
  readonly words: readonly string[]
}

/** What was typed, or the name of a street, as it is compared. */
export function wordsOf(text: string): Words {
  const bare = fold(text)
  // `p.za` is one word and `v.Roma` are two: what its letters make without points decides
  const split = bare.split(/[\s,;]+/).flatMap((chunk) => {
    const closed = chunk.replaceAll('.', '')
    return kindOf.has(closed) || saints.has(closed) ? [closed] : chunk.split(/[^a-z0-9]+/)
  })
  const all = split.filter(Boolean)
  const at = all.findIndex((word) => kindOf.has(word))
  // a kind stands first, or last when the words were turned round (`Verdi, via`); elsewhere it is part of a name
  const isKind = at === 0 || (at === all.length - 1 && all.length > 1 && (all[at]?.length ?? 0) > 1)
  const kind = isKind && all.length > 1 ? kindOf.get(all[at] ?? '') : undefined
  const rest = kind === undefined ? all : all.filter((_word, index) => index !== at)
  const told = rest.map((word) => (saints.has(word) ? 'san' : word)).filter((word) => !particles.has(word))
  return { kind, words: told.length > 0 ? told : rest }
}
