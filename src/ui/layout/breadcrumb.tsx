import { href, type PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

export interface Crumb {
  readonly label: string
  /** Path of this site; the last crumb, which is the page itself, has none. */
  readonly path?: string | undefined
}

/** The home page is put first by itself. */
export function Breadcrumb({ view, crumbs }: { view: PageView; crumbs: readonly Crumb[] }) {
  const t = layoutWords(view.locale)
  const all: Crumb[] = [{ label: t('home'), path: '/' }, ...crumbs]
  return (
    <nav class="breadcrumb-container" aria-label={t('breadcrumb')}>
      <ol class="breadcrumb" data-element="breadcrumb">
        {all.map(({ label, path }, index) => {
          const last = index === all.length - 1
          return (
            <li class={last ? 'breadcrumb-item active' : 'breadcrumb-item'} aria-current={last ? 'page' : undefined}>
              {path === undefined || last ? <span>{label}</span> : <a href={href(view, path)}>{label}</a>}
              {last ? null : (
                <span class="separator" aria-hidden="true">
                  /
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
