import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rendererClosed } from './errors.ts'
import { coveredCodePoints } from './fonts.ts'
import type { JsonObject } from './json.ts'
import { printableData } from './printable.ts'
import type { PdfStandard, RenderRequest } from './protocol.ts'
import { RenderSeat } from './render-seat.ts'

export interface RenderJob {
  /** Typst source from a service pack; it finds `data` through `#import "/base.typ": *`. */
  readonly template: string
  readonly data: JsonObject
  /** The instant written in the file: the same job renders to the same bytes. Seconds count, milliseconds do not. */
  readonly createdAt: Date
  readonly standard: PdfStandard
}

export interface RendererOptions {
  /** Documents composed at the same time, each in its own process. */
  readonly processes?: number
  /** The longest a document may take, its waiting in the queue not counted. */
  readonly timeoutMs?: number
  /** Resident memory above which a process is killed; at rest it grows to about 185 MB. */
  readonly memoryMegabytes?: number
}

export interface Renderer {
  /**
   * Composes a PDF (PDF/A-2a, ISO 19005-2, or PDF/UA-1, ISO 14289-1).
   * @throws documentRefused, documentTooSlow, documentTooLarge, rendererCrashed, rendererClosed
   */
  render(job: RenderJob): Promise<Buffer>
  /** Ends the processes; documents under way fail with rendererClosed. */
  close(): Promise<void>
}

interface Waiting {
  readonly request: RenderRequest
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: unknown) => void
}

/** Rendering in separate, limited processes; jobs wait in the order they came. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { processes = 1, timeoutMs = 10_000, memoryMegabytes = 512 } = options
  const workspace = mkdtempSync(join(tmpdir(), 'portico-documents-'))
  const idle = Array.from({ length: processes }, () => new RenderSeat(workspace, { timeoutMs, memoryMegabytes }))
  const seats = [...idle]
  const queue: Waiting[] = []
  let closed = false
  let lastId = 0

  function serve(): void {
    const seat = idle.pop()
    if (seat === undefined) return
    const next = queue.shift()
    if (next === undefined) {
      idle.push(seat)
      return
    }
    void seat
      .render(next.request)
      .then(next.resolve, next.reject)
      .finally(() => {
        idle.push(seat)
        serve()
      })
  }

  return {
    render(job) {
      if (closed) return Promise.reject(rendererClosed.with())
      lastId += 1
      const request = toRequest(lastId, job)
      return new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject })
        serve()
      })
    },
    close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(rendererClosed.with())
      for (const seat of seats) seat.close()
      rmSync(workspace, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

function toRequest(id: number, job: RenderJob): RenderRequest {
  const data = JSON.stringify(printableData(job.data, coveredCodePoints()))
  return {
    id,
    template: job.template,
    inputs: { data, created: job.createdAt.toISOString() },
    createdAtSeconds: Math.floor(job.createdAt.getTime() / 1000),
    standard: job.standard,
  }
}
