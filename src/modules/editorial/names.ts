import { listServices, packText } from '#engines/cases/index.ts'
import { nameReferences } from '#engines/content/index.ts'
import type { ContentName } from '#engines/content/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'

/** Titles of what references name: contents, and services that are packs. What is gone has none. */
export async function namesOf(
  { tx, locale }: Pick<OperationScope, 'tx' | 'locale'>,
  references: readonly string[],
): Promise<ContentName[]> {
  const contents = await nameReferences(tx, references)
  const missing = references.filter(
    (one) => one.startsWith('service/') && contents.every(({ reference }) => reference !== one),
  )
  if (missing.length === 0) return contents
  const packs = (await listServices(tx)).map(({ version: { pack } }) => ({
    reference: `service/${pack.definition.id}`,
    title: packText(pack, locale, 'service.title'),
  }))
  return [...contents, ...packs.filter(({ reference }) => missing.includes(reference))]
}
