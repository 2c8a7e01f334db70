import { describe, expect, it } from 'vitest'
import { commitment, sha256Hex } from '#kernel/hash.ts'

describe('hashes', () => {
  it('is SHA-256 over UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex('città')).toBe(sha256Hex(new TextEncoder().encode('città')))
  })

  it('commits to the salt, the payload and the place where they meet', () => {
    const salt = new Uint8Array(16).fill(7)
    const longer = new Uint8Array(17).fill(7)
    const given = commitment(salt, '\u0007x')
    expect(given).toMatch(/^[0-9a-f]{64}$/)
    expect(commitment(salt, '\u0007x')).toBe(given)
    expect(commitment(longer, 'x')).not.toBe(given)
    expect(commitment(salt, 'x')).not.toBe(given)
  })

  it('refuses a salt that is too short', () => {
    expect(() => commitment(new Uint8Array(15), 'x')).toThrow(RangeError)
  })
})
