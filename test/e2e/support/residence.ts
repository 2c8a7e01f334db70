import type { Page } from 'playwright-core'
import { fill, fillDate } from './people.ts'

/** Presses the button of a form that is named by what it does, and waits for the page that comes of it. */
export async function press(page: Page, action: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(`main button[name="_do"][value="${action}"]`).click()])
}

/** Chooses from a list. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`main select[name="${name}"]`).selectOption(value)
}

/** Goes to the first step of a declaration, and past the page that says who declares. */
export async function beginDeclaration(page: Page, prefix = ''): Promise<void> {
  await page.goto(`${prefix}/servizi/residence-change/richiesta`)
  const first = page.locator('main a[href*="/richiesta/chi-sei"]')
  if ((await first.count()) > 0) await first.first().click()
  await page.getByRole('link', { name: /^(Continua|Continue)/ }).click()
}

/** Each step of the form of a declaration, filled in; a step that asks for more by the first answers is sent twice. */
export const steps = {
  async move(page: Page) {
    await fill(page, { kind: 'from-municipality' })
    await fillDate(page, 'moved-on', '2026-04-20')
    await press(page, 'next')
    await fill(page, { 'from-italy.street': 'via Po', 'from-italy.number': '4', 'from-italy.town': 'Torino' })
    await choose(page, 'from-italy.province', 'TO')
  },
  async home(page: Page) {
    await fill(page, {
      'home.street': 'via Roma',
      'home.number': '12',
      'home.detail': 'scala A, piano 2',
      'others-living': 'no',
    })
  },
  async title(page: Page) {
    await fill(page, { title: 'rent' })
    await press(page, 'next')
    await fill(page, {
      'registered-at': 'Torino 1',
      'registered-number': '003421 serie 3T',
      'owner-name': 'Immobiliare Lago srl',
      'owner-contact': 'affitti@example.org',
    })
    await fillDate(page, 'registered-on', '2026-04-10')
  },
  async people(page: Page) {
    await choose(page, 'own-citizenship', 'IT')
    await press(page, 'add:members')
    await fillMember(page, 0, { given: 'Tommaso', family: 'Ferro', born: '2019-09-09' })
  },
  async driving(page: Page) {
    await fill(page, { 'own-licence': 'no' })
    await press(page, 'add:vehicles')
    await fill(page, { 'vehicles.0.plate': 'AB123CD', 'vehicles.0.vehicle-kind': 'car' })
  },
  async declarations(page: Page) {
    await fill(page, { 'lives-there': 'yes', 'best-time': 'La sera dopo le 18' })
  },
} as const

/** A child who moves too. */
export async function fillMember(
  page: Page,
  row: number,
  { given, family, born }: { given: string; family: string; born: string },
): Promise<void> {
  const at = `members.${row}`
  await fill(page, {
    [`${at}.person.given-name`]: given,
    [`${at}.person.family-name`]: family,
    [`${at}.person.fiscal-code`]: 'FRRTMS19P09L219I',
    [`${at}.person.birthplace`]: 'Torino',
    [`${at}.licence`]: 'no',
  })
  await fillDate(page, `${at}.person.born`, born)
  await choose(page, `${at}.relation`, 'child')
  await choose(page, `${at}.citizenship`, 'IT')
}
