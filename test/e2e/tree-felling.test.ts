import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { picture } from '#test/support/files.ts'
import { fill, next, office, send, sendApplication, sign } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const path = '/servizi/tree-felling-permit/richiesta'
const png = (name: string) => ({ name, mimeType: 'image/png', buffer: picture })
const input = (page: Page) => page.locator('main input[type=file][name="pictures"]')
const upload = (page: Page) => page.locator('main button[value="upload:pictures"]')
const uploaded = (page: Page) => page.locator('main .portico-uploaded li bdi').allInnerTexts()
const typed = { capacity: 'owner', circumference: '100', monumental: 'no', landscape: 'no' }

/** Goes to the page of the tree, and fills in what is asked besides the pictures. */
async function begin(page: Page): Promise<void> {
  await page.goto(path)
  await page.getByRole('link', { name: /^Continua/ }).click()
  await fill(page, { ...typed, 'where.description': 'Via Roma 4, in fondo al giardino' })
  await page.locator('main select[name="species"]').selectOption('lime')
}

/** What was typed on the page of the tree is there still. */
async function expectTyped(page: Page): Promise<void> {
  expect(await page.locator('main [name="circumference"]').inputValue()).toBe('100')
  expect(await page.locator('main select[name="species"]').inputValue()).toBe('lime')
  expect(await page.locator('main [name="where.description"]').inputValue()).toContain('Via Roma 4')
}

/** From the page of the tree to the summary. */
async function goOn(page: Page): Promise<void> {
  await fill(page, { reason: 'damage', explanation: 'Le radici alzano il marciapiede.' })
  await next(page)
  await fill(page, { replant: 'no' })
  await fill(page, { 'no-replant-reason': 'Non c’è posto.', 'contact-email': 'giulia@example.org' })
  await next(page)
  await page.getByRole('link', { name: /^Continua/ }).click()
}

test('with JavaScript: pictures uploaded on the page of the tree, sent with it, and opened by the office', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/, width: 320 })
  await begin(page)
  await input(page).setInputFiles([png('intero.png'), png('tronco.png')])
  await upload(page).click()
  await page.locator('main .portico-uploaded').getByText('tronco.png').waitFor()
  // two files of one upload have no order of their own
  expect((await uploaded(page)).toSorted()).toEqual(['intero.png', 'tronco.png'])
  await expectTyped(page)
  // one is of another kind: it is said where, and all the rest stays
  await input(page).setInputFiles({ name: 'radici.png', mimeType: 'image/png', buffer: Buffer.from('<html>ciao') })
  await upload(page).click()
  await page.locator('main .portico-error-summary').waitFor()
  expect(await page.locator('main .portico-error-summary').innerText()).toMatch(/radici.png.*una pagina web.*JPEG, PNG, PDF/s) // prettier-ignore
  expect((await uploaded(page)).toSorted()).toEqual(['intero.png', 'tronco.png'])
  await expectTyped(page)
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await axeFindingsOnce(page)).toEqual([])
  await page.getByRole('button', { name: 'Rimuovi il file tronco.png' }).click()
  await page.locator('main .portico-uploaded').getByText('tronco.png').waitFor({ state: 'detached' })
  await expectTyped(page)
  // what was chosen goes along with any button
  await input(page).setInputFiles(png('radici.png'))
  await page.locator('main button[name="_do"][value="next"]').click()
  await page.getByRole('heading', { level: 1, name: 'Perché abbatterlo' }).waitFor()
  await goOn(page)
  const summary = page.locator('main .portico-summary-row', { hasText: 'Fotografie dell’albero' })
  expect(await summary.innerText()).toMatch(/intero.png[^]*radici.png/)
  expect(await axeFindingsOnce(page)).toEqual([])
  const caseId = await sendApplication(page)
  await eventually(page, 'intero.png')
  const [own] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'intero.png' }).click(),
  ])
  expect(await readFile(await own.path())).toEqual(picture)
  expect(await sidewaysScroll(page)).toBe(0)
  await page.close()

  const elena = await place.visit({ identity: /Elena Moretti/, path: `/ufficio/pratiche/${caseId}`, width: 768 })
  const answer = elena.locator('main .portico-summary-row', { hasText: 'Fotografie dell’albero' })
  expect(await answer.innerText()).toMatch(/intero.png[^]*radici.png/)
  const [file] = await Promise.all([elena.waitForEvent('download'), answer.getByRole('link', { name: 'radici.png' }).click()]) // prettier-ignore
  expect([file.suggestedFilename(), await readFile(await file.path())]).toEqual(['radici.png', picture])
  expect(await axeFindingsOnce(elena)).toEqual([])
  await elena.close()
})

test('without JavaScript: an upload saves what was typed, a picture is asked where there is none, and it is decided', async () => {
  const page = await place.visit({ identity: /Marco Riva/, javaScript: false })
  await begin(page)
  await upload(page).click()
  expect(await page.locator('main .portico-error-summary').innerText()).toContain('Scegli un file')
  await expectTyped(page)
  await next(page)
  expect(await page.locator('main .portico-error-summary').innerText()).toContain('Fotografie dell’albero')
  await input(page).setInputFiles(png('albero.png'))
  await Promise.all([page.waitForEvent('load'), upload(page).click()])
  expect(await page.locator('main').innerText()).toContain('File caricato.')
  expect(await uploaded(page)).toEqual(['albero.png'])
  await expectTyped(page)
  // the address is that of the page: loaded again it is the same
  await page.reload()
  expect(await uploaded(page)).toEqual(['albero.png'])
  await next(page)
  await fill(page, { reason: 'damage', explanation: 'Le radici alzano il marciapiede.' })
  await next(page)
  await fill(page, { replant: 'no', 'contact-email': 'marco@example.org' })
  await next(page)
  await fill(page, { 'no-replant-reason': 'Non c’è posto.' })
  await next(page)
  await page.getByRole('link', { name: /^Continua/ }).click()
  const caseId = await sendApplication(page)
  const elena = await place.visit({ identity: /Elena Moretti/, path: `/ufficio/pratiche/${caseId}`, javaScript: false })
  expect(await elena.locator('main').innerText()).toContain('albero.png')
  for (const action of ['take', 'ask-opinion']) {
    await elena.goto(`/ufficio/pratiche/${caseId}`)
    await elena.locator(`main form[action*="/azioni/${action}"] button`).click()
  }
  const green = await place.visit({ identity: /Nadia Serra/, path: '/ufficio', javaScript: false })
  await green.goto(`/ufficio/pratiche/${caseId}`)
  expect(await green.locator('main').innerText()).toContain('albero.png')
  await office(green, caseId, 'green-opinion', { opinion: 'favourable', 'opinion-reasons': 'Danneggia la via.' })
  await green.waitForLoadState()
  await green.close()
  await office(elena, caseId, 'grant', { reasons: 'Il parere è favorevole.' }, { 'valid-until': '2027-12-31' })
  await sign(elena)
  await send(elena)
  await elena.waitForLoadState()
  await elena.close()
  await page.goto(`/area-personale/pratiche/${caseId}`)
  await eventually(page, 'Permesso di abbattimento')
  await page.close()
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
