import { loadContent, slugOf, takenSlugs } from '#engines/content/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { knownContents, nameItems, unnamedItems } from './store.ts'
import { targetOf } from './target.ts'

const chunk = 500

/** Decodes what WordPress writes in percent signs; what is no such writing stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Gives each item that waits its slug before the first is imported, so that their links to each other are known: the one
 * that it had in its site where nobody has it here, and the one of its content where it was imported before.
 */
export async function giveSlugs(tx: Tx, importId: string, site: string): Promise<void> {
  const given = new Set<string>()
  for (;;) {
    const items = await unnamedItems(tx, importId, chunk)
    if (items.length === 0) return
    const known = await knownContents(
      tx,
      site,
      items.map(({ source_id: id }) => id),
    )
    const wanted = items.map(({ position, slug, title }) => ({
      first: slugOf(decoded(slug)) || slugOf(title) || 'senza-titolo',
      position,
    }))
    const taken = await takenSlugs(
      tx,
      wanted.map(({ first }) => first),
    )
    const names: { position: number; slug: string }[] = []
    for (const [index, { position, source_id: sourceId, target }] of items.entries()) {
      const before = known.get(sourceId)
      const { first } = wanted[index] ?? { first: '' }
      const type = targetOf(target ?? '')?.type ?? 'page'
      const isFree = (slug: string) => !given.has(`${type}/${slug}`) && !taken.has(`${type}/${slug}`)
      const slug = before
        ? (await loadContent(tx, before.contentId)).slug
        : isFree(first)
          ? first
          : `${first}-${position}`
      given.add(`${type}/${slug}`)
      names.push({ position, slug })
    }
    await nameItems(tx, importId, names)
  }
}
