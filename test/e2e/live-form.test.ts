import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, tick } from './support/people.ts'
import { press } from './support/residence.ts'
import { town } from './support/town.ts'

const place = town()
const status = (page: Page) => page.locator('portico-live-form > [role=status]').innerText()
const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

/** Opens the application for a service at its first page of questions. */
async function begin(page: Page, service: string): Promise<void> {
  await page.goto(`/servizi/${service}/richiesta`)
  await page.getByRole('link', { name: 'Continua' }).click()
}

test('questions come and go with the keyboard alone; what was typed comes back, and what is hidden is not sent', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/, width: 320 })
  await begin(page, 'records-access')
  await fill(page, { capacity: 'self', interest: 'Devo difendermi in un giudizio.', link: 'Riguarda il confine.' })
  await press(page, 'next')
  expect(await named(page, 'act-office').count()).toBe(0)

  await named(page, 'act-known').first().focus()
  await page.keyboard.press('Space')
  await named(page, 'act-office').waitFor()
  expect(await status(page)).toMatch(/^Ora ti chiediamo anche: .+; .+$/)
  expect(await page.evaluate('document.activeElement.name')).toBe('act-known')
  await named(page, 'act-office').fill('Sportello edilizia')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)

  // the other answer asks for other things
  await named(page, 'act-known').first().focus()
  await page.keyboard.press('ArrowDown')
  await named(page, 'act-description').waitFor()
  expect(await named(page, 'act-office').count()).toBe(0)
  expect(await status(page)).toContain('Non serve più: ')
  expect(await page.evaluate('document.activeElement.name')).toBe('act-known')
  await named(page, 'act-description').fill('Il permesso del muro di confine')
  const [sent] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST'), press(page, 'next')])
  expect(sent.postData()).toContain('act-description=')
  expect(sent.postData()).not.toContain('act-office=')
  expect(page.url()).not.toMatch(/\/act\?/)

  // back on the page: what was sent is there, and what is typed now comes back each time it is asked again
  await page.goBack()
  expect(await named(page, 'act-description').inputValue()).toBe('Il permesso del muro di confine')
  await tick(named(page, 'act-known').first())
  await named(page, 'act-office').fill('Anagrafe')
  await tick(named(page, 'act-known').nth(1))
  await tick(named(page, 'act-known').first())
  expect(await named(page, 'act-office').inputValue()).toBe('Anagrafe')
  await page.close()
})

test('amounts are told with their workings, or with what they still need', async () => {
  const page = await place.visit({ identity: /Marco Riva/ })
  await begin(page, 'tree-felling-permit')
  const soFar = page.locator('main [data-so-far] dl')
  expect(await soFar.innerText()).toMatch(/Per saperlo serve: .*[Cc]irconferenza/)
  await fill(page, { circumference: '120' })
  expect(await soFar.innerText()).toMatch(/Alberi da piantare\s+\d+/)
  const before = await soFar.innerText()
  await fill(page, { circumference: '400' })
  expect(await soFar.innerText()).not.toBe(before)
  await named(page, 'circumference').blur()
  expect(await status(page)).toContain('Con le risposte date finora')
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

test('each row asks its own questions', async () => {
  const page = await place.visit({ identity: /Anna Dell/ })
  await begin(page, 'residence-change')
  await fill(page, { kind: 'within-city' })
  await named(page, 'from-city.street').waitFor()
  await page.goto(page.url().replace('/move?', '/people?'))
  await press(page, 'add:members')
  await press(page, 'add:members')
  await fill(page, { 'members.1.licence': 'yes' })
  await named(page, 'members.1.licence-number').fill('TO1234567A')
  expect(await named(page, 'members.0.licence-number').count()).toBe(0)
  await press(page, 'remove:members:0')
  expect(await named(page, 'members.0.licence-number').inputValue()).toBe('TO1234567A')
  // the Enter key goes on, and takes no row off
  await named(page, 'members.0.licence-number').press('Enter')
  await page.locator('[aria-invalid="true"]').first().waitFor()
  expect(await named(page, 'members.0.licence-number').inputValue()).toBe('TO1234567A')
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
