import { markup, type Element } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'

/** A page that answers a form which was not accepted: same page, what was typed, and the status that says so. */
export function reply({ context }: PageRequest, page: Element, status: number): Response {
  return context.html(markup(page), status === 409 ? 409 : 422)
}
