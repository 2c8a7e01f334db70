import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate } from './support/people.ts'
import { town } from './support/town.ts'

const place = town()
const press = async (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name }).first().click()])

test('without JavaScript a writer writes, a reviewer publishes, and the page is there for a visitor', async () => {
  const writer = await place.visit({ identity: /Sara Bruni/, path: '/redazione/nuovo', javaScript: false, width: 320 })
  await press(writer, 'Crea la bozza')
  expect(await writer.locator('main .portico-error-summary li').count()).toBe(2)
  await writer.locator('[name=tipo]').selectOption('news')
  await fill(writer, { titolo: 'Riapre il lungolago' })
  await press(writer, 'Crea la bozza')
  await writer.getByRole('heading', { level: 1, name: 'Modifica: Riapre il lungolago' }).waitFor()
  await writer.locator('[name=kind]').selectOption({ index: 1 })
  await fill(writer, { 'summary.it': 'Da domani si passeggia.', 'body.it': '# Troppo alto', 'by.find': 'consiglio' })
  await fillDate(writer, 'date', '2026-11-22')
  await press(writer, /^Cerca in/)
  // what was typed stays where it was while one searches
  expect(await writer.locator('[name="summary.it"]').inputValue()).toBe('Da domani si passeggia.')
  await writer.locator('label[for=by-found]', { hasText: 'Consiglio comunale' }).click()
  await press(writer, 'Salva la bozza')
  expect(await writer.locator('[name="body.it"]').getAttribute('aria-invalid')).toBe('true')
  await fill(writer, { 'body.it': '## Orari\n\nAperto **sempre**.' })
  await press(writer, 'Salva la bozza')
  await writer.getByText('Facilità di lettura').waitFor()
  expect(await sidewaysScroll(writer)).toBe(0)
  await writer.getByRole('link', { name: 'Torna al contenuto' }).click()
  await press(writer, 'Manda in revisione')
  await writer.getByText('è in revisione').waitFor()
  expect(await writer.getByRole('button', { name: 'Pubblica' }).count()).toBe(0)

  const reviewer = await place.visit({ identity: /Pietro Valli/, path: '/redazione?stato=in-review' })
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Riapre il lungolago' }).click()
  await reviewer.getByText('Aperto **sempre**.').waitFor()
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Anteprima' }).click()
  await reviewer.getByRole('heading', { level: 1, name: 'Riapre il lungolago' }).waitFor()
  expect(await reviewer.locator('meta[name=robots]').getAttribute('content')).toMatch(/noindex/)
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Torna al contenuto' }).click()
  await press(reviewer, 'Pubblica')
  await reviewer.getByRole('link', { name: 'Vedi la pagina pubblica' }).click()
  const address = new URL(reviewer.url()).pathname
  await reviewer.close()
  await writer.goto('/redazione')
  await writer.close()

  const visitor = await place.visit({ path: address, javaScript: false })
  expect(await visitor.locator('main').innerText()).toContain('Aperto sempre.')
  await visitor.close()
})

test('who edits sees every kind of field soundly', async () => {
  const page = await place.visit({ identity: /Marta Greco/, path: '/redazione/nuovo', width: 320 })
  expect(await axeFindings(page)).toEqual([])
  expect(await page.locator('[name=tipo] option').count()).toBe(3)
  await page.locator('[name=tipo]').selectOption('event')
  await fill(page, { titolo: 'Mercato di Natale' })
  await press(page, 'Crea la bozza')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await page.close()
})
