import type { HtmlEscapedString } from 'hono/utils/html'

/** What a JSX expression is. */
export type Element = HtmlEscapedString | Promise<HtmlEscapedString>

/** The HTML of an element whose components are all synchronous, as those of this folder are. */
export function markup(element: Element): string {
  if (element instanceof Promise) throw new TypeError('An asynchronous component has no HTML yet: await it')
  return element.toString()
}
