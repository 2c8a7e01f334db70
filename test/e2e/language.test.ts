// One evaluator on the server and in the browser: a hundred thousand expressions at random come to the same on both.
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPage } from '#test/support/browser.ts'
import { answerAt, digest } from '#test/support/language/answer.ts'

const seed = 20_261_122
const batch = 5_000
const batches = 20

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the language is the same on both sides', async () => {
  const { outputFiles } = await build({
    entryPoints: ['test/support/language/answer.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'portico',
    platform: 'browser',
  })
  const page = await newPage(browser)
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  const inBrowser = (call: string) => page.evaluate<unknown>(`portico.${call}`)
  let something = 0
  for (let index = 0; index < batches; index += 1) {
    const [from, until] = [index * batch, (index + 1) * batch]
    const here = digest(seed, from, until)
    something += here.something
    const there = await inBrowser(`digest(${seed}, ${from}, ${until})`)
    if (JSON.stringify(there) === JSON.stringify(here)) continue
    // the first that differs says more than a hash
    for (let at = from; at < until; at += 1)
      expect(await inBrowser(`answerAt(${seed}, ${at})`)).toBe(answerAt(seed, at))
  }
  // questions that mostly come to nothing would prove little
  expect(something).toBeGreaterThan((batch * batches) / 2)
  await page.close()
})
