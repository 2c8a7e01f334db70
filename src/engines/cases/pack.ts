import { canonicalJson } from '#kernel/canonical-json.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ServicePack } from './definition.ts'

/** A published version: the pack and the hash that names it. */
export interface ServiceVersion {
  readonly sha256: string
  readonly pack: ServicePack
}

/** The canonical text of a pack (RFC 8785) and its SHA-256. */
export function canonicalPack(pack: ServicePack): { canonical: string; sha256: string } {
  const canonical = canonicalJson(pack)
  return { canonical, sha256: sha256Hex(canonical) }
}

/** A pack of the right shape, whatever its faults; nothing for anything else. */
export const readPack = (raw: unknown): ServicePack | undefined => ServicePack.safeParse(raw).data

/** Versions never change: each is parsed once a process. */
const versions = new Map<string, ServiceVersion>()

/** A version of a service by its hash. */
export async function loadVersion(tx: Tx, sha256: string): Promise<ServiceVersion> {
  const known = versions.get(sha256)
  if (known) return known
  const { canonical } = await tx
    .selectFrom('service_version')
    .select('canonical')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  const version = { sha256, pack: ServicePack.parse(JSON.parse(canonical)) }
  versions.set(sha256, version)
  return version
}

/** The pack of a published version, if the municipality has it. */
export async function findPack(tx: Tx, sha256: string): Promise<ServicePack | undefined> {
  const row = await tx.selectFrom('service_version').select('sha256').where('sha256', '=', sha256).executeTakeFirst()
  return row && (await loadVersion(tx, sha256)).pack
}

const formats = new Map<string, IntlMessageFormat>()

/** A text of the pack with its parameters, or the key in brackets: the check of a service refuses a missing text. */
export function packText(
  pack: ServicePack,
  locale: 'it' | 'en',
  key: string,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const message = pack.texts[locale][key]
  if (message === undefined) return `[${key}]`
  const cacheKey = `${locale}\0${message}`
  let format = formats.get(cacheKey)
  if (!format) {
    format = new IntlMessageFormat(message, locale)
    formats.set(cacheKey, format)
  }
  return String(format.format(parameters))
}

/** What a person is told when a rule between answers does not hold. */
export function ruleText(pack: ServicePack, key: string): Text {
  return { it: packText(pack, 'it', key), en: packText(pack, 'en', key) }
}

/** A text that need not exist. */
export function optionalText(pack: ServicePack, locale: 'it' | 'en', key: string): string | undefined {
  return pack.texts[locale][key] === undefined ? undefined : packText(pack, locale, key)
}
