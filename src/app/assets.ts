import { readFileSync, readdirSync } from 'node:fs'
import type { Context } from 'hono'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { assetsFolder } from '#ui/assets.ts'

interface Held {
  readonly type: string
  readonly plain: Buffer
  readonly brotli: Buffer | undefined
  readonly gzip: Buffer | undefined
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
  json: 'application/json',
}

let names: ReadonlySet<string> | undefined
const held = new Map<string, Held>()

function readAsset(name: string): Held {
  const plain = readFileSync(new URL(name, assetsFolder))
  const packed = name.endsWith('.woff2')
  return {
    type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    plain,
    brotli: packed ? undefined : brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    gzip: packed ? undefined : gzipSync(plain),
  }
}

/** An asset, compressed once and when it is first asked for: those of the map take 0.3 s, all others 0.05. */
function assetOf(name: string): Held | undefined {
  names ??= new Set(readdirSync(assetsFolder))
  if (!names.has(name)) return undefined
  const found = held.get(name) ?? readAsset(name)
  held.set(name, found)
  return found
}

/** Serves a built asset; its name changes with its content, so it is kept for a year. */
export function serveAssets(context: Context): Response {
  const found = assetOf(context.req.param('file') ?? '')
  if (!found) return context.notFound() as Response
  const accepted = context.req.header('accept-encoding') ?? ''
  const [encoding, body] =
    found.brotli && accepted.includes('br')
      ? (['br', found.brotli] as const)
      : found.gzip && accepted.includes('gzip')
        ? (['gzip', found.gzip] as const)
        : ([undefined, found.plain] as const)
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  })
}
