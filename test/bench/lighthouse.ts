import lighthouse from 'lighthouse'
import { launchBrowser } from '#test/support/browser.ts'
import { freePort } from '#test/support/wire.ts'
import { median } from './rounds.ts'

const turns = 3
const categories = ['performance', 'accessibility', 'best-practices'] as const

/** Scores of Lighthouse, 0 to 100. */
export type Scores = Readonly<Record<(typeof categories)[number], number>>

/**
 * How Lighthouse rates pages on its telephone (a slow processor and a slow network, simulated from what was measured):
 * the median of three turns for each page, in a browser that nothing else uses.
 */
export async function lighthouseScores(addresses: readonly string[]): Promise<Scores[]> {
  const port = await freePort()
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  try {
    const scores: Scores[] = []
    for (const address of addresses) {
      const given: Scores[] = []
      for (let turn = 0; turn < turns; turn += 1) given.push(await rated(address, port))
      scores.push(
        Object.fromEntries(
          categories.map((name) => [name, median(given.map((one) => one[name]))]),
        ) as unknown as Scores,
      )
    }
    return scores
  } finally {
    await browser.close()
  }
}

async function rated(address: string, port: number): Promise<Scores> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] })
  if (!result) throw new Error(`${address}: Lighthouse said nothing`)
  const { runtimeError, categories: found } = result.lhr
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`)
  return Object.fromEntries(categories.map((name) => [name, (found[name]?.score ?? 0) * 100])) as unknown as Scores
}
