import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { codeOf, contentFileBytesMost, contentFilesIn, sayCode, wordsOf } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import { readStreets } from '#engines/streets/index.ts'
import type { Renderer } from '#platform/documents/index.ts'
import type { FileStore, StoredContent } from '#platform/files/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { readDemoContents } from '../demo-contents.ts'
import type { DemoContent } from '../demo-contents.ts'
import { letters } from './letters.ts'
import type { Section } from './letters.ts'
import { tables, writeTable } from './tables.ts'
import type { TableSources } from './tables.ts'

const template = readFileSync(new URL('sample.typ', import.meta.url), 'utf8')

/** A file that is in the store, under the name that it is saved with. */
export interface DemoFile {
  readonly name: string
  readonly stored: StoredContent
}

/** Which file a content offers: documents of one kind the same, each dataset its own; undefined for any other content. */
export function demoFileOf({ type, slug, body }: Pick<DemoContent, 'type' | 'slug' | 'body'>): string | undefined {
  const kind = codeOf(body as ContentBody, 'kind')
  if (type === 'document') return kind !== undefined && kind in letters ? `${kind}.pdf` : undefined
  return type === 'dataset' && slug in tables ? `${slug}.csv` : undefined
}

/** The title of a file of the demonstration: no one takes it for the act itself. */
export function demoTitleOf({ type, body }: Pick<DemoContent, 'type' | 'body'>): { it: string; en: string } {
  const title = (locale: 'it' | 'en') => wordsOf(body as ContentBody, 'title', locale)
  return type === 'dataset'
    ? { it: `${title('it')}: estratto di prova`, en: `${title('en')}: sample extract` }
    : { it: `${title('it')}: copia di prova`, en: `${title('en')}: sample copy` }
}

interface Making {
  readonly store: FileStore
  readonly renderer: Renderer
  readonly tenant: { readonly id: string; readonly data: Pick<TenantData, 'name' | 'contacts'> }
  readonly tenantsFolder: string
  readonly now: Date
}

/**
 * Makes the files that the contents of a demonstration offer and puts them into the store. One PDF for each kind of
 * document and not for each document: nine take a tenth of a second, 117 would take a second and a half of the first
 * start.
 */
export async function makeDemoFiles(making: Making): Promise<ReadonlyMap<string, DemoFile>> {
  const { store, tenant, tenantsFolder, now } = making
  const contents = readDemoContents(tenantsFolder, tenant.id, now)
  const streetsFile = join(tenantsFolder, tenant.id, 'streets.csv')
  const streets = existsSync(streetsFile) ? readStreets(readFileSync(streetsFile, 'utf8')).streets : []
  const files = contentFilesIn(store, tenant.id)
  const wanted = new Map(
    contents.flatMap((one) => (demoFileOf(one) === undefined ? [] : [[demoFileOf(one) ?? '', one]])),
  )
  const made = await Promise.all(
    [...wanted].map(async ([name, content]) => {
      const bytes = await bytesOf(making, content, { contents, streets })
      return [name, { name, stored: await files.put(Readable.from([bytes]), contentFileBytesMost) }] as const
    }),
  )
  return new Map(made)
}

async function bytesOf(
  { renderer, tenant, now }: Making,
  { type, slug, body }: DemoContent,
  sources: TableSources,
): Promise<Buffer> {
  if (type === 'dataset') return writeTable(tables[slug]?.(sources) ?? [])
  const kind = codeOf(body as ContentBody, 'kind') ?? ''
  return renderSample(renderer, tenant, now, {
    title: sayCode('document-kinds', kind, 'it'),
    notice: 'Questo file mostra come si pubblica un documento. Il vero testo lo carica l’ufficio dalla redazione.',
    sections: letters[kind] ?? [],
  })
}

/** A PDF of the demonstration, which says that it is one. */
export function renderSample(
  renderer: Renderer,
  { data: { name, contacts } }: Pick<Making['tenant'], 'data'>,
  now: Date,
  { title, notice, sections }: { title: string; notice: string; sections: readonly Section[] },
): Promise<Buffer> {
  return renderer.render({
    template,
    standard: 'ua-1',
    createdAt: now,
    data: {
      municipality: { name, address: contacts.address, email: contacts.email },
      title,
      notice: [notice],
      sections: sections.map(({ title: head, paragraphs }) => ({ title: head, paragraphs })),
    },
  })
}
