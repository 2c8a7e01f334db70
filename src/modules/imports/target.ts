import { vocabularies } from '#engines/content/index.ts'
import type { ContentTypeId } from '#engines/content/index.ts'
import type { Text } from '#kernel/text.ts'

/** What an item may become: a type of content, and its category where the choice says it too. */
export interface Target {
  /** As it is kept and sent: `news:press-release`, `page`. */
  readonly id: string
  readonly type: ContentTypeId
  readonly kind?: string
  readonly label: Text
}

/** What items may become, in the order in which they are offered. */
export const targets: readonly Target[] = [
  ...vocabularies['news-kinds'].map(({ code, label }) => ({
    id: `news:${code}`,
    type: 'news' as const,
    kind: code,
    label,
  })),
  { id: 'page', type: 'page', label: { it: 'Pagina', en: 'Page' } },
  { id: 'document', type: 'document', label: { it: 'Documento pubblico', en: 'Public document' } },
]

export const targetOf = (id: string): Target | undefined => targets.find((one) => one.id === id)

/** What is proposed for items of a kind and category: pages stay pages, files and whatever else are left. */
export function proposedTarget(kind: string, category: string): string {
  if (kind === 'page') return 'page'
  if (kind !== 'post') return ''
  if (/stampa|comunicat|press/i.test(category)) return 'news:release'
  return /avvis|allert|ordinanz|scadenz|notice/i.test(category) ? 'news:notice' : 'news:news'
}
