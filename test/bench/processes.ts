import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100 // USER_HZ, the same on every Linux that Node runs on

/** A process as the system sees it. */
interface Seen {
  readonly pid: number
  readonly parent: number
  readonly command: string
  /** Processor time of the process alone, and of it with its children that have ended. */
  readonly ownMs: number
  readonly withEndedMs: number
}

/** All processes, from /proc: the bench runs on Linux alone. */
function processes(): Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [seen(Number(name))]
      } catch {
        return [] // it ended meanwhile
      }
    })
}

function seen(pid: number): Seen {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [user, system, endedUser, endedSystem] = fields
    .slice(11, 15)
    .map((ticks) => (Number(ticks) * 1_000) / ticksPerSecond)
  const own = (user ?? 0) + (system ?? 0)
  return {
    pid,
    parent: Number(fields[1]),
    command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    ownMs: own,
    withEndedMs: own + (endedUser ?? 0) + (endedSystem ?? 0),
  }
}

/** Processor milliseconds of a PostgreSQL server so far: postmaster, living backends, and those that ended. */
export function serverCpuMs(postmaster: number): number {
  return processes()
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .reduce((sum, { pid, ownMs, withEndedMs }) => sum + (pid === postmaster ? withEndedMs : ownMs), 0)
}

/** Processor milliseconds of one process so far. */
export function processCpuMs(pid: number): number {
  return seen(pid).ownMs
}

/** The process below another whose command line has a word, at any depth. */
export function descendant(ancestor: number, word: string): number | undefined {
  const all = processes()
  const below = (pid: number): Seen[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return below(ancestor).find(({ command }) => command.includes(word))?.pid
}

/** Resident megabytes (10^6 bytes) of a process now. */
export function residentMegabytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kibibytes) * 1_024) / 1_000_000
}
