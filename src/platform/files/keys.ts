import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PorticoError } from '#kernel/errors.ts'
import { fileDamaged, fileErased } from './errors.ts'
import { codeOf, makeOnce, pathStep, syncFolder } from './folder.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface KeyRing {
  /** The key, made when it is not there. */
  ensure: (tenant: string, keyId: string) => Promise<Buffer>
  /** The key. Throws `file-erased` when it was destroyed. */
  get: (tenant: string, keyId: string) => Promise<Buffer>
  destroy: (tenant: string, keyId: string) => Promise<void>
}

/** One key per case, each wrapped by the master key of the installation and kept as a small file (0600). */
export function createKeyRing(folder: string): KeyRing {
  let master: Promise<Buffer> | undefined
  const masterKey = () => (master ??= readMaster(folder))
  const pathOf = (tenant: string, keyId: string) => join(folder, pathStep(tenant), `${pathStep(keyId)}.key`)

  async function get(tenant: string, keyId: string): Promise<Buffer> {
    return unwrap(await masterKey(), await readKey(pathOf(tenant, keyId)), `${tenant}|${keyId}`)
  }

  return {
    get,
    async ensure(tenant, keyId) {
      const path = pathOf(tenant, keyId)
      try {
        return await get(tenant, keyId)
      } catch (error) {
        if (!(error instanceof PorticoError) || error.descriptor !== fileErased) throw error
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await makeOnce(path, wrap(await masterKey(), randomBytes(KEY_BYTES), `${tenant}|${keyId}`))
      return get(tenant, keyId)
    },
    async destroy(tenant, keyId) {
      const path = pathOf(tenant, keyId)
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error
      })
    },
  }
}

async function readMaster(folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'master.key')
  await makeOnce(path, randomBytes(KEY_BYTES))
  const key = await readFile(path)
  if (key.length !== KEY_BYTES) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes`)
  return key
}

async function readKey(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? fileErased.with() : error
  }
}

function wrap(master: Buffer, key: Buffer, additional: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(additional))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrap(master: Buffer, wrapped: Buffer, additional: string): Buffer {
  if (wrapped.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) throw fileDamaged.with()
  const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(additional)).setAuthTag(wrapped.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    throw fileDamaged.with()
  }
}
