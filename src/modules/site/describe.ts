import { listServices, packText } from '#engines/cases/index.ts'
import {
  codeOf,
  contentTypes,
  entryOf,
  filesOf,
  formatOf,
  headOf,
  inLanguage,
  momentsOf,
  parseReference,
  readBacklinks,
  readContentFiles,
  readImages,
  readManyPublic,
  referencesOf,
  sayCode,
  valueShapes,
  Words,
} from '#engines/content/index.ts'
import type { ContentBody, ContentField, ContentFile, ContentHead, PublicContent } from '#engines/content/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { z } from 'zod'
import { filePath } from './paths.ts'
import { ShownHead } from './schema.ts'
import type { ShownContent, ShownField, ShownFile, ShownImage } from './schema.ts'

type Scope = Pick<OperationScope, 'tx' | 'locale'>
type FilesById = ReadonlyMap<string, ContentFile>
type ImagesById = ReadonlyMap<string, { readonly width: number; readonly height: number }>

/** Fields that the page shows in places of their own. */
const shownElsewhere = new Set(['title', 'summary', 'topics', 'image', 'contacts', 'desk'])

/** Name of the category of a content. */
function kindName({ type, kind }: Pick<ContentHead, 'type' | 'kind'>, locale: 'it' | 'en'): string | null {
  const field = contentTypes[type].fields.find(({ id }) => id === contentTypes[type].category?.field)
  return field?.kind === 'code' && kind !== null ? sayCode(field.list, kind, locale) : null
}

/** Heads with the sizes of their images, read in one trip. */
export async function showHeads({ tx, locale }: Scope, contents: readonly PublicContent[]): Promise<ShownHead[]> {
  const heads = contents.map((content) => headOf(content, locale))
  const images = await imagesOf(
    tx,
    heads.flatMap(({ image }) => image?.id ?? []),
  )
  return heads.map((head) => shownHead(head, images, locale))
}

async function imagesOf(tx: Scope['tx'], ids: readonly string[]): Promise<ImagesById> {
  return new Map((await readImages(tx, ids)).map(({ id, width, height }) => [id, { width, height }]))
}

function shownHead(head: ContentHead, images: ImagesById, locale: 'it' | 'en'): ShownHead {
  const { type, slug, kind, title, summary, path, sortAt, endsAt } = head
  return {
    type,
    slug,
    kind,
    kindName: kindName(head, locale),
    title,
    summary,
    image: shownImage(head.image, images, locale),
    path,
    at: sortAt.toISOString(),
    until: endsAt?.toISOString() ?? null,
  }
}

function shownImage(image: ContentHead['image'], images: ImagesById, locale: 'it' | 'en'): ShownImage | null {
  const size = image && images.get(image.id)
  return image && size ? { id: image.id, alt: inLanguage(image.alt, locale).text, ...size } : null
}

/** A service that is a pack, as lists show it. */
export interface PackHead extends ShownHead {
  readonly officeId: string
  /** Italian names of its topics. */
  readonly topics: readonly string[]
}

/** Services that are packs, as lists show them. */
export async function packHeads({ tx, locale }: Scope): Promise<PackHead[]> {
  const services = await listServices(tx)
  return services.map(({ officeId, version: { pack } }) => ({
    type: 'service',
    slug: pack.definition.id,
    kind: pack.definition.catalogue.category ?? null,
    kindName: kindName({ type: 'service', kind: pack.definition.catalogue.category ?? null }, locale),
    title: packText(pack, locale, 'service.title'),
    summary: packText(pack, locale, 'service.summary'),
    image: null,
    path: contentPathOfPack(pack.definition.id),
    at: new Date(0).toISOString(),
    until: null,
    officeId,
    topics: pack.definition.catalogue.topics,
  }))
}

const contentPathOfPack = (id: string) => `/servizi/${id}`

/** The heads of references, in their order: contents that are public, and packs. */
async function headsOf(scope: Scope, references: readonly string[]): Promise<ShownHead[]> {
  const wanted = references.flatMap((one) => parseReference(one) ?? [])
  const shown = await showHeads(scope, await readManyPublic(scope.tx, wanted))
  const missing = wanted.filter((one) => shown.every(({ type, slug }) => type !== one.type || slug !== one.slug))
  const packs = missing.some(({ type }) => type === 'service') ? await packHeads(scope) : []
  return wanted.flatMap(
    (one) =>
      shown.find(({ type, slug }) => type === one.type && slug === one.slug) ??
      packs.find(({ type, slug }) => type === one.type && slug === one.slug) ??
      [],
  )
}

/** The head of one reference, in the language of the scope. */
export async function headOfName(scope: Scope, reference: string): Promise<ShownHead | undefined> {
  const [head] = await headsOf(scope, [reference])
  return head && ShownHead.parse(head)
}

/** The value of a field as its shape has it; undefined for one that is empty or of another shape. */
function valueOf<Kind extends keyof typeof valueShapes>(
  kind: Kind,
  body: ContentBody,
  id: string,
): z.output<(typeof valueShapes)[Kind]> | undefined {
  return valueShapes[kind].safeParse(body[id]).data as z.output<(typeof valueShapes)[Kind]> | undefined
}

/** A field of a body in words; nothing where it says nothing. */
function showField(
  field: ContentField,
  body: ContentBody,
  locale: 'it' | 'en',
  known: FilesById = new Map(),
): ShownField[] {
  const named = { id: field.id, label: field.label[locale] }
  const plain = codeOf(body, field.id)
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'rich': {
      const words = Words.safeParse(body[field.id]).data
      if (!words || words.it.trim() === '') return []
      return [{ ...named, kind: field.kind === 'rich' ? 'rich' : 'words', ...inLanguage(words, locale) }]
    }
    case 'lines': {
      const lines = valueOf('lines', body, field.id)
      if (!lines || lines.it.length === 0) return []
      const isTranslated = locale === 'en' && (lines.en?.length ?? 0) > 0
      return [
        {
          ...named,
          kind: 'lines',
          lines: isTranslated ? (lines.en ?? []) : lines.it,
          locale: isTranslated ? 'en' : 'it',
        },
      ]
    }
    case 'name':
      return plain === undefined ? [] : [{ ...named, kind: 'words', text: plain, locale: 'it' }]
    case 'code': {
      const entry = plain === undefined ? undefined : entryOf(field.list, plain)
      return entry ? [{ ...named, kind: 'words', text: entry.label[locale], locale }] : []
    }
    case 'date':
      return plain === undefined ? [] : [{ ...named, kind: 'date', date: plain }]
    case 'email':
    case 'phone':
    case 'web':
      return plain === undefined ? [] : [{ ...named, kind: field.kind, text: plain }]
    case 'moments': {
      const moments = momentsOf(body, field.id)
      return moments.length === 0 ? [] : [{ ...named, kind: 'moments', moments: [...moments] }]
    }
    case 'point': {
      const [longitude, latitude] = valueOf('point', body, field.id) ?? []
      return longitude === undefined || latitude === undefined ? [] : [{ ...named, kind: 'point', longitude, latitude }]
    }
    case 'files': {
      const files = shownFiles(body, field.id, known, locale)
      return files.length > 0 ? [{ ...named, kind: 'files', files }] : []
    }
    case 'flag':
      return body[field.id] === true ? [{ ...named, kind: 'flag' }] : []
    case 'codes':
    case 'image':
    case 'relation':
      return []
  }
}

/** Files of a field with their sizes; a title that is still to be written is the name of the file. */
function shownFiles(body: ContentBody, id: string, known: FilesById, locale: 'it' | 'en'): ShownFile[] {
  return filesOf(body, id).flatMap((use) => {
    const file = known.get(use.id)
    if (!file) return []
    const title = inLanguage(use.title, locale)
    const { mediaType, bytes, name } = file
    return [
      {
        id: use.id,
        title: title.text.trim() === '' ? name : title.text,
        locale: title.locale,
        format: formatOf(file),
        mediaType,
        bytes,
        path: filePath.to({ fileId: use.id }),
      },
    ]
  })
}

/** A content with all that its page shows, in a language. */
export async function showContent(scope: Scope, content: PublicContent): Promise<ShownContent> {
  const { locale } = scope
  const { body } = content
  const type = contentTypes[content.type]
  const [head] = await showHeads(scope, [content])
  if (!head) throw new Error('a content has a head')
  const known = await readContentFiles(
    scope.tx,
    type.fields.flatMap((field) => (field.kind === 'files' ? filesOf(body, field.id).map(({ id }) => id) : [])),
  )
  const fields: ShownField[] = []
  for (const field of type.fields.filter(({ id }) => !shownElsewhere.has(id))) {
    if (field.kind === 'relation') {
      const heads = await headsOf(scope, referencesOf(body, field.id))
      if (heads.length > 0) fields.push({ id: field.id, label: field.label[locale], kind: 'relation', heads })
    } else fields.push(...showField(field, body, locale, known))
  }
  return {
    ...head,
    typeName: type.one[locale],
    topics: content.topics.map((code) => ({ code, label: sayCode('topics', code, locale) })),
    fields,
    contacts: await contactsOf(scope, body),
    links: await linksTo(scope, content),
    publishedAt: content.publishedAt.toISOString(),
    firstAt: content.firstAt.toISOString(),
  }
}

async function contactsOf({ tx, locale }: Scope, body: ContentBody): Promise<ShownContent['contacts']> {
  const wanted = referencesOf(body, 'contacts').flatMap((one) => parseReference(one) ?? [])
  const points = await readManyPublic(tx, wanted)
  return points.map((point) => ({
    title: headOf(point, locale).title,
    fields: contentTypes[point.type].fields
      .filter(({ id }) => id !== 'title')
      .flatMap((field) => showField(field, point.body, locale)),
  }))
}

/** What links to a content, under the words of the field through which it does; the packs of an office too. */
async function linksTo(scope: Scope, { type, slug, body }: PublicContent): Promise<ShownContent['links']> {
  const { tx, locale } = scope
  const groups: ShownContent['links'] = []
  for (const { type: from, field, contents } of await readBacklinks(tx, type, slug)) {
    const relation = contentTypes[from].fields.find(({ id }) => id === field)
    if (relation?.kind === 'relation')
      groups.push({ type: from, field, label: relation.inverse[locale], heads: await showHeads(scope, contents) })
  }
  const desk = codeOf(body, 'desk')
  if (type !== 'unit' || desk === undefined) return groups
  const packs = (await packHeads(scope)).filter(({ officeId }) => officeId === desk)
  const told = groups.find((one) => one.type === 'service' && one.field === 'unit')
  if (told) told.heads = [...packs, ...told.heads]
  else if (packs.length > 0) {
    const unit = contentTypes.service.fields.find(({ id }) => id === 'unit')
    const label = unit?.kind === 'relation' ? unit.inverse[locale] : ''
    groups.push({ type: 'service', field: 'unit', label, heads: packs })
  }
  return groups
}
