import type { Operation } from '#platform/operations/operation.ts'
import type { Privacy } from '#platform/privacy/index.ts'
import type { PageRoute } from './route.ts'

/** A system of the city: what it lets people do, and its pages. */
export interface Module {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly routes: readonly PageRoute[]
  /** What it holds on people. */
  readonly privacy?: Privacy | undefined
}

/** Defines a module: the only door of its folder. The types of each operation are erased here, and checked by the executor. */
export function defineModule(module: {
  name: string
  operations: readonly object[]
  routes: readonly PageRoute[]
  privacy?: Privacy
}): Module {
  return module as Module
}
