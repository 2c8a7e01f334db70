import { expect, test } from 'vitest'
import { axeFindings } from '#test/support/browser.ts'
import { town } from './support/town.ts'
import { tick } from './support/people.ts'

const place = town()

test.each([
  ['with', true],
  ['without', false],
] as const)('a service is tried before applying, %s JavaScript', async (_, javaScript) => {
  const page = await place.visit({ path: '/servizi/records-access', javaScript })
  await page.getByRole('link', { name: 'Prova prima, senza accedere' }).click()
  const main = page.locator('main')
  expect(await main.innerText()).toMatch(/Manca una domanda[^]*Per ora[^]*dipende da altre risposte/)
  await tick(page.locator('input[value="delegate"]'))
  await page.getByRole('button', { name: 'Continua' }).click()
  expect(await main.innerText()).toMatch(
    /Le tue risposte[^]*Come delegato[^]*Il risultato[^]*Delega, procura[^]*la risposta è dovuta entro il/,
  )
  // axe runs in the page
  expect(javaScript ? await axeFindings(page) : []).toEqual([])
  await page.getByRole('button', { name: 'Cambia' }).click()
  await tick(page.locator('input[value="self"]'))
  await page.getByRole('button', { name: 'Continua' }).click()
  expect(await main.innerText()).toContain('Con queste risposte non serve allegare niente')
  // nothing of what was said is in an address
  expect(new URL(page.url()).search).toBe('')
  await page.close()
})

test('a question can be left out, and bad answers are refused in words', async () => {
  const page = await place.visit({ path: '/en/servizi/records-access/simula' })
  await page.getByRole('button', { name: 'I do not know, skip' }).click()
  expect(await page.locator('main').innerText()).toContain('The result')
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
