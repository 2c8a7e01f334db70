import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, tick } from './support/people.ts'
import { beginDeclaration, press } from './support/residence.ts'
import { town } from './support/town.ts'

const place = town()
const valueOf = (page: Page, name: string) => page.locator(`main [name="${name}"]`).inputValue()

async function atHome(page: Page): Promise<void> {
  await beginDeclaration(page)
  await page.goto(page.url().replace('/move?', '/home?'))
  await fill(page, { 'home.number': '4', 'others-living': 'no' })
}

const summaryOf = async (page: Page) => {
  await page.goto(page.url().replace(/\/richiesta\/[a-z]+\?/, '/richiesta/riepilogo?'))
  return page.locator('main .portico-summary').allInnerTexts()
}

test('a street is found while one types, and chosen with the keyboard alone', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/, width: 320 })
  await atHome(page)
  const box = page.getByRole('combobox', { name: /Via, piazza/ })
  await box.focus()
  await page.keyboard.type('p.za garib')
  await page.getByRole('option').nth(1).waitFor()
  expect(await page.getByRole('option').allInnerTexts()).toEqual([
    'Piazza Giuseppe Garibaldi',
    'Via Giuseppe Garibaldi',
  ])
  expect(await page.locator('portico-suggest [role=status]').innerText()).toMatch(/^2 vie trovate/)
  expect(await box.getAttribute('aria-expanded')).toBe('true')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)

  await page.keyboard.press('Escape')
  expect(await box.getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('[role=option][aria-selected=true]').innerText()).toBe('Via Giuseppe Garibaldi')
  expect(await box.getAttribute('aria-activedescendant')).toBe('home.street-options-1')
  await page.keyboard.press('Enter')
  expect(await valueOf(page, 'home.street')).toBe('Via Giuseppe Garibaldi')
  expect(await valueOf(page, 'home.street-code')).not.toBe('')
  expect(await page.locator('main [role=listbox]').isHidden()).toBe(true)
  await press(page, 'next')
  expect((await summaryOf(page)).join('\n')).toMatch(/Via Giuseppe Garibaldi 4/)
  await page.close()
})

test('without JavaScript a street is matched when the page is sent: asked where there are several, kept where there is none', async () => {
  const page = await place.visit({ identity: /Marco Riva/, javaScript: false, width: 320 })
  await atHome(page)
  await fill(page, { 'home.street': 'garibaldi' })
  await press(page, 'next')
  await page.getByText('scegli la tua').first().waitFor()
  expect(await page.locator('main [name="home.street-code"]').count()).toBe(3)
  await tick(page.getByLabel('Piazza Giuseppe Garibaldi'))
  await press(page, 'next')
  expect((await summaryOf(page)).join('\n')).toMatch(/Piazza Giuseppe Garibaldi 4/)

  await page.goBack()
  await page.goto(page.url().replace(/\/richiesta\/[a-z]+\?/, '/richiesta/home?'))
  await fill(page, { 'home.street': 'cascina Rossa' })
  await press(page, 'next')
  expect(await page.locator('main, [role=status]').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('Questa via non è nello stradario')]),
  )
  expect((await summaryOf(page)).join('\n')).toMatch(/cascina Rossa 4 \(via non presente nello stradario\)/)

  await page.goto(page.url().replace('/riepilogo?', '/home?'))
  await fill(page, { 'home.street': 'V. ROMA', 'home.number': '999' })
  await press(page, 'next')
  expect((await summaryOf(page)).join('\n')).toMatch(/Via Roma 999 \(numero non presente nello stradario\)/)
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
