import { z } from 'zod'
import { listServices } from '#engines/cases/index.ts'
import {
  contentErrors,
  contentTypeIds,
  contentTypes,
  loadContentVersion,
  parseReference,
  readManyPublic,
  referencesOf,
} from '#engines/content/index.ts'
import type { ContentBody, ContentType } from '#engines/content/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { linkVerdicts } from '#platform/links/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import { referencesIn } from '../differences.ts'
import { namesOf } from '../names.ts'
import { editedOffices } from '../policy.ts'
import { ContentId } from '../schema.ts'
import { editors, loadOwn, purpose } from '../scope.ts'
import { addressesIn, isOwn } from './addresses.ts'
import { countChecks, isLinked, keepAnswer, knownBroken, listBroken } from './store.ts'

/** Links of one answer. */
const most = 200
/** Links of a draft that are followed while its writer waits. */
const askedMost = 30

/** A link that leads nowhere. */
export const BrokenLink = z.object({
  label: z.string().describe('The field that links.'),
  locale: z.enum(['it', 'en']).describe('The language of the text that links.'),
  target: z.string().describe('An address, or the title of a content that is not public.'),
  isOwn: z.boolean().describe('Whether the own site answers for it.'),
  isContent: z.boolean().describe('Whether it is a link between contents, chosen from a list.'),
  verdict: z.enum(linkVerdicts),
  status: z.number().int().nullable().describe('HTTP status of the last answer.'),
  since: z.iso.datetime().nullable().describe('First of the checks in a row without success.'),
})
export type BrokenLink = z.output<typeof BrokenLink>

const labelOf = (type: ContentType, field: string, locale: Locale) =>
  type.fields.find(({ id }) => id === field)?.label[locale] ?? field

const packsOf = async (tx: Tx) => (await listServices(tx)).map(({ version: { pack } }) => pack.definition.id)

export const listLinksOperation = defineOperation({
  id: 'editorial.links',
  method: 'GET',
  path: '/office/links',
  summary: 'List the links that lead nowhere, by the public contents of one’s offices',
  access: editors,
  purpose,
  input: z.object({}),
  output: z.object({
    contents: z.array(
      z.object({ id: ContentId, type: z.enum(contentTypeIds), title: z.string(), links: z.array(BrokenLink) }),
    ),
    hasMore: z.boolean(),
    checked: z.number().int().describe('Addresses of the whole site that were followed.'),
    waiting: z.number().int().describe('Those that wait to be followed for the first time.'),
    last: z.iso.datetime().nullable().describe('When the last was followed.'),
  }),
  errors: [],
  async run(_, scope) {
    const { tx, tenant, locale, memberships } = scope
    const found = await listBroken(tx, {
      offices: editedOffices(memberships),
      packs: await packsOf(tx),
      most: most + 1,
    })
    const shown = found.slice(0, most)
    const named = shown.flatMap(({ isContent, target }) => (isContent ? [target] : []))
    const names = new Map((await namesOf(scope, named)).map(({ reference, title }) => [reference, title]))
    const contents = Map.groupBy(shown, ({ contentId }) => contentId)
    const { checked, waiting, last } = await countChecks(tx)
    return {
      contents: [...contents.values()].flatMap((links) => {
        const [first] = links
        if (!first) return []
        const { contentId: id, type, title } = first
        return [
          {
            id,
            type,
            title,
            links: links.map(({ field, locale: language, target, isContent, verdict, status, since }) => ({
              label: labelOf(contentTypes[type], field, locale),
              locale: language,
              target: isContent ? (names.get(target) ?? target) : target,
              isOwn: isContent || isOwn(target, tenant),
              isContent,
              verdict,
              status,
              since: since?.toISOString() ?? null,
            })),
          },
        ]
      }),
      hasMore: found.length > most,
      checked,
      waiting,
      last: last?.toISOString() ?? null,
    }
  },
})

export const checkLinkOperation = defineFlow({
  id: 'editorial.check-link',
  method: 'POST',
  path: '/office/links/checks',
  summary: 'Follow an address again, now',
  access: editors,
  purpose,
  input: z.object({ address: z.string().min(1).max(2_000) }),
  output: z.object({
    verdict: z.enum(linkVerdicts),
    status: z.number().int().nullable(),
    isOwn: z.boolean(),
  }),
  errors: [notFound],
  async steps({ address }, { transaction, ports, tenant }) {
    const isKnown = await transaction(({ tx, memberships }) => isLinked(tx, address, editedOffices(memberships)))
    if (!isKnown) throw notFound.with()
    const own = isOwn(address, tenant)
    const answer = own ? await ports.links.ask(tenant, address) : await ports.links.reach(address)
    await transaction(({ tx, now }) => keepAnswer(tx, address, answer, now))
    return { ...answer, isOwn: own }
  },
})

export const contentLinksOperation = defineFlow({
  id: 'editorial.content-links',
  method: 'GET',
  path: '/office/contents/{contentId}/links',
  summary: 'List the links of the newest version of a content that lead nowhere',
  access: editors,
  purpose,
  input: z.object({ contentId: ContentId }),
  output: z.object({ version: z.number().int(), links: z.array(BrokenLink) }),
  errors: [contentErrors.contentNotFound],
  async steps({ contentId }, { transaction, ports, tenant, locale }) {
    const { type, version, found, answers, missing } = await transaction(async (scope) => {
      const record = await loadOwn(scope, contentId)
      const { body } = await loadContentVersion(scope.tx, record.id, record.latest)
      const addresses = addressesIn(contentTypes[record.type], body, tenant)
      const outside = addresses.map(({ address }) => address).filter((address) => !isOwn(address, tenant))
      return {
        type: contentTypes[record.type],
        version: record.latest,
        found: addresses,
        answers: new Map(await knownBroken(scope.tx, outside)),
        missing: await notPublic(scope, contentTypes[record.type], body),
      }
    })
    const own = [...new Set(found.map(({ address }) => address))].filter((address) => isOwn(address, tenant))
    for (const address of own.slice(0, askedMost)) {
      const answer = await ports.links.ask(tenant, address)
      if (answer.verdict === 'gone') answers.set(address, answer)
    }
    const told = { since: null, isContent: false } as const
    return {
      version,
      links: [
        ...found.flatMap(({ field, locale: language, address }) => {
          const answer = answers.get(address)
          const label = labelOf(type, field, locale)
          return answer
            ? [{ ...told, ...answer, label, locale: language, target: address, isOwn: isOwn(address, tenant) }]
            : []
        }),
        ...missing.map(({ field, title }) => ({
          ...told,
          ...notThere,
          label: labelOf(type, field, locale),
          target: title,
        })),
      ],
    }
  },
})

const notThere = { locale: 'it', isOwn: true, isContent: true, verdict: 'gone', status: null } as const

/** Contents that a body links to and that are not public now. */
async function notPublic(scope: { readonly tx: Tx; readonly locale: Locale }, type: ContentType, body: ContentBody) {
  const packs = new Set((await packsOf(scope.tx)).map((id) => `service/${id}`))
  const named = referencesIn(type, body).filter((one) => !packs.has(one))
  const known = await readManyPublic(
    scope.tx,
    named.flatMap((one) => parseReference(one) ?? []),
  )
  const there = new Set(known.map((one) => `${one.type}/${one.slug}`))
  const missing = named.filter((one) => !there.has(one))
  const names = new Map((await namesOf(scope, missing)).map(({ reference, title }) => [reference, title]))
  return type.fields.flatMap(({ id: field, kind }) =>
    kind === 'relation'
      ? referencesOf(body, field)
          .filter((one) => missing.includes(one))
          .map((one) => ({ field, title: names.get(one) ?? one }))
      : [],
  )
}
