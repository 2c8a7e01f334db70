import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** A page that is the same for everybody who is not signed in. */
export interface KeptPage {
  /** Pattern of its address, for the log. */
  readonly route: string
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  /** Its bytes in an encoding: packed when they are first asked for. */
  readonly bytes: (encoding: Encoding) => Buffer
}

interface Entry {
  readonly page: KeptPage
  readonly keptAt: number
  readonly size: number
}

/** Longest time that a page is kept, in milliseconds: what changes by the clock alone is late by no more. */
const keptMs = 30_000
const bytesMost = 64_000_000

/**
 * Public pages of all municipalities, in the memory of one process. The database tells each change to every process; while
 * it cannot be heard nothing is kept. Holds nothing personal: what goes in is the same for everybody.
 */
export interface PublicCache {
  /** The page under a key, if it is still good. */
  find: (tenant: string, key: string) => KeptPage | undefined
  /** What to say back when a page is kept that was made from now on; undefined while nothing may be kept. */
  begin: (tenant: string) => number | undefined
  /** Keeps a page, unless something of the municipality has changed since it was begun. */
  keep: (tenant: string, key: string, begun: number, page: KeptPage) => void
  /** Lets go of all pages of a municipality. */
  forget: (tenant: string) => void
  /** Lets go of everything, and keeps nothing until changes can be heard. */
  stop: () => void
  resume: () => void
}

/** Makes the kept form of a page: packed once in each encoding, told apart by its content. */
export function keptPage(body: Buffer, route: string, headers: Readonly<Record<string, string>>): KeptPage {
  const packed = new Map<Encoding, Buffer>([['identity', body]])
  return {
    route,
    headers,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    bytes(encoding) {
      const known = packed.get(encoding) ?? pack(body, encoding)
      packed.set(encoding, known)
      return known
    },
  }
}

function pack(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body)
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

/** The best encoding that a client takes, by its Accept-Encoding. */
export function encodingFor(accepted: string | undefined): Encoding {
  const names = (accepted ?? '').split(',').map((part) => part.trim().split(';')[0])
  return encodings.find((one) => names.includes(one)) ?? 'identity'
}

export function createPublicCache(): PublicCache {
  const pages = new Map<string, Entry>() // least lately used first
  const versions = new Map<string, number>()
  let total = 0
  let hears = false
  let epoch = 0
  const drop = (name: string) => {
    total -= pages.get(name)?.size ?? 0
    pages.delete(name)
  }
  const nameOf = (tenant: string, key: string) => `${tenant} ${key}`
  return {
    find(tenant, key) {
      const name = nameOf(tenant, key)
      const entry = pages.get(name)
      if (!entry) return undefined
      pages.delete(name)
      if (performance.now() - entry.keptAt > keptMs) {
        total -= entry.size
        return undefined
      }
      pages.set(name, entry)
      return entry.page
    },
    begin: (tenant) => (hears ? epoch + (versions.get(tenant) ?? 0) : undefined),
    keep(tenant, key, begun, page) {
      if (!hears || begun !== epoch + (versions.get(tenant) ?? 0)) return
      const name = nameOf(tenant, key)
      drop(name)
      // packed, a page is less than half as long again in each encoding
      const size = page.bytes('identity').length * 2
      pages.set(name, { page, keptAt: performance.now(), size })
      total += size
      for (const oldest of pages.keys()) {
        if (total <= bytesMost) break
        drop(oldest)
      }
    },
    forget(tenant) {
      versions.set(tenant, (versions.get(tenant) ?? 0) + 1)
      for (const name of pages.keys()) if (name.startsWith(`${tenant} `)) drop(name)
    },
    stop() {
      hears = false
      epoch += 1_000_000_000
      pages.clear()
      total = 0
    },
    resume() {
      hears = true
    },
  }
}
