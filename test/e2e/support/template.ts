import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startProgram } from '#test/load/program.ts'
import { freePort } from '#test/support/wire.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Data folder of an installation after its first start: migrated, with the demo municipalities. */
    readonly townTemplate: string
  }
}

/** Where a town keeps its data: in memory where there is such a folder, since each is thrown away. */
export function townFolder(name: string): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `portico-${name}-`))
  chmodSync(folder, 0o755) // run by root, the embedded server is another user, and must be able to pass
  return folder
}

/** A copy with owners and modes, as the embedded server wants its folder. */
export function copyInstallation(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
}

/** One first start for all towns: each begins on a copy of what it left. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = townFolder('template')
  const data = join(folder, 'data')
  const program = await startProgram('start', {
    PORT: String(await freePort()),
    PORTICO_DATA: data,
    LOG_LEVEL: 'warn',
  })
  await program.stop()
  project.provide('townTemplate', data)
  return () => rmSync(folder, { recursive: true, force: true })
}
