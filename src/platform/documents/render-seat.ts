import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { documentRefused, documentTooLarge, documentTooSlow, rendererClosed, rendererCrashed } from './errors.ts'
import type { RenderReply, RenderRequest } from './protocol.ts'
import { startRenderProcess } from './render-process.ts'
import { residentBytes } from './resident-memory.ts'

export interface SeatLimits {
  readonly timeoutMs: number
  readonly memoryMegabytes: number
}

/** A process is replaced before native memory that no eviction returns could gather. */
const DOCUMENTS_PER_PROCESS = 2_000
const START_TIMEOUT_MS = 20_000
/** A template that only repeats a text to 6 GB was caught at 513 MB under a limit of 512. */
const MEMORY_LOOK_MS = 25
const STDERR_CHARACTERS = 2_000

/** One place where one document at a time is rendered, by a process that is started when needed and again after a kill. */
export class RenderSeat {
  readonly #workspace: string
  readonly #limits: SeatLimits
  #child: Promise<ChildProcess> | undefined
  #running: ChildProcess | undefined
  #documents = 0
  #closed = false

  constructor(workspace: string, limits: SeatLimits) {
    this.#workspace = workspace
    this.#limits = limits
  }

  get pid(): number | undefined {
    return this.#running?.pid
  }

  /** Renders; a process that ends by itself is replaced and the document tried once more. */
  async render(request: RenderRequest): Promise<Buffer> {
    try {
      return await this.#attempt(request)
    } catch (error) {
      if (!(error instanceof ProcessEnded) || this.#closed) throw declared(error, this.#closed)
      // a broken pipe can be seen before the end of the process is: it is not asked again
      this.#kill()
    }
    try {
      return await this.#attempt(request)
    } catch (error) {
      throw declared(error, this.#closed)
    }
  }

  close(): void {
    this.#closed = true
    this.#kill()
  }

  async #attempt(request: RenderRequest): Promise<Buffer> {
    const child = await this.#ready()
    hold(child)
    try {
      return await this.#converse(child, request)
    } finally {
      release(child)
      this.#documents += 1
      if (this.#documents >= DOCUMENTS_PER_PROCESS) this.#kill()
    }
  }

  async #converse(child: ChildProcess, request: RenderRequest): Promise<Buffer> {
    const { timeoutMs, memoryMegabytes } = this.#limits
    const answer = Promise.withResolvers<Buffer>()
    const abandon = (error: Error): void => {
      answer.reject(error)
      this.#kill()
    }
    const onMessage = (reply: RenderReply): void => {
      if (reply.kind === 'ready' || reply.id !== request.id) return
      if (reply.kind === 'done') answer.resolve(Buffer.from(reply.pdf))
      else answer.reject(documentRefused.with({ diagnostics: reply.diagnostics.join(' ') }))
    }
    const onExit = (code: number | null, signal: string | null): void =>
      answer.reject(new ProcessEnded(signal ?? `code ${code}`))
    const clock = setTimeout(() => abandon(documentTooSlow.with({ timeoutMs })), timeoutMs)
    const look = async (): Promise<void> => {
      const bytes = (await residentBytes(child.pid ?? 0)) ?? 0
      if (bytes > memoryMegabytes * 1_048_576) abandon(documentTooLarge.with({ memoryMegabytes }))
    }
    const watch = setInterval(() => void look(), MEMORY_LOOK_MS)
    child.on('message', onMessage).once('exit', onExit)
    child.send(request, (error) => error && answer.reject(new ProcessEnded(error.message)))
    try {
      return await answer.promise
    } finally {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', onMessage).off('exit', onExit)
    }
  }

  #ready(): Promise<ChildProcess> {
    if (this.#closed) throw rendererClosed.with()
    this.#child ??= this.#start()
    return this.#child
  }

  async #start(): Promise<ChildProcess> {
    const child = startRenderProcess(this.#workspace)
    this.#running = child
    this.#documents = 0
    const started = Promise.withResolvers<void>()
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-STDERR_CHARACTERS)
    })
    child.once('message', () => started.resolve())
    child.on('error', (error) => started.reject(new ProcessEnded(error.message)))
    // 'close' comes after 'exit', when the last words on standard error have been read.
    child.once('close', () => started.reject(new ProcessEnded(complaint)))
    child.once('exit', () => this.#forget(child))
    const clock = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS)
    try {
      await started.promise
      return child
    } catch (error) {
      // One that could not even be spawned never says 'exit'.
      this.#forget(child)
      throw error
    } finally {
      clearTimeout(clock)
    }
  }

  #forget(child: ChildProcess): void {
    if (this.#running !== child) return
    this.#running = undefined
    this.#child = undefined
  }

  #kill(): void {
    const child = this.#running
    if (child === undefined) return
    this.#forget(child)
    child.kill('SIGKILL')
  }
}

class ProcessEnded extends Error {}

function declared(error: unknown, closed: boolean): unknown {
  if (!(error instanceof ProcessEnded)) return error
  return closed ? rendererClosed.with() : rendererCrashed.with({ reason: error.message })
}

/** While it works, the process keeps its parent alive; at rest it must not hinder it from ending. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
}
