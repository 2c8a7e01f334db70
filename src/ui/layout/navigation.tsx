import type { Locale } from '#platform/i18n/index.ts'
import { href, type NavigationItem, type PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

const sections = [
  { element: 'management', label: 'management', path: '/amministrazione' },
  { element: 'news', label: 'news', path: '/novita' },
  { element: 'all-services', label: 'services', path: '/servizi' },
  { element: 'live', label: 'live', path: '/vivere-il-comune' },
] as const

/** The four items of the national model, in its order. */
export function modelNavigation(locale: Locale): NavigationItem[] {
  const t = layoutWords(locale)
  return sections.map(({ element, label, path }) => ({ element, label: t(label), path }))
}

/** The item that leads to this page: of those whose address begins like this page's, the longest. */
function currentOf(view: PageView, items: readonly NavigationItem[]): NavigationItem | undefined {
  return items
    .filter(({ path }) => view.path === path || view.path.startsWith(`${path}/`))
    .reduce<NavigationItem | undefined>(
      (best, item) => (best && best.path.length > item.path.length ? best : item),
      undefined,
    )
}

/** A plain row of links that wraps on a phone: nothing to open, so nothing to break without scripts. */
export function Navigation({ view }: { view: PageView }) {
  const items = view.navigation ?? []
  if (items.length === 0) return null
  const t = layoutWords(view.locale)
  const officer = view.user?.kind === 'officer'
  const current = currentOf(view, items)
  return (
    <nav
      class={officer ? 'portico-nav is-officer' : 'portico-nav'}
      aria-label={t(officer ? 'officerNavigation' : 'mainNavigation')}
    >
      <div class="container">
        <ul class="navbar-nav" data-element="main-navigation">
          {items.map((item) => (
            <li class="nav-item">
              <a
                class="nav-link"
                href={href(view, item.path)}
                data-element={item.element}
                aria-current={item === current ? (view.path === item.path ? 'page' : 'true') : undefined}
              >
                <span>{item.label}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
