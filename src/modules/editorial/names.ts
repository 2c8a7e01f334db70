import { fold } from '#kernel/fold.ts'
import { listServices, packText } from '#engines/cases/index.ts'
import { findNames, nameReferences } from '#engines/content/index.ts'
import type { ContentName, ContentTypeId } from '#engines/content/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { editedOffices } from './policy.ts'

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
  return [...contents, ...(await packNames({ tx, locale })).filter(({ reference }) => missing.includes(reference))]
}

/** Services that are packs, by their names. */
async function packNames({ tx, locale }: Pick<OperationScope, 'tx' | 'locale'>): Promise<ContentName[]> {
  return (await listServices(tx)).map(({ version: { pack } }) => ({
    reference: `service/${pack.definition.id}`,
    title: packText(pack, locale, 'service.title'),
  }))
}

/** What can be linked to, by words of its title: contents of some types, and services that are packs. */
export async function searchNames(
  { tx, locale, memberships }: Pick<OperationScope, 'tx' | 'locale' | 'memberships'>,
  { types, search }: { readonly types: readonly ContentTypeId[]; readonly search: string },
): Promise<ContentName[]> {
  const contents = await findNames(tx, { offices: editedOffices(memberships), types, search })
  const packs = types.includes('service') ? await packNames({ tx, locale }) : []
  const found = packs.filter(({ title }) => fold(title).includes(fold(search)))
  return [...found, ...contents.filter(({ reference }) => found.every((one) => one.reference !== reference))]
}
