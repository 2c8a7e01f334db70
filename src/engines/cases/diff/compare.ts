import { canonicalJson } from '#kernel/canonical-json.ts'
import { shorten } from './say-rule.ts'
import type { Group } from './groups.ts'
import type { DiffWords } from './words.ts'

/** What one of a list is called; the catalogue has the word. */
export type What =
  | 'field'
  | 'column'
  | 'page'
  | 'document'
  | 'table'
  | 'value'
  | 'rule'
  | 'condition'
  | 'fee'
  | 'state'
  | 'action'
  | 'clock'
  | 'suspension'
  | 'restart'
  | 'prevention'
  | 'end'
  | 'opinion'
  | 'outcome'
  | 'scenario'

/** One difference between two versions of a service, in words; the path is of the newer, or of the older when it is gone. */
export interface Difference {
  readonly group: Group
  readonly path: string
  readonly words: string
}

export const same = (a: unknown, b: unknown): boolean =>
  a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null)

const said = ({ t }: DiffWords, value: unknown): string => {
  if (value === undefined) return t('nothing')
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 80)
}

/** "term 30 -> 45", for a member that has no better words. */
export const sayChange = (words: DiffWords, member: string, before: unknown, after: unknown): string =>
  words.t('change', { member, before: said(words, before), after: said(words, after) })

/** A change that goes on where the name ends: "field `x` is now required". Others come after a colon. */
export const predicate = (text: string): string => ` ${text}`

type Members = Readonly<Record<string, unknown>>

/** How a member is told when it changed; nothing for one that is told elsewhere. */
export type Telling<Item> = (before: Item, after: Item) => readonly string[]
export type Tellings<Item> = { readonly [Member in keyof Item]?: Telling<Item> }

/** What changed between two items, member by member: in words of its own where there are some, else before and after. */
export function changesOf<Item extends object>(
  words: DiffWords,
  before: Item,
  after: Item,
  tellings: Tellings<Item>,
): string[] {
  const [a, b]: Members[] = [Object.fromEntries(Object.entries(before)), Object.fromEntries(Object.entries(after))]
  const own: Readonly<Record<string, Telling<Item> | undefined>> = { ...tellings }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => !same(a?.[name], b?.[name]))
    .flatMap((name) => own[name]?.(before, after) ?? [sayChange(words, name, a?.[name], b?.[name])])
}

export interface ListWords<Item> {
  readonly group: Group
  /** Path of the list. */
  readonly path: string
  /** What one is called: `field`. */
  readonly what: What
  readonly nameOf: (item: Item) => string
  /** Text that says what one is called; that of its kind unless said. */
  readonly textKey?: (name: string) => string
  readonly tellings?: Tellings<Item>
  /** More words about one that is new. */
  readonly whenAdded?: (item: Item) => string
}

/** Text of a service that says what one of a kind is called. */
const textKeys: Partial<Readonly<Record<What, (name: string) => string>>> = {
  field: fieldText,
  page: (name) => `pages.${name}.title`,
  document: (name) => `documents.${name}.label`,
  table: (name) => `tables.${name}.name`,
  value: (name) => `computed.${name}.label`,
  condition: (name) => `eligibility.${name}.name`,
  fee: (name) => `fees.${name}.text`,
  state: (name) => `states.${name}.name`,
  action: (name) => `actions.${name}.name`,
  opinion: (name) => `opinions.${name}.name`,
  outcome: (name) => `outcomes.${name}.name`,
}

export function fieldText(name: string): string {
  return `fields.${name}.label`
}

/** What something is called, beside its name: " (“Telefono”)". */
function besides({ text }: DiffWords, key: string | undefined): string {
  const label = key === undefined ? undefined : text(key)
  return label === undefined ? '' : ` (“${shorten(label, 60)}”)`
}

/** Differences between two lists of things with names. */
export function compareLists<Item extends object>(
  words: DiffWords,
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  list: ListWords<Item>,
): Difference[] {
  const { group, path, what, nameOf, tellings = {}, whenAdded, textKey = textKeys[what] } = list
  const { t } = words
  const old = new Map(before.map((item) => [nameOf(item), item]))
  const now = new Map(after.map((item) => [nameOf(item), item]))
  const tell = (name: string, told: string): Difference => ({
    group,
    path: `${path}.${name}`,
    words: `${t('subject', { what, name })}${besides(words, textKey?.(name))}${told}`,
  })
  const changed = after.flatMap((item) => {
    const name = nameOf(item)
    const was = old.get(name)
    if (!was) return [tell(name, `${predicate(t('isNew'))}${whenAdded?.(item) ?? ''}`)]
    return changesOf(words, was, item, tellings).map((change) =>
      tell(name, /^[ :]/.test(change) ? change : `: ${change}`),
    )
  })
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => tell(name, predicate(t('isGone'))))
  const [oldOrder, newOrder] = [
    [...old.keys()].filter((name) => now.has(name)),
    [...now.keys()].filter((name) => old.has(name)),
  ]
  return [
    ...changed,
    ...gone,
    ...(!same(oldOrder, newOrder) ? [{ group, path, words: t('order', { what, names: newOrder.join(', ') }) }] : []),
  ]
}

/** What stands in one list of names and not in the other. */
export function listChanges(before: readonly string[] = [], after: readonly string[] = []) {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  }
}

export const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** Names, each with what it is called beside it. */
export const named = (words: DiffWords, names: readonly string[], textKey: (name: string) => string): string =>
  names.map((name) => `\`${name}\`${besides(words, textKey(name))}`).join(', ')
