import { transparencyTree } from '#kernel/lists/transparency.ts'
import { entry } from './entry.ts'

/** Places of the tree of transparency, each named with its section: two sections have penalties of the same name. */
export const transparencyNodes = transparencyTree.flatMap(({ label: section, nodes }) =>
  nodes.map(({ code, label }) =>
    label.it === section.it
      ? entry(code, label.it, label.en, code)
      : entry(code, `${section.it}: ${label.it}`, `${section.en}: ${label.en}`, code),
  ),
)
