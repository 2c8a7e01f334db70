import { sha256Hex } from '#kernel/hash.ts'
import { notFound } from '#platform/operations/errors.ts'
import type { WebContext } from '#platform/http/request.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'

interface Held {
  readonly file: string
  readonly body: string
}

// the data of a municipality are the same object until they change
const held = new WeakMap<TenantData, Held>()

function mapFileOf(data: TenantData): Held | undefined {
  if (!data.map) return undefined
  const known = held.get(data)
  if (known) return known
  const body = JSON.stringify(data.map)
  const made = { file: `${sha256Hex(body).slice(0, 10)}.json`, body }
  held.set(data, made)
  return made
}

/** Address of the map of a municipality, which changes with it; none where there is no map. */
export function cityMapHref(data: TenantData): string | undefined {
  const file = mapFileOf(data)?.file
  return file && `/mappa/${file}`
}

/** Serves the map of the municipality, to be kept for a year. */
export function serveCityMap(context: WebContext): Response {
  const found = mapFileOf(context.get('tenant').data)
  if (found === undefined || context.req.param('file' as never) !== found.file) throw notFound.with()
  return new Response(found.body, {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
