import type { z } from 'zod'
import { href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'

const parameter = 'prima-di'

/** Where the page of a list begins; an address that somebody has changed by hand begins at the top. */
export function beforeOf<Id extends z.ZodType<string>>(query: URLSearchParams, schema: Id): z.output<Id> | undefined {
  const asked = schema.safeParse(query.get(parameter))
  return asked.success ? asked.data : undefined
}

/** Address of the page that follows an entry. */
export function pageHref(view: PageView, path: string, last: string): string {
  return `${href(view, path)}?${parameter}=${last}`
}
