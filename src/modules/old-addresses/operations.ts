import { z } from 'zod'
import { addDays, romeDate } from '#kernel/dates.ts'
import { PorticoError } from '#kernel/errors.ts'
import type { Text } from '#kernel/text.ts'
import { near, wordsOfAddress } from '#engines/search/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { fileTooLarge, readMultipart } from '#platform/files/index.ts'
import { everyone, officer } from '#platform/operations/access.ts'
import { notAllowed, notFound } from '#platform/operations/errors.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import type { Upload } from '#platform/operations/upload.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { isCounted, readOldAddress, readTarget } from './canonical.ts'
import type { OldAddress } from './canonical.ts'
import { addressLoops, addressWrong, hostUnknown, listUnread, targetWrong } from './errors.ts'
import { loopOf } from './loops.ts'
import { readList } from './read-lists.ts'
import { Kept, Missed, Refused, Waiting } from './schema.ts'
import {
  countMiss,
  keepAddresses,
  listAddresses,
  listMisses,
  ownLeads,
  removeAddress,
  resolveAddress,
} from './store.ts'
import type { KeptAddress } from './store.ts'

const purpose = 'public-information'
const reviewers = officer('self', 'reviewer')
const path = '/office/old-addresses'
const most = 50
/** Addresses of a list for which a page is proposed. */
const proposalsMost = 20
export const listBytesMost = 5_000_000
const Address = z.string().trim().min(1).max(2_000)

function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw notAllowed.with()
  return actor.officerId
}

/** The kept form of an address: an own host is no host, a foreign one is refused. */
function addressOf(text: string, tenant: Tenant): OldAddress {
  const address = readOldAddress(text)
  if (!address) throw addressWrong.with()
  if (address.host === '' || tenant.hosts.includes(address.host)) return { host: '', path: address.path }
  if (tenant.data.formerHosts.includes(address.host)) return address
  throw hostUnknown.with()
}

function targetOf(text: string): string | null {
  if (text.trim() === '') return null
  const target = readTarget(text)
  if (target === undefined) throw targetWrong.with()
  return target
}

/** An address that somebody asked for; undefined for what is none. */
function askedFor(text: string, tenant: Tenant): OldAddress | undefined {
  const read = readOldAddress(text)
  return read && { host: tenant.data.formerHosts.includes(read.host) ? read.host : '', path: read.path }
}

const Asked = z.object({ address: Address.describe('Whole, or from the slash on for the own site.') })

/** Leads an address of a former site to a page of this one; the reason where it cannot be. */
export async function leadAddress(
  { tx, tenant, now }: Pick<OperationScope, 'tx' | 'tenant' | 'now'>,
  { old, target, officerId }: { readonly old: string; readonly target: string; readonly officerId: string },
): Promise<Text | undefined> {
  try {
    const address = { ...addressOf(old, tenant), target }
    mustEnd(address, await ownLeads(tx, [target]))
    await keepAddresses(tx, [address], { officerId, now })
    return undefined
  } catch (error) {
    if (error instanceof PorticoError) return error.sentence
    throw error
  }
}

export const resolveAddressOperation = defineOperation({
  id: 'old-addresses.resolve',
  method: 'GET',
  path: '/old-addresses/resolution',
  summary: 'Find where an address of a former site leads',
  access: everyone,
  purpose,
  input: Asked,
  output: z.object({ target: z.string().nullable().describe('Path of a page of this site.') }),
  errors: [],
  async run({ address: text }, { tx, tenant }) {
    const address = askedFor(text, tenant)
    return { target: address === undefined ? null : ((await resolveAddress(tx, address)) ?? null) }
  },
})

export const countMissOperation = defineOperation({
  id: 'old-addresses.count-miss',
  method: 'POST',
  path: '/old-addresses/misses',
  summary: 'Count a visit to an address that leads nowhere; not one that could name a person',
  access: everyone,
  purpose,
  status: 204,
  callsPerHour: 300,
  input: Asked,
  output: z.null(),
  errors: [],
  async run({ address: text }, { tx, tenant, now }) {
    const address = askedFor(text, tenant)
    // an address that is on the list is one of a former site, whatever it looks like
    if (address && (isCounted(address) || (await resolveAddress(tx, address)) === null))
      await countMiss(tx, address, now)
    return null
  },
})

/** Addresses with the page that each seems to be about; the first ones, for who reads a list and not for a machine. */
async function withProposals<Row extends { readonly path: string }>(tx: Tx, rows: readonly Row[]) {
  const found: (Row & { proposal: { path: string; title: string } | null })[] = []
  for (const [index, row] of rows.entries()) {
    const [hit] = index < proposalsMost ? await near(tx, wordsOfAddress(row.path), 'it', 1) : []
    found.push({ ...row, proposal: hit ? { path: hit.path, title: hit.title } : null })
  }
  return found
}

export const listAddressesOperation = defineOperation({
  id: 'old-addresses.list',
  method: 'GET',
  path,
  summary: 'List the addresses of former sites: where they lead, those that wait, those asked for in vain',
  access: reviewers,
  purpose,
  input: z.object({
    q: z.string().trim().max(200).optional().describe('Part of the old or of the new address.'),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({ kept: z.array(Kept), waiting: z.array(Waiting), misses: z.array(Missed), more: z.boolean() }),
  errors: [],
  async run({ q, page }, { tx, now }) {
    const words = q === '' ? undefined : q
    const wanted = { q: words, offset: (page - 1) * most, most: most + 1 }
    const kept = await listAddresses(tx, { ...wanted, waiting: false })
    const waiting = await listAddresses(tx, { ...wanted, waiting: true })
    const misses = await listMisses(tx, addDays(romeDate(now), -90), most)
    return {
      kept: kept.slice(0, most),
      waiting: await withProposals(tx, waiting.slice(0, most)),
      misses: await withProposals(tx, misses),
      more: kept.length > most || waiting.length > most,
    }
  },
})

export const keepAddressOperation = defineOperation({
  id: 'old-addresses.keep',
  method: 'POST',
  path,
  summary: 'Say where an address of a former site leads',
  access: reviewers,
  purpose,
  status: 204,
  input: z.object({ old: Address, target: Address }),
  output: z.null(),
  errors: [addressWrong, hostUnknown, targetWrong, addressLoops],
  async run({ old, target: text }, scope) {
    const address = addressOf(old, scope.tenant)
    const target = targetOf(text)
    if (target === null) throw targetWrong.with()
    mustEnd({ ...address, target }, await ownLeads(scope.tx, [target]))
    await keepAddresses(scope.tx, [{ ...address, target }], { officerId: self(scope), now: scope.now })
    return null
  },
})

function mustEnd({ host, path: old, target }: KeptAddress, leads: (path: string) => string | undefined): void {
  // an address of another host is nowhere led back to
  const way = target === null || host !== '' ? undefined : loopOf(old, target, leads)
  if (way) throw addressLoops.with({ way: way.join(' → ') })
}

export const removeAddressOperation = defineOperation({
  id: 'old-addresses.remove',
  method: 'POST',
  path: `${path}/removal`,
  summary: 'Take an old address off the list',
  access: reviewers,
  purpose,
  status: 204,
  input: z.object({ old: Address }),
  output: z.null(),
  errors: [addressWrong, hostUnknown],
  async run({ old }, { tx, tenant }) {
    if (!(await removeAddress(tx, addressOf(old, tenant)))) throw notFound.with()
    return null
  },
})

export const importAddressesOperation = defineFlow({
  id: 'old-addresses.import',
  method: 'POST',
  path: `${path}/imports`,
  summary: 'Read a list of old addresses, CSV or site map, as multipart/form-data; each line is taken or told why not',
  access: reviewers,
  purpose,
  takesFiles: true,
  status: 201,
  input: z.object({}),
  output: z.object({
    taken: z.number().int().describe('Addresses that lead somewhere now.'),
    waiting: z.number().int().describe('Addresses that wait for a page.'),
    refused: z.array(Refused),
  }),
  errors: [listUnread, fileTooLarge],
  async steps(_, { upload, transaction, tenant, locale }) {
    const bytes = await fileOf(upload)
    const list = readList(bytes)
    if ('unread' in list) throw listUnread.with({ reason: list.unread, line: list.line ?? 1 })
    const refused: Refused[] = []
    const read = new Map<string, KeptAddress & { readonly line: number; readonly text: string }>()
    const refuse = (line: number, old: string, target: string, error: unknown) => {
      if (!(error instanceof PorticoError)) throw error
      refused.push({ line, old, target, reason: error.sentence[locale] })
    }
    for (const { line, old, target } of list.addresses)
      try {
        const address = addressOf(old, tenant)
        read.set(`${address.host}${address.path}`, { ...address, target: targetOf(target), line, text: old })
      } catch (error) {
        refuse(line, old, target, error)
      }
    return transaction(async (scope) => {
      const targets = [...read.values()].flatMap(({ target }) => target ?? [])
      const known = await ownLeads(scope.tx, targets)
      const fresh = new Map(
        [...read.values()].flatMap((one) => (one.host === '' && one.target ? [[one.path, one.target]] : [])),
      )
      const leads = (at: string) => fresh.get(at) ?? known(at)
      for (const [key, one] of read)
        try {
          mustEnd(one, leads)
        } catch (error) {
          refuse(one.line, one.text, one.target ?? '', error)
          read.delete(key)
          fresh.delete(one.path)
        }
      await keepAddresses(scope.tx, [...read.values()], { officerId: self(scope), now: scope.now })
      const waiting = [...read.values()].filter(({ target }) => target === null).length
      return { taken: read.size - waiting, waiting, refused: refused.toSorted((one, other) => one.line - other.line) }
    })
  },
})

async function fileOf(upload: Upload | undefined): Promise<Buffer> {
  const { files } = upload
    ? await readMultipart({
        ...upload,
        maxFileBytes: listBytesMost,
        maxFiles: 1,
        onFile: async ({ stream }) => Buffer.concat((await stream.toArray()) as Buffer[]),
      })
    : { files: [] }
  const bytes = files[0]?.result ?? Buffer.alloc(0)
  if (bytes instanceof PorticoError) throw bytes
  return bytes
}
