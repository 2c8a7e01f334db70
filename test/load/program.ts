import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A process of the program, with whatever it started itself. */
export interface Program {
  readonly pid: number
  /** Its last words, to be shown where it ended by itself. */
  said: () => string
  hasEnded: () => boolean
  /** SIGKILL to the process and its children: nothing of it has time to tidy up. */
  kill: () => Promise<void>
  /** A signal to the process and its children, as a supervisor sends it. */
  tell: (name: NodeJS.Signals) => void
  /** SIGTERM, and its end awaited. */
  stop: () => Promise<void>
}

const readyWithinMs = 60_000
const lastWords = 4_000

/** Starts `portico web` or `portico worker` as the shell does, and waits until it says that it is ready. */
export async function startProgram(
  command: 'start' | 'web' | 'worker',
  environment: Readonly<Record<string, string>>,
): Promise<Program> {
  const child = spawn(process.execPath, ['bin/portico.mjs', command], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own: killed whole, since bin/portico.mjs starts the process that works
  })
  let words = ''
  const ready = Promise.withResolvers<void>()
  const hear = (text: string) => {
    words = (words + text).slice(-lastWords)
    if (/^(Portico is ready|Worker ready)/m.test(text)) ready.resolve()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  child.once('exit', () => ready.reject(new Error(`portico ${command} ended at its start: ${words}`)))
  const clock = setTimeout(() => ready.reject(new Error(`portico ${command} is not ready: ${words}`)), readyWithinMs)
  try {
    await ready.promise
  } catch (error) {
    signal(child, 'SIGKILL')
    throw error
  } finally {
    clearTimeout(clock)
  }
  const end = async (name: NodeJS.Signals) => {
    if (ended(child)) return
    const gone = once(child, 'exit')
    signal(child, name)
    await gone
  }
  return {
    pid: child.pid ?? 0,
    said: () => words,
    hasEnded: () => ended(child),
    tell: (name) => signal(child, name),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
