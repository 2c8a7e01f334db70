import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { letter } from './letter.fixture.ts'
import { RenderSeat } from './render-seat.ts'
import { createRenderer, type RenderJob } from './renderer.ts'

const toClose: (() => unknown)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0)) await close()
})

function renderer(options: Parameters<typeof createRenderer>[0]) {
  const made = createRenderer(options)
  toClose.push(() => made.close())
  return made
}

const endless: RenderJob = {
  ...letter,
  template: '#let n = 0\n#for a in range(9000) { for b in range(9000) { for c in range(9000) { n += 1 } } }\n#n',
}
// Some bytes kept by each turn: it passes 200 MB within a second, long before the loop ends.
const greedy: RenderJob = {
  ...letter,
  template: '#let kept = ()\n#for a in range(9000) { for b in range(9000) { kept.push(str(a * b) + "x" * 200) } }',
}

describe('limits', () => {
  test('a document that takes too long fails, and the next is rendered by a new process', async () => {
    const limited = renderer({ timeoutMs: 1_500 })
    await limited.render(letter)
    const [slow, next] = await Promise.allSettled([limited.render(endless), limited.render(letter)])
    expect(slow).toMatchObject({ reason: { code: 'document-too-slow', details: { timeoutMs: 1_500 } } })
    expect(next.status).toBe('fulfilled')
  })

  test('a document that takes too much memory fails, and the next is rendered', async () => {
    const limited = renderer({ timeoutMs: 20_000, memoryMegabytes: 300 })
    const [large, next] = await Promise.allSettled([limited.render(greedy), limited.render(letter)])
    expect(large).toMatchObject({ reason: { code: 'document-too-large', details: { memoryMegabytes: 300 } } })
    expect(next.status).toBe('fulfilled')
  })

  test('several processes render at the same time, and each job gets its own document', async () => {
    const many = renderer({ processes: 2 })
    const jobs = Array.from({ length: 12 }, (_, index) =>
      many.render({ ...letter, createdAt: new Date(Date.UTC(2026, 0, 1 + index)) }),
    )
    const stamps = (await Promise.all(jobs)).map((pdf) => /CreationDate \(D:(\d{8})/.exec(pdf.toString('latin1'))?.[1])
    expect(stamps).toEqual(Array.from({ length: 12 }, (_, index) => `202601${String(index + 1).padStart(2, '0')}`))
  })

  test('closing refuses what waits and what comes', async () => {
    const closing = renderer({})
    const waiting = Promise.allSettled([closing.render(endless), closing.render(letter)])
    await closing.close()
    for (const result of await waiting) expect(result).toMatchObject({ reason: { code: 'document-renderer-closed' } })
    await expect(closing.render(letter)).rejects.toMatchObject({ code: 'document-renderer-closed' })
  })
})

describe('a process that ends by itself', () => {
  const request = {
    id: 1,
    template: letter.template,
    inputs: { data: JSON.stringify(letter.data).replaceAll('王', ''), created: letter.createdAt.toISOString() },
    createdAtSeconds: 1,
    standard: 'a-2a',
  } as const

  function seat() {
    const workspace = mkdtempSync(join(tmpdir(), 'portico-seat-'))
    const made = new RenderSeat(workspace, { timeoutMs: 20_000, memoryMegabytes: 512 })
    toClose.push(() => {
      made.close()
      rmSync(workspace, { recursive: true })
    })
    return made
  }

  /** Kills each process of the seat, up to `times`, once it is at work. */
  async function killing(of: RenderSeat, times: number): Promise<void> {
    let killed: number | undefined
    for (let count = 0; count < times; count++) {
      while (of.pid === undefined || of.pid === killed) await pause(5)
      killed = of.pid
      process.kill(killed, 'SIGKILL')
    }
  }

  test('is replaced, and its document tried once more', async () => {
    const place = seat()
    const [pdf] = await Promise.all([place.render(request), killing(place, 1)])
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('twice makes the document fail with a declared error, and the next is rendered', async () => {
    const place = seat()
    const [result] = await Promise.allSettled([place.render(request), killing(place, 2)])
    expect(result).toMatchObject({ reason: { code: 'document-renderer-crashed' } })
    await expect(place.render(request)).resolves.toBeInstanceOf(Buffer)
  })

  test('between two documents is not noticed', async () => {
    const place = seat()
    await place.render(request)
    await killing(place, 1)
    await expect(place.render(request)).resolves.toBeInstanceOf(Buffer)
  })
})
