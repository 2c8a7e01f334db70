export interface SubNavItem {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  /** A number beside the label, with its words: `{ value: 3, label: '3 da leggere' }`. */
  readonly count?: { readonly value: number; readonly label: string } | undefined
}

/** Sections of one thing as links: they look like tabs, and each is a page with its address. */
export function SubNav({ label, items }: { label: string; items: readonly SubNavItem[] }) {
  return (
    <nav class="portico-subnav" aria-label={label}>
      <ul class="nav nav-tabs">
        {items.map(({ label, href, current, count }) => (
          <li class="nav-item">
            <a class={current ? 'nav-link active' : 'nav-link'} href={href} aria-current={current ? 'page' : undefined}>
              {label}
              {count === undefined ? null : (
                <>
                  {' '}
                  <span class="badge portico-count" aria-hidden="true">
                    {count.value}
                  </span>
                  <span class="visually-hidden">({count.label})</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
