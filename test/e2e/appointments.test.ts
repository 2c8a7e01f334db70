import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()

async function looksSound(page: Page, findings = axeFindingsOnce): Promise<void> {
  expect(await findings(page), page.url()).toEqual([])
  expect(await sidewaysScroll(page), page.url()).toBe(0)
}

/** The page as it is and, where everything is proved, in English too. */
async function isSound(page: Page, findings = axeFindingsOnce): Promise<void> {
  await looksSound(page, findings)
  if (process.env['PORTICO_PROVE'] === undefined) return
  const here = new URL(page.url())
  await page.goto(`/en${here.pathname}${here.search}`)
  expect(await page.getAttribute('html', 'lang'), here.pathname).toBe('en')
  await looksSound(page, findings)
  await page.goto(here.href)
}

/** Presses the button of a form, and waits for the page that comes of it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name }).click()])
}

/** From the list of services to the choice of a time at the counter of a service. */
async function toTheTimes(page: Page): Promise<void> {
  await page.goto('/servizi/records-access')
  await page.locator('[data-element="service-booking-access"]').click()
  await page.waitForURL(/prenota-appuntamento/)
  const topics = page.locator('main a[href*="argomento="]')
  if ((await topics.count()) > 0) await topics.first().click()
  await page.locator('main form#orari').waitFor()
}

/** Takes one of the times that are offered; gives its day. */
async function chooseTime(page: Page, index: number, button: string | RegExp): Promise<string> {
  const value = (await page.locator('main form#orari input[type=radio]').nth(index).getAttribute('value')) ?? ''
  await page.locator('main form#orari label').nth(index).click()
  await press(page, button)
  return value.slice(0, 10)
}

async function tell(page: Page, email: string): Promise<void> {
  await fill(page, { name: 'Ada Prova', email, reason: 'Per provare.' })
  await press(page, 'Continua')
}

const waitForMail = async (page: Page, address: string, count: number) => {
  for (let attempt = 0; attempt < 60 && place.mailsTo(address).length < count; attempt += 1)
    await page.waitForTimeout(250)
  return place.mailsTo(address)
}

test('without JavaScript one books, is told by mail with a calendar file, moves and cancels', async () => {
  await place.moveClockTo('2026-11-23T07:00:00Z')
  const page = await place.visit({ width: 320, javaScript: false })
  await toTheTimes(page)
  await chooseTime(page, 0, 'Continua')
  await tell(page, 'senza@example.org')
  await press(page, /Conferma/)
  expect(await page.locator('main h1').innerText()).toContain('appuntamento')
  const booked = page.url()
  const [mail = ''] = await waitForMail(page, 'senza@example.org', 1)
  expect(mail).toContain('text/calendar')
  await page.getByRole('link', { name: /Sposta/ }).click()
  await chooseTime(page, 2, /Sposta/)
  expect(page.url()).toBe(booked)
  await page.getByRole('link', { name: /Annulla/ }).click()
  await press(page, /Annulla/)
  expect(await page.locator('main').innerText()).toContain('Annullato')
  expect(await waitForMail(page, 'senza@example.org', 3)).toHaveLength(3)
  await page.close()
})

test('each step is sound at 320 pixels; the back button books nothing twice; a closed day is told', async () => {
  await place.moveClockTo('2026-11-23T07:00:00Z')
  const page = await place.visit({ width: 320, path: '/prenota-appuntamento' })
  await isSound(page)
  await toTheTimes(page)
  await isSound(page, axeFindings)
  const date = await chooseTime(page, 0, 'Continua')
  await isSound(page)
  await press(page, 'Continua')
  expect(await page.locator('main [role=alert], main .portico-error-summary').count()).toBeGreaterThan(0)
  await tell(page, 'con@example.org')
  await isSound(page)
  const summary = page.url()
  await press(page, /Conferma/)
  await isSound(page)
  const booked = page.url()
  await page.goto(summary)
  expect(page.url().split('?')[0]).toBe(booked.split('?')[0])
  await page.getByRole('link', { name: /Sposta/ }).click()
  await isSound(page)
  await page.goto(`${booked.split('?')[0]}/annullamento`)
  await isSound(page)
  expect(await waitForMail(page, 'con@example.org', 1)).toHaveLength(1)

  const officer = await place.visit({ identity: /Luca Gallo/, width: 320, path: '/ufficio/appuntamenti' })
  const [year = '', month = '', day = ''] = date.split('-')
  await officer.goto(`/ufficio/appuntamenti?giorno-day=${day}&giorno-month=${month}&giorno-year=${year}`)
  await isSound(officer)
  expect(await officer.locator('main').innerText()).toContain('Ada Prova')
  await officer.goto('/ufficio/appuntamenti/calendari')
  await isSound(officer)
  await officer.goto('/ufficio/appuntamenti/calendari/transparency')
  await isSound(officer)
  await fillDate(officer, 'close-day', date)
  await fill(officer, { 'close-reason': 'Assemblea del personale' })
  await officer
    .locator('main form', { has: officer.locator('[name="close-reason"]') })
    .locator('button')
    .click()
  await officer.getByText('Ada Prova').first().waitFor()
  await looksSound(officer)
  await officer.locator('main form button[type=submit]').first().click()
  await officer.waitForURL(/calendari\/transparency/)
  expect(await waitForMail(page, 'con@example.org', 2)).toHaveLength(2)
  await page.goto(booked)
  await eventually(page, 'Annullato')
  expect(place.violations).toEqual([])
  await officer.close()
  await page.close()
})
