import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontFiles } from './fonts.ts'

const resolve = createRequire(import.meta.url).resolve
const here = dirname(fileURLToPath(import.meta.url))

/** V8 itself needs little here: the compiler's memory is native and watched from outside. */
const HEAP_MEGABYTES = 128
/** A process orphaned inside an endless template ends by itself after these seconds of processor time. */
const CPU_SECONDS = 600

/**
 * Starts a rendering process: no environment, no write, only the named files readable (Node's permission model), no
 * core dump and no file of its own (ulimit), packages from the network and from the home folder out of reach.
 * @param workspace an empty folder, the only root that templates see.
 */
export function startRenderProcess(workspace: string): ChildProcess {
  const worker = join(here, 'render-worker.ts')
  const base = join(here, 'base.typ')
  const compiler = resolve('@myriaddreamin/typst-ts-node-compiler')
  const fonts = fontFiles()
  const readable = [worker, base, workspace, dirname(dirname(compiler)), ...fonts]
  const args = [
    '--permission',
    '--allow-addons',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    '--disable-warning=PERM0001',
    worker,
    compiler,
    workspace,
    base,
    ...fonts,
  ]
  const [command, line] = limited(args)
  return spawn(command, line, {
    cwd: workspace,
    env: sealed(workspace),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
}

function limited(args: readonly string[]): [string, string[]] {
  if (process.platform === 'win32') return [process.execPath, [...args]]
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`
  return ['/bin/sh', ['-c', limits, process.execPath, ...args]]
}

/** The compiler fetches packages by itself; port 9 (discard) is a proxy that never answers. */
function sealed(workspace: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9'
  return {
    HOME: workspace,
    XDG_CACHE_HOME: workspace,
    XDG_DATA_HOME: workspace,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
  }
}
