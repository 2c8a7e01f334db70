import type { Locator, Page } from 'playwright-core'

/** Ticks by the label, which lies over the circle or the box: a page that moves under the click is waited for. */
export async function tick(control: Locator): Promise<void> {
  await control
    .page()
    .locator(`label[for="${await control.getAttribute('id')}"]`)
    .check()
}

/** Presses a button of the page, by its words, and waits for the page that comes. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name }).first().click()])
}

/** Follows a link up to an address. */
export async function follow(link: Locator, to: RegExp): Promise<void> {
  await Promise.all([link.page().waitForURL(to), link.click()])
}

/** Types into the fields of a form by their names; radio buttons as name -> value. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`main [name="${name}"]`).first().waitFor({ state: 'attached' })
    const radios = page.locator(`main input[type=radio][name="${name}"]`)
    if ((await radios.count()) === 0) await page.locator(`main [name="${name}"]`).fill(value)
    else await tick(page.locator(`main input[type=radio][name="${name}"][value="${value}"]`))
  }
}

/** Types a date into its three fields. */
export async function fillDate(page: Page, name: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  await fill(page, { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year })
}

export async function next(page: Page): Promise<void> {
  // the page that comes back may ask for the very fields that this one shows already
  await Promise.all([page.waitForEvent('load'), page.locator('main button[name="_do"][value="next"]').click()])
}

/** Fills in the whole application for access to documents, up to the summary. */
export async function fillApplication(page: Page): Promise<void> {
  await page.goto('/servizi/records-access/richiesta')
  // a draft that was found again is resumed where it was left: back to the first step
  const first = page.locator('main a[href*="/richiesta/chi-sei"]')
  if ((await first.count()) > 0) await first.first().click()
  await page.getByRole('link', { name: 'Continua' }).click()
  await fill(page, {
    capacity: 'self',
    interest: 'Devo difendermi in un giudizio.',
    link: 'Riguarda il muro di confine.',
  })
  await next(page)
  await fill(page, { 'act-known': 'references' })
  await next(page)
  await fill(page, { 'act-office': 'Sportello edilizia', 'act-number': '214/2025' })
  await fillDate(page, 'act-date', '2025-03-10')
  await next(page)
  await fill(page, { 'access-way': 'copy-dossier' })
  await next(page)
  await fill(page, { certified: 'no' })
  await next(page)
  await page.getByRole('link', { name: /Continua/ }).click()
}

/** Declares and sends; gives the id of the case. */
export async function sendApplication(page: Page, button: string | RegExp = 'Invia la richiesta'): Promise<string> {
  await tick(page.locator('main input[name="declaration"]'))
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL(/\/area-personale\/pratiche\//)
  return caseIdOf(page)
}

/** A whole application; gives the id of its case. */
export async function apply(page: Page): Promise<string> {
  await fillApplication(page)
  return sendApplication(page)
}

function caseIdOf(page: Page): string {
  const [, id] = /pratiche\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  if (id === undefined) throw new Error('this is not the page of a case')
  return id
}

/** Takes a case from the worklist. */
export async function take(officer: Page, caseId: string): Promise<void> {
  await officer.goto(`/ufficio/pratiche/${caseId}`)
  await officer.locator('main form[action*="/azioni/take"] button').click()
}

/** Fills in the form of an action; an action that writes a document ends on its page. */
export async function office(
  officer: Page,
  caseId: string,
  action: string,
  fields: Readonly<Record<string, string>>,
  dates: Readonly<Record<string, string>> = {},
): Promise<void> {
  await officer.goto(`/ufficio/pratiche/${caseId}/azioni/${action}`)
  await fill(officer, fields)
  for (const [name, date] of Object.entries(dates)) await fillDate(officer, name, date)
  await officer.locator(`main form[action*="/azioni/${action}"] button[type=submit]`).first().click()
}

/** Signs the document whose page is open. */
export async function sign(responsible: Page): Promise<void> {
  await responsible.locator('main form[action*="/firma"] button[type=submit]').first().click()
}

/** Sends the document whose page is open. */
export async function send(officer: Page): Promise<void> {
  await officer.locator('main form[action*="/invio"] button[type=submit]').first().click()
}

/** Fills in the form of something the applicant does on their case. */
export async function answer(
  citizen: Page,
  caseId: string,
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await citizen.goto(`/area-personale/pratiche/${caseId}/azioni/${action}`)
  await fill(citizen, fields)
  await citizen.locator('main form button[type=submit]').last().click()
  await citizen.waitForURL(/\/area-personale\/pratiche\/[0-9a-f-]{36}(\?|$)/)
}
