import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate } from './support/people.ts'
import { town } from './support/town.ts'

const place = town()
const path = '/ufficio/servizi/tree-felling-permit/modifica'
const press = async (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name }).first().click()])
const errors = async (page: Page) => page.locator('main .portico-error-summary li').allInnerTexts()
const edition = 'editions.least-circumference'
const form = (page: Page, table: string) => page.locator(`main form[action$="#editions.${table}"]`)
const save = (page: Page, table: string) => form(page, table).getByRole('button', { name: 'Salva la nuova edizione' })
const addRow = (page: Page) => form(page, 'least-circumference').getByRole('button', { name: 'Aggiungi la riga' })
const tableRows = async (page: Page) =>
  form(page, 'least-circumference').locator('.portico-table-row label').allInnerTexts()

test('an officer changes words and a tariff, looks at the page as it would be, and proposes it for a day', async () => {
  const page = await place.visit({ identity: /Carla Neri/, path, width: 320 })
  await fill(page, { 'texts.it.service.title': 'Tagliare {un albero', 'texts.en.service.title': 'Felling a tree' })
  await press(page, 'Salva le modifiche')
  expect(await errors(page)).toEqual([expect.stringMatching(/parentesi graffa/)])
  // nothing typed is lost, and the error stands beside its field
  expect(await page.locator('[name="texts.en.service.title"]').inputValue()).toBe('Felling a tree')
  expect(await page.locator('[name="texts.it.service.title"]').getAttribute('aria-invalid')).toBe('true')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await fill(page, { 'texts.it.service.title': 'Tagliare un albero' })
  await press(page, 'Salva le modifiche')
  expect(await page.locator('#changes tbody tr').count()).toBe(2)
  await press(page, /^Annulla: .*in inglese/)
  expect(await page.locator('#changes tbody tr').allInnerTexts()).toEqual([
    expect.stringContaining('Tagliare un albero'),
  ])

  await page.goto(`${path}?parte=tables`)
  await fillDate(page, `${edition}.from`, '2025-01-01')
  await fill(page, { [`${edition}.norm`]: 'DGC 1/2030', [`${edition}.rows.0.value`]: 'tanto' })
  await press(page, 'Salva la nuova edizione')
  expect(await errors(page)).toEqual([
    expect.stringMatching(/dopo l’ultima edizione, che vale dal 1 gennaio 2026/),
    ...(await errors(page)).slice(1),
  ])
  expect(await page.locator(`[name="${edition}.rows.0.value"]`).inputValue()).toBe('tanto')
  await fillDate(page, `${edition}.from`, '2040-01-01')
  await fill(page, { [`${edition}.rows.0.value`]: '130' })
  // one more row, one less, and nothing typed is lost on the way
  const row = page.locator(`[name="${edition}.new.0"]`)
  await Promise.all([page.waitForEvent('load'), addRow(page).click()])
  expect(await errors(page)).toHaveLength(2)
  expect(await axeFindings(page)).toEqual([])
  await row.selectOption({ label: 'Cedro' })
  await fill(page, { [`${edition}.new.value`]: '80' })
  await Promise.all([page.waitForEvent('load'), addRow(page).click()])
  expect(await tableRows(page)).toEqual(['Albero da frutto', 'Pioppo', 'Cedro', 'tutti gli altri'])
  await press(page, 'Togli la riga: Pioppo')
  expect(await tableRows(page)).toEqual(['Albero da frutto', 'Cedro', 'tutti gli altri'])
  expect(await page.locator(`[name="${edition}.rows.0.value"]`).inputValue()).toBe('130')
  expect(await sidewaysScroll(page)).toBe(0)
  await press(page, 'Salva la nuova edizione')
  expect(await tableRows(page)).toEqual(['Albero da frutto', 'Cedro', 'tutti gli altri'])
  expect(await page.locator('#costs').innerText()).toMatch(/restano gli stessi/)
  await fillDate(page, 'editions.trees-due.from', '2040-01-01')
  await fill(page, { 'editions.trees-due.norm': 'DGC 1/2030', 'editions.trees-due.rows.1.value': '4' })
  await Promise.all([page.waitForEvent('load'), save(page, 'trees-due').click()])
  expect(await page.locator('#costs tbody').innerText()).toMatch(/500,00\s€[^]*1\.000,00\s€/)
  expect(await page.locator('#changes').innerText()).toMatch(/dal 1 gennaio 2040/)
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)

  await page.getByRole('link', { name: 'Anteprima' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tagliare un albero' }).waitFor()
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toMatch(/noindex/)
  expect(await page.locator('main a[href*="/richiesta"]').count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await page.goto(`/en${path}/anteprima`)
  expect(await page.locator('main').innerText()).toMatch(/as it would be with your changes/)

  await page.goto(path)
  await fill(page, { note: 'DGC 1/2030' })
  await fillDate(page, 'from', '2039-12-01')
  await press(page, 'Controlla e proponi')
  await page.getByText('In vigore dal 1 dicembre 2039').waitFor()
  await page.goto(path)
  await page.getByText('c’è già una proposta che aspetta').waitFor()
  await page.close()
})

test('without JavaScript texts are found and changed, a choice gets an entry, and a scheduled version is cancelled', async () => {
  const page = await place.visit({ identity: /Dino Costa/, path, javaScript: false })
  await page.getByRole('searchbox').fill('condominio amministratore')
  await page.getByRole('button', { name: 'Cerca' }).click()
  await page.getByText(/testo trovato|testi trovati/).waitFor()
  await fill(page, { 'texts.it.fields.capacity.options.administrator': 'Chi amministra il condominio' })
  await press(page, 'Salva le modifiche')
  expect(page.url()).toMatch(/cerca=condominio/)
  await page.goto(`${path}?parte=options`)
  await fill(page, { 'options.capacity.it': 'Chi ha l’usufrutto' })
  await press(page, 'Aggiungi la voce')
  expect(await errors(page)).toEqual(['Manca il testo: scrivilo.'])
  await fill(page, { 'options.capacity.en': 'The usufructuary' })
  await press(page, 'Aggiungi la voce')
  expect(await page.locator('#changes tbody tr').count()).toBe(2)

  await page.goto('/ufficio/servizi')
  await page.locator('main a[href*="/proposte/"]').first().click()
  await press(page, 'Approva')
  await page.getByText('Approvata, non ancora in vigore').first().waitFor()
  await page.locator('main a[href*="/proposte/"]').first().click()
  await press(page, 'Annulla prima che entri in vigore')
  await page.getByText('Annullata: resta in vigore').waitFor()
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
