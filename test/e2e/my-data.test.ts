import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fillApplication, apply } from './support/people.ts'
import { town } from './support/town.ts'

const place = town()

test.each([
  ['with JavaScript', true, /Giulia Ferro/],
  ['without JavaScript', false, /Marco Riva/],
])('a person sees, takes and erases their data, %s', async (_, javaScript, identity) => {
  const page = await place.visit({ identity, javaScript })
  await apply(page)
  await fillApplication(page)
  await page.goto('/area-personale')
  await page.getByRole('link', { name: 'I miei dati', exact: true }).click()
  expect(await page.locator('main').innerText()).toMatch(/Bozze non inviate[^]*Sì, quando vuoi/)
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Scarica i miei dati (JSON)' }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/^i-miei-dati-.*\.json$/)
  const copy = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    cases: { cases: unknown[]; drafts: unknown[] }
  }
  expect(copy.cases.cases).toHaveLength(1)
  expect(copy.cases.drafts).toHaveLength(1)
  await page.getByRole('link', { name: 'Cancella i miei dati' }).click()
  expect(await page.locator('main').innerText()).toMatch(
    /Si cancella: Bozze non inviate \(1\)[^]*Non si possono recuperare/,
  )
  await page.getByRole('button', { name: 'Cancella per sempre' }).click()
  await page.waitForURL(/i-miei-dati$/)
  expect(await page.locator('body').innerText()).toMatch(/Fatto\. Cancellato: [^]*Bozze non inviate \(1\)/)
  expect(await page.locator('main').innerText()).toMatch(/La pratica è in corso/)
  expect(await page.locator('main').innerText()).toMatch(/non c’è nulla che si possa cancellare/)
  await page.goto('/area-personale/accessi')
  expect(await page.locator('main').innerText()).toMatch(/cancellazione dei dati[^]*copia di tutti i dati/)
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
