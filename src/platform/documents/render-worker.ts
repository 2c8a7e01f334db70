// The rendering process. It runs without environment, without write permission, and reads only what its parent names:
//   node render-worker.ts COMPILER WORKSPACE BASE FONT...
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { RenderReply, RenderRequest } from './protocol.ts'

// 2,000 documents without eviction took 2,340 MB; with it every ten, memory stays flat at 150.
const EVICT_EVERY_DOCUMENTS = 10

const [compilerFile = '', workspace = '', baseFile = '', ...fonts] = process.argv.slice(2)
const addon: { NodeCompiler: typeof Compiler } = createRequire(import.meta.url)(compilerFile)
const compiler = addon.NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
})
compiler.addSource(join(workspace, 'base.typ'), readFileSync(baseFile, 'utf8'))
const main = join(workspace, 'template.typ')
let documents = 0

function send(reply: RenderReply): void {
  process.send?.(reply)
}

function render(request: RenderRequest): RenderReply {
  const { id, template, inputs, createdAtSeconds, standard } = request
  compiler.addSource(main, template)
  const compiled = compiler.compile({ mainFilePath: main, inputs: { ...inputs } })
  const document = compiled.result
  if (compiled.hasError() || document === null) {
    const error = compiled.takeDiagnostics()
    const found: Diagnostic[] = error === null ? [] : compiler.fetchDiagnostics(error)
    return { kind: 'refused', id, diagnostics: found.map(described) }
  }
  const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp: createdAtSeconds })
  return { kind: 'done', id, pdf }
}

interface Diagnostic {
  readonly message?: string
  readonly path?: string
  readonly range?: unknown
}

function described({ message, path, range }: Diagnostic): string {
  const file = path === undefined ? '' : path.slice(workspace.length + 1)
  return `${message ?? 'error'} (${file}${range ? ` ${JSON.stringify(range)}` : ''})`
}

process.on('message', (request: RenderRequest) => {
  try {
    send(render(request))
  } catch (error) {
    // The compiler throws with an empty message when a document cannot meet its standard.
    const message = error instanceof Error && error.message !== '' ? error.message : 'the standard cannot be met'
    send({ kind: 'refused', id: request.id, diagnostics: [message] })
  }
  documents += 1
  if (documents % EVICT_EVERY_DOCUMENTS === 0) compiler.evictCache(0)
})
process.on('disconnect', () => process.exit(0))
send({ kind: 'ready' })
