import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { alone } from './folder-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'portico-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Another process that takes the lock and keeps it until it is killed. */
async function holder(file: string): Promise<{ kill: () => Promise<void> }> {
  const code = `import { alone } from './src/platform/db/folder-lock.ts'
    await alone(${JSON.stringify(file)}, { forMs: 0, onWait() {} }, () => new Promise(() => {
      process.stdout.write('held')
      setInterval(() => {}, 1_000)
    }))`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('work behind one lock never overlaps, whoever waits is told, and all of it is done', async () => {
  const file = join(folder, 'turns.lock')
  const done: number[] = []
  let inside = 0
  let waits = 0
  await Promise.all(
    [1, 2, 3, 4].map((number) =>
      alone(file, { forMs: 30_000, onWait: () => (waits += 1) }, async () => {
        expect((inside += 1)).toBe(1)
        await new Promise(setImmediate)
        inside -= 1
        done.push(number)
      }),
    ),
  )
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4]))
  expect(waits).toBe(3)
})

test('a lock whose work failed is free again', async () => {
  const file = join(folder, 'failed.lock')
  const never = { forMs: 0, onWait: () => expect.unreachable('nobody holds it') }
  await expect(alone(file, never, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  expect(await alone(file, never, () => Promise.resolve('taken'))).toBe('taken')
})

test('another process holds it until it is killed; who waits too long is told in a sentence', async () => {
  const file = join(folder, 'killed.lock')
  const other = await holder(file)
  const late = alone(file, { forMs: 100, onWait: () => {} }, () => Promise.resolve('taken'))
  await expect(late).rejects.toThrow(`Another process has held ${file} for 0.1 seconds: end it, then start again.`)
  await other.kill()
  expect(await alone(file, { forMs: 0, onWait: () => {} }, () => Promise.resolve('taken'))).toBe('taken')
})
