import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { secretFile } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'portico-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

const make = (random: () => string) => ({ owner: random(), app: random() })

test('secrets are made here, at random, once, and for their owner alone', () => {
  const keys = join(folder, 'keys')
  const first = secretFile(keys, 'database.json', make)
  expect(Buffer.from(first.owner, 'base64url')).toHaveLength(24)
  expect(first.owner).not.toBe(first.app)
  expect(secretFile(keys, 'database.json', make)).toEqual(first)
  expect(secretFile(join(folder, 'others'), 'database.json', make).owner).not.toBe(first.owner)
  expect(statSync(join(keys, 'database.json')).mode & 0o777).toBe(0o600)
  expect(statSync(keys).mode & 0o777).toBe(0o700)
  expect(readdirSync(keys)).toEqual(['database.json'])
})

test('of two processes that make them at once one wins, and both have the same', () => {
  const keys = join(folder, 'raced')
  const inside: { owner: string }[] = []
  const outside = secretFile(keys, 'database.json', (random) => {
    inside.push(secretFile(keys, 'database.json', make)) // the other one, between the look and the writing
    return make(random)
  })
  expect(inside).toEqual([outside])
})
