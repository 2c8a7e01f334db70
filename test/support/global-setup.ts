import type { TestProject } from 'vitest/node'
import { startTestCluster } from './cluster.ts'
import type { TestCluster } from './cluster.ts'
import { seedTemplate } from './seed-template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the whole run; each test file clones its own database from the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster()
  await seedTemplate(cluster)
  project.provide('cluster', cluster)
  return stop
}
