/** What a key does in a combobox with a list (WAI-ARIA APG). */
export type ListKey =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'close' }
  | { readonly kind: 'choose' }
  /** Goes to an option, or opens the list; -1 is the box itself. */
  | { readonly kind: 'go'; readonly index: number }

interface ListState {
  readonly open: boolean
  readonly active: number
  readonly count: number
}

export function listKey(key: string, { open, active, count }: ListState): ListKey {
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', index: active + 1 < count ? active + 1 : 0 }
    case 'ArrowUp':
      return { kind: 'go', index: active > 0 ? active - 1 : count - 1 }
    case 'Enter':
      return open && active >= 0 ? { kind: 'choose' } : { kind: 'nothing' }
    case 'Escape':
      return open ? { kind: 'close' } : { kind: 'nothing' }
    default:
      return { kind: 'nothing' }
  }
}
