import type { Child } from 'hono/jsx'

export interface CardProps {
  readonly title: string
  readonly href: string
  readonly text?: string | undefined
  /** Small line above the title: the category, a date. */
  readonly category?: string | undefined
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** Of the national model: `service-link`, `news-category-link`... */
  readonly element?: string | undefined
  /** Above everything else. */
  readonly picture?: Child | undefined
  readonly children?: Child
}

export function Card({ title, href, text, category, headingLevel = 3, element, picture, children }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article class="it-card rounded shadow-sm border portico-card">
      {picture === undefined ? null : <div class="portico-card-picture">{picture}</div>}
      <Heading class="it-card-title">
        <a href={href} data-element={element}>
          {title}
        </a>
      </Heading>
      <div class="it-card-body">
        {category === undefined ? null : <p class="portico-card-category">{category}</p>}
        {text === undefined ? null : <p class="it-card-text">{text}</p>}
        {children}
      </div>
    </article>
  )
}

export function CardList({ cards }: { cards: readonly CardProps[] }) {
  return (
    <ul class="portico-cards">
      {cards.map((card) => (
        <li>
          <Card {...card} />
        </li>
      ))}
    </ul>
  )
}
