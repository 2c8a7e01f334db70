import { describe, expect, test } from 'vitest'
import { importsOf, sourcesOf } from './source.ts'

const layers = ['kernel', 'platform', 'ui', 'engines', 'modules', 'app'] as const
const files = sourcesOf('src')

/** `src/engines/cases/act.ts` -> layer `engines`, part `cases`. */
function place(path: string): { layer: string; part: string; rest: string } {
  const [, layer = '', part = '', ...rest] = path.split('/')
  return { layer, part, rest: rest.join('/') }
}

function rank(layer: string): number {
  return layers.findIndex((known) => known === layer)
}

/** Types of ports are declared where they are used; what implements them is chosen by the composition root alone. */
function mayImport(from: string, to: string): boolean {
  const source = place(from)
  const target = place(to)
  if (!to.startsWith('src/')) return false
  if (target.layer === 'adapters')
    return source.layer === 'app' || (source.layer === 'adapters' && source.part === target.part)
  if (source.layer === 'adapters') return rank(target.layer) >= 0 && rank(target.layer) <= rank('ui')
  if (source.layer === 'islands') return target.layer === 'kernel' || target.layer === 'islands'
  return rank(target.layer) <= rank(source.layer)
}

describe('imports', () => {
  test('left never imports right; adapters are known to the composition root alone', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => !mayImport(file.path, target))
        .map(({ line, target }) => `${file.path}:${line} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('an engine or a module is imported only through its index.ts', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => {
          const source = place(file.path)
          const { layer, part, rest } = place(target)
          if (layer !== 'engines' && layer !== 'modules') return false
          return (source.layer !== layer || source.part !== part) && rest !== 'index.ts'
        })
        .map(({ line, target }) => `${file.path}:${line} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('service packs import the definition entry of the case engine and nothing else', () => {
    const broken = sourcesOf('services').flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target !== 'src/engines/cases/definition.ts')
        .map(({ line, target }) => `${file.path}:${line} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('the graph of the parts has no cycle', () => {
    const edges = new Map<string, Set<string>>()
    for (const file of files) {
      const from = nodeOf(file.path)
      for (const { target } of importsOf(file)) {
        const to = nodeOf(target)
        if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
      }
    }
    expect(cycleIn(edges)).toBeUndefined()
  })

  test('the kernel needs no Node: it runs in a browser too', () => {
    const broken = files
      .filter(({ path }) => path.startsWith('src/kernel/'))
      .flatMap(({ path, lines }) =>
        lines.flatMap((line, index) =>
          /from 'node:|\bprocess\.|\bBuffer\b/.test(line) ? [`${path}:${index + 1}`] : [],
        ),
      )
    expect(broken).toEqual([])
  })
})

/** Parts between which there may be no circle: each engine, module, adapter; the lower layers whole. */
function nodeOf(path: string): string {
  const { layer, part } = place(path)
  return ['engines', 'modules', 'adapters'].includes(layer) ? `${layer}/${part}` : layer
}

function cycleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const done = new Set<string>()
  const visit = (node: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node].join(' -> ')
    if (done.has(node)) return undefined
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...trail, node])
      if (found !== undefined) return found
    }
    done.add(node)
    return undefined
  }
  for (const node of edges.keys()) {
    const found = visit(node, [])
    if (found !== undefined) return found
  }
  return undefined
}
