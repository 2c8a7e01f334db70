import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Elements of a page, as a browser reads them. */
export interface Html {
  /** All with this `data-element`, in their order. */
  marked: (name: string) => readonly Element[]
  readonly all: readonly Element[]
  /** All of a name, in their order. */
  named: (name: string) => readonly Element[]
}

export function readHtml(text: string): Html {
  const all: Element[] = []
  const walk = (node: Nodes) => {
    if (node.type === 'element') all.push(node)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(fromHtml(text))
  return {
    all,
    marked: (name) => all.filter(({ properties }) => properties['dataElement'] === name),
    named: (name) => all.filter(({ tagName }) => tagName === name),
  }
}

/** Words of an element, without the spaces around them. */
export function textOf(node: Nodes | undefined): string {
  if (!node) return ''
  if (node.type === 'text') return node.value
  return 'children' in node
    ? node.children
        .map((child) => textOf(child))
        .join('')
        .replaceAll(/\s+/gu, ' ')
        .trim()
    : ''
}

/** An attribute as text; empty where it is missing. */
export function attribute(element: Element | undefined, name: string): string {
  const value = element?.properties[name]
  return value === undefined || value === null ? '' : String(value)
}
