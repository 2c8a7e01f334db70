import type { HttpClient } from '#test/load/http-client.ts'
import { processCpuMs, serverCpuMs } from './processes.ts'
import { rate } from './rounds.ts'

/** One visit to a page. */
export interface Visit {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const warmUps = 100

/** Processor milliseconds that one visit costs the web process and PostgreSQL together. */
export async function cpuPerVisit(
  client: HttpClient,
  visits: readonly Visit[],
  web: number,
  postmaster: number,
): Promise<number> {
  const visit = async ({ path, headers }: Visit) => {
    const { status } = await client.call('GET', path, headers)
    if (status !== 200) throw new Error(`${path}: ${status}`)
  }
  await rate(visits.slice(0, warmUps), 4, visit)
  const cpu = () => processCpuMs(web) + serverCpuMs(postmaster)
  const before = cpu()
  await rate(visits, 4, visit)
  return (cpu() - before) / visits.length
}
