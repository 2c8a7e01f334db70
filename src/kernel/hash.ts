import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const SALT_BYTES_MIN = 16
const DOMAIN = utf8ToBytes('portico/commitment/1\0')

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? utf8ToBytes(data) : data
}

/** SHA-256 in lower-case hexadecimal; text is read as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(bytesOf(data)))
}

/**
 * Commitment to a payload that may be erased later: SHA-256 over a fixed prefix, the salt with its length and the
 * payload. Without the salt, which is erased with the payload, a short payload cannot be guessed from it.
 * Throws RangeError for a salt under 16 bytes or over 255.
 */
export function commitment(salt: Uint8Array, canonicalPayload: string | Uint8Array): string {
  if (salt.length < SALT_BYTES_MIN || salt.length > 255) throw new RangeError('a salt has 16 to 255 bytes')
  return sha256Hex(concatBytes(DOMAIN, Uint8Array.of(salt.length), salt, bytesOf(canonicalPayload)))
}
