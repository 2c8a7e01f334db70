import { Readable } from 'node:stream'
import { z } from 'zod'
import {
  addressesMost,
  contentErrors,
  contentFilesIn,
  contentTypeIds,
  entryOf,
  imageCuts,
  imageFormats,
  imageWidths,
  isShownInline,
  listAddresses,
  listPublic,
  readImageSize,
  readPublic,
  readPublicFile,
  Slug,
} from '#engines/content/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { notFound } from '#platform/operations/errors.ts'
import { defineFileOperation, defineOperation } from '#platform/operations/operation.ts'
import { headOfName, packHeads, showContent, showHeads } from './describe.ts'
import { ShownContent, ShownHead } from './schema.ts'

const purpose = 'public-information'
const most = 24

/** Where a page of a list ended: what its order goes by, and an id. */
export const Cursor = z.string().regex(/^[0-9a-f-]{36}~.{0,200}$/)

/** A cursor as a list reads it. */
export const cursorOf = (text: string | undefined) =>
  text === undefined ? undefined : { id: text.slice(0, 36), key: text.slice(37) }

export const listContentsOperation = defineOperation({
  id: 'contents.list',
  method: 'GET',
  path: '/contents',
  summary: 'List what the site tells of: news, events, places, offices, people, documents',
  access: everyone,
  purpose,
  input: z.object({
    type: z.enum(contentTypeIds),
    kind: z.string().max(60).optional().describe('Code of a category of the type.'),
    topic: z.string().max(60).optional().describe('Code of a topic of the national model.'),
    time: z.enum(['coming', 'past']).optional().describe('Of events: those that have not ended, or that have.'),
    order: z.enum(['newest', 'title', 'soonest']).default('newest'),
    after: Cursor.optional().describe('`next` of the page before.'),
    most: z.coerce.number().int().min(1).max(100).default(most).describe('Contents on a page.'),
  }),
  output: z.object({ contents: z.array(ShownHead), next: Cursor.nullable() }),
  errors: [],
  async run({ type, kind, topic, time, order, after, most: pageSize }, scope) {
    const { contents, next } = await listPublic(scope.tx, {
      types: [type],
      kind,
      topic,
      time,
      order,
      after: cursorOf(after),
      most: pageSize,
    })
    return { contents: await showHeads(scope, contents), next: next && `${next.id}~${next.key}` }
  },
})

export const homeOperation = defineOperation({
  id: 'contents.home',
  method: 'GET',
  path: '/contents/home',
  summary: 'Get what the home page shows: some services, the newest news, the next events',
  access: everyone,
  purpose,
  input: z.object({ most: z.coerce.number().int().min(1).max(12).default(3).describe('Of news, and of events.') }),
  output: z.object({ services: z.array(ShownHead), news: z.array(ShownHead), events: z.array(ShownHead) }),
  errors: [],
  async run({ most: some }, scope) {
    const news = await listPublic(scope.tx, { types: ['news'], order: 'newest', most: some })
    const events = await listPublic(scope.tx, { types: ['event'], time: 'coming', order: 'soonest', most: some })
    const heads = await showHeads(scope, [...news.contents, ...events.contents])
    const packs = (await packHeads(scope)).slice(0, 2 * some)
    return {
      services: packs.map((head) => ShownHead.parse(head)),
      news: heads.slice(0, news.contents.length),
      events: heads.slice(news.contents.length),
    }
  },
})

export const listByTopicOperation = defineOperation({
  id: 'topics.contents',
  method: 'GET',
  path: '/topics/{topic}/contents',
  summary: 'List what the site tells of a topic, newest first',
  access: everyone,
  purpose,
  input: z.object({ topic: z.string().max(60), after: Cursor.optional().describe('`next` of the page before.') }),
  output: z.object({ contents: z.array(ShownHead), next: Cursor.nullable() }),
  errors: [],
  async run({ topic, after }, scope) {
    const { contents, next } = await listPublic(scope.tx, {
      types: contentTypeIds.filter((type) => type !== 'contact-point'),
      topic,
      order: 'newest',
      after: cursorOf(after),
      most,
    })
    const name = entryOf('topics', topic)?.label.it ?? ''
    const packs = after === undefined ? (await packHeads(scope)).filter(({ topics }) => topics.includes(name)) : []
    return {
      contents: [...packs.map((head) => ShownHead.parse(head)), ...(await showHeads(scope, contents))],
      next: next && `${next.id}~${next.key}`,
    }
  },
})

export const getContentOperation = defineOperation({
  id: 'contents.get',
  method: 'GET',
  path: '/contents/{type}/{slug}',
  summary: 'Get a content of the site with what it links to and what links to it',
  access: everyone,
  purpose,
  input: z.object({ type: z.enum(contentTypeIds), slug: Slug }),
  output: ShownContent,
  errors: [contentErrors.contentNotFound],
  async run({ type, slug }, scope) {
    const content = await readPublic(scope.tx, type, slug)
    if (!content) throw contentErrors.contentNotFound.with()
    return showContent(scope, content)
  },
})

export const listAddressesOperation = defineOperation({
  id: 'contents.addresses',
  method: 'GET',
  path: '/contents/addresses',
  summary: 'List the paths of all contents with their last change, part by part',
  access: everyone,
  purpose,
  input: z.object({
    part: z.coerce.number().int().min(0).max(10_000).default(0).describe('Parts before it are left out.'),
    most: z.coerce.number().int().min(1).max(addressesMost).default(1_000).describe('Paths in a part.'),
  }),
  output: z.object({
    addresses: z.array(z.object({ path: z.string(), changedAt: z.iso.datetime() })),
    parts: z.number().int().describe('How many parts there are.'),
  }),
  errors: [],
  async run({ part, most: partSize }, { tx }) {
    const { addresses, count } = await listAddresses(tx, part, partSize)
    return {
      addresses: addresses.map(({ path, changedAt }) => ({ path, changedAt: changedAt.toISOString() })),
      parts: Math.max(1, Math.ceil(count / partSize)),
    }
  },
})

export const describeInBothOperation = defineOperation({
  id: 'contents.both',
  method: 'GET',
  path: '/contents/{type}/{slug}/languages',
  summary: 'Get the head of a service or of an organisational unit in both languages',
  access: everyone,
  purpose,
  input: z.object({ type: z.enum(['service', 'unit']), slug: Slug }),
  output: z.object({ it: ShownHead, en: ShownHead }),
  errors: [contentErrors.contentNotFound],
  async run({ type, slug }, scope) {
    const [it, en] = await Promise.all(
      (['it', 'en'] as const).map(async (locale) => headOfName({ tx: scope.tx, locale }, `${type}/${slug}`)),
    )
    if (!it || !en) throw contentErrors.contentNotFound.with()
    return { it, en }
  },
})

export const listPacksOperation = defineOperation({
  id: 'contents.services',
  method: 'GET',
  path: '/contents/online-services',
  summary: 'List the services that can be asked for online, as lists of contents show them',
  access: everyone,
  purpose,
  input: z.object({}),
  output: z.object({ services: z.array(ShownHead) }),
  errors: [],
  run: async (_, scope) => ({
    services: (await packHeads(scope)).map((head) => ShownHead.parse(head)),
  }),
})

export const getFileOperation = defineFileOperation({
  id: 'files.get',
  method: 'GET',
  path: '/files/{fileId}',
  summary: 'Download a file of a content that is public',
  access: everyone,
  purpose,
  input: z.object({ fileId: z.uuid() }),
  errors: [notFound],
  async steps({ fileId }, { tenant, ports, transaction }) {
    const file = await transaction(({ tx }) => readPublicFile(tx, fileId))
    if (!file) throw notFound.with()
    const { name, mediaType, bytes, sha256 } = file
    const content = await contentFilesIn(ports.files, tenant.id).open(file)
    return { name, mediaType, bytes, sha256, content, inline: isShownInline(mediaType) }
  },
})

export const getImageOperation = defineFileOperation({
  id: 'images.get',
  method: 'GET',
  path: '/images/{imageId}/{width}/{cut}/{format}',
  summary: 'Get an image of the site in one of its sizes',
  access: everyone,
  purpose,
  input: z.object({
    imageId: z.uuid(),
    width: z.coerce
      .number()
      .int()
      .refine((width): width is (typeof imageWidths)[number] => (imageWidths as readonly number[]).includes(width))
      .describe('Pixels: 320, 640 or 1280.'),
    cut: z.enum(imageCuts).describe('Whole, or cut to 16:9 around the point where the eye should rest.'),
    format: z.enum(imageFormats),
  }),
  errors: [notFound],
  async steps({ imageId, ...wanted }, { transaction }) {
    const bytes = await transaction(({ tx }) => readImageSize(tx, imageId, wanted))
    if (!bytes) throw notFound.with()
    return {
      name: `${imageId}.${wanted.format}`,
      mediaType: `image/${wanted.format}`,
      bytes: bytes.length,
      content: Readable.from([bytes]),
    }
  },
})
