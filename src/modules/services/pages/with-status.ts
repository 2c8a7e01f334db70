import { markup } from '#ui/index.ts'
import type { Element } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'

/** A page that answers a form which could not be taken as it was: 422 to be corrected, 409 when things have changed. */
export function withStatus({ context }: PageRequest, page: Element, status: 409 | 422): Response | Promise<Response> {
  return context.html(markup(page), status)
}
