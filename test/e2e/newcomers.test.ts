import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { answer, fill, fillDate, next, office, send, sendApplication, sign, take } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()

beforeAll(async () => {
  await place.moveClockTo('2026-03-02T09:00:00Z')
})

/** Opens the form of a service on its first page. */
async function begin(page: Page, service: string): Promise<void> {
  await page.goto(`/servizi/${service}/richiesta`)
  await page.getByRole('link', { name: /^Continua/ }).click()
}

/** Closes a page once it has come: the browser may never close one that is on its way. */
async function leave(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.close()
}

/** Signs and sends the letter whose page is open. */
async function signAndSend(officer: Page): Promise<void> {
  await sign(officer)
  await send(officer)
  await officer.waitForLoadState()
}

const button = async (page: Page, value: string) =>
  Promise.all([page.waitForEvent('load'), page.locator(`main button[name="_do"][value="${value}"]`).click()])

test('with JavaScript: waste tax of a home, completed when asked, registered', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/, width: 320 })
  await begin(page, 'waste-tax-declaration')
  await fill(page, { event: 'start' })
  await fillDate(page, 'since', '2026-02-01')
  await next(page)
  await fill(page, { use: 'dwelling', resident: 'yes', 'address.street': 'via Roma', 'address.number': '12' })
  await fill(page, { 'cadastre.register': 'buildings', 'cadastre.sheet': '12', 'cadastre.parcel': '345', area: '80' })
  await fill(page, { title: 'tenant' })
  expect(await axeFindingsOnce(page)).toEqual([])
  await next(page)
  await button(page, 'add:members')
  await fill(page, { 'members.0.name': 'Tommaso Ferro' })
  await fillDate(page, 'members.0.born', '2019-09-09')
  await next(page)
  await fill(page, { 'contact-email': 'giulia.ferro@example.org' })
  await next(page)
  await page.getByRole('link', { name: /^Continua/ }).click()
  const summary = await page.locator('main').innerText()
  expect(summary).toMatch(/Tommaso Ferro[^]*In tutto: [\d.,]+\s€/)
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await axeFindingsOnce(page)).toEqual([])
  const caseId = await sendApplication(page, /^Invia/)

  const bruno = await place.visit({ identity: /Bruno Ricci/, path: '/ufficio' })
  await take(bruno, caseId)
  await office(bruno, caseId, 'ask-completion', { questions: 'Qual è il subalterno?' })
  await send(bruno)
  await page.goto(`/area-personale/pratiche/${caseId}`)
  await eventually(page, 'Completa la dichiarazione')
  await answer(page, caseId, 'complete', { completion: 'Il subalterno è il 6.' })
  await bruno.goto(`/ufficio/pratiche/${caseId}`)
  expect(await bruno.locator('main').innerText()).toContain('Il subalterno è il 6.')
  expect(await axeFindingsOnce(bruno)).toEqual([])
  await office(bruno, caseId, 'register', {}, { effective: '2026-02-01' })
  await signAndSend(bruno)
  await leave(bruno)

  await page.goto(`/area-personale/pratiche/${caseId}`)
  await eventually(page, 'Dichiarazione TARI registrata')
  await eventually(page, /Registrata/)
  expect(await sidewaysScroll(page)).toBe(0)
  await leave(page)
})

test('without JavaScript: a hall for a marriage, accepted, paid, held', async () => {
  const page = await place.visit({ identity: /Marco Riva/, javaScript: false })
  await begin(page, 'civil-marriage-hall')
  await fill(page, { ceremony: 'marriage', banns: 'under-way', hall: 'villa', slot: 'morning-11' })
  await fillDate(page, 'date', '2026-06-20')
  await next(page)
  for (const [group, names] of [
    ['partners', ['Marco Riva', 'Giulia Ferro']],
    ['witnesses', ['Anna Verdi', 'Luca Neri']],
  ] as const)
    for (const [row, name] of names.entries()) {
      await fill(page, { [`${group}.${row}.name`]: name })
      await fillDate(page, `${group}.${row}.born`, '1985-05-14')
    }
  await fill(page, { residents: 'one', interpreter: 'no' })
  await next(page)
  await fill(page, { 'contact-email': 'marco.riva@example.org', 'contact-phone': '+39 333 1234567' })
  await next(page)
  await page.getByRole('link', { name: /^Continua/ }).click()
  expect(await page.locator('main').innerText()).toMatch(/20 giugno 2026[^]*350,00\s€/)
  const caseId = await sendApplication(page, /^Invia/)

  const laura = await place.visit({ identity: /Laura Marini/, path: '/ufficio', javaScript: false })
  await take(laura, caseId)
  await office(laura, caseId, 'accept', { reasons: 'La sala è libera.', celebrant: 'Il sindaco' })
  await signAndSend(laura)
  await page.goto(`/area-personale/pratiche/${caseId}`)
  await eventually(page, 'Sala accettata: da pagare')
  await eventually(page, 'Paga online')
  await page.getByRole('button', { name: 'Paga online' }).click()
  await page.getByRole('link', { name: 'Continua su pagoPA' }).click()
  await page.getByRole('button', { name: 'Paga (per prova)' }).click()
  await page.getByRole('link', { name: 'Torna alla pratica' }).click()
  await eventually(page, 'Confermata')
  await office(laura, caseId, 'hold', { record: '12/2026 parte I' })
  await laura.waitForLoadState()
  await leave(laura)
  await page.goto(`/area-personale/pratiche/${caseId}`)
  expect(await page.locator('main').innerText()).toContain('Cerimonia celebrata')
  await leave(page)
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
