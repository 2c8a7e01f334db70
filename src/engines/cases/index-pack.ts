import { indexEntries } from '#engines/search/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { ServicePack } from './definition.ts'
import { packText } from './pack.ts'

const locales = ['it', 'en'] as const

/** Makes a version of a service findable in both languages, by all that its page says. */
export async function indexPack(tx: Tx, pack: ServicePack, sha256: string): Promise<void> {
  await indexEntries(
    tx,
    locales.map((locale) => ({
      source: 'pack',
      key: pack.definition.id,
      version: sha256,
      locale,
      type: 'service',
      title: packText(pack, locale, 'service.title'),
      summary: packText(pack, locale, 'service.summary'),
      words: Object.entries(pack.texts[locale])
        .filter(([key]) => key.startsWith('service.') || key.startsWith('pages.') || key.startsWith('documents.'))
        .map(([, text]) => text)
        .join('\n'),
      path: `/servizi/${pack.definition.id}`,
      topics: [],
    })),
  )
}
