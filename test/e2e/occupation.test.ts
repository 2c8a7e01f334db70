import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { fill, follow, next, office, send, sendApplication, sign, tick } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()

/** Corners of a piece of the market square, so many millionths of a degree to the east. */
function corners(east: number): string {
  const at = (x: number, y: number) => `${(45.4307 + y / 1e6).toFixed(4)}, ${(7.9765 + (east + x) / 1e6).toFixed(4)}`
  return [at(0, 0), at(100, 0), at(100, 100), at(0, 100)].join('\n')
}

async function fillPeriod(page: Page, name: string, from: string, until: string): Promise<void> {
  for (const [part, date] of [
    ['from', from],
    ['until', until],
  ] as const) {
    const [year = '', month = '', day = ''] = date.split('-')
    await fill(page, { [`${name}.${part}-day`]: day, [`${name}.${part}-month`]: month, [`${name}.${part}-year`]: year })
  }
}

/** Fills in the whole application for a removal on a piece of the market square, up to the summary. */
async function fillRemoval(page: Page, area: string): Promise<void> {
  await page.goto('/servizi/public-space-occupation/richiesta')
  await page.goto('/servizi/public-space-occupation/richiesta/use')
  await fill(page, { body: 'person', purpose: 'removal', description: 'Trasloco con autoscala.' })
  await tick(page.locator('main input[name="structures"][value="nothing"]'))
  await next(page)
  await page.locator('summary', { hasText: 'Oppure scrivi le coordinate' }).click()
  await fill(page, { 'place.description': 'Piazza del Mercato', 'place.corners': area })
  // what is typed makes the question on the size go: the page settles before the next click
  await page.locator('main [name="place.description"]').focus()
  await fill(page, { zone: 'centre' })
  await fillPeriod(page, 'stay', '2027-01-11', '2027-01-13')
  await fill(page, { ground: 'square' })
  await next(page)
  await next(page)
  await page.getByRole('link', { name: /Continua/ }).click()
}

/** Closes a page once it has come: the browser may never close one that is on its way. */
async function leave(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.close()
}

/** Takes a case, asks both offices, and lets them say yes. */
async function prepare(head: Page, caseId: string, javaScript: boolean): Promise<void> {
  for (const action of ['take', 'ask-opinions']) {
    await head.goto(`/ufficio/pratiche/${caseId}`)
    await head.locator(`main form[action*="/azioni/${action}"] button`).click()
  }
  for (const [identity, action] of [
    [/Davide Leone/, 'police-opinion'],
    [/Marco Fabbri/, 'roads-opinion'],
  ] as const) {
    const asked = await place.visit({ identity, javaScript, path: '/ufficio' })
    await office(asked, caseId, action, { opinion: 'favourable', 'opinion-reasons': 'Nulla osta.' })
    await leave(asked)
  }
}

test('with JavaScript: drawn, asked, granted, paid, released', async () => {
  const citizen = await place.visit({ identity: /Giulia Ferro/, width: 320 })
  await fillRemoval(citizen, corners(0))
  const summary = await citizen.locator('main').innerText()
  expect(summary).toContain('area di 8')
  expect(summary).not.toContain('non è tutto libero')
  expect(await sidewaysScroll(citizen)).toBe(0)
  expect(await axeFindingsOnce(citizen)).toEqual([])
  const caseId = await sendApplication(citizen)

  const head = await place.visit({ identity: /Irene Bassi/, path: '/ufficio' })
  await prepare(head, caseId, true)
  await office(head, caseId, 'grant', { reasons: 'I pareri sono favorevoli.' })
  await sign(head)
  await send(head)
  await leave(head)

  // the fee and the stamps
  await citizen.goto(`/area-personale/pratiche/${caseId}`)
  await eventually(citizen, 'Concessa: da pagare')
  while ((await citizen.getByRole('button', { name: 'Paga online' }).count()) < 2) await citizen.reload()
  for (const owed of [1, 0]) {
    await citizen.goto(`/area-personale/pratiche/${caseId}`)
    await citizen.getByRole('button', { name: 'Paga online' }).nth(owed).click()
    await citizen.getByRole('link', { name: 'Continua su pagoPA' }).click()
    await citizen.getByRole('button', { name: 'Paga (per prova)' }).click()
    await citizen.getByRole('link', { name: 'Torna alla pratica' }).click()
  }
  await eventually(citizen, 'Permesso rilasciato')
  await eventually(citizen, 'Permesso di occupazione di suolo pubblico')
  expect(await sidewaysScroll(citizen)).toBe(0)
  await leave(citizen)

  // the concession is on the notice board, with its number and without the name
  const officer = await place.visit({ identity: /Irene Bassi/, width: 320 })
  for (const path of ['/albo-pretorio', '/ufficio/albo', undefined] as const) {
    await officer.goto(path ?? '/albo-pretorio')
    const row = officer.locator('main tr', { hasText: 'Attività economiche e suolo pubblico' })
    if (path === undefined) await follow(row.getByRole('link').first(), /albo-pretorio\/20/)
    const said = await officer.locator('main').innerText()
    expect(said).toContain('Attività economiche e suolo pubblico')
    expect(said).toMatch(/n\. 20\d\d\/\d{7} del /)
    expect(said).not.toContain('Ferro')
    expect(await sidewaysScroll(officer)).toBe(0)
    expect(await axeFindingsOnce(officer)).toEqual([])
  }
  await leave(officer)
})

test('without JavaScript: drawn over what is granted, told before sending, refused at the decision', async () => {
  const other = await place.visit({ identity: /Anna Dell/, javaScript: false })
  await fillRemoval(other, corners(50))
  expect(await other.locator('main').innerText()).toContain('In quei giorni lo spazio non è tutto libero')
  const caseId = await sendApplication(other)
  await leave(other)
  const head = await place.visit({ identity: /Irene Bassi/, javaScript: false, path: '/ufficio' })
  await prepare(head, caseId, false)
  await head.goto(`/ufficio/pratiche/${caseId}`)
  expect(await head.locator('main').innerText()).toContain('sono già concessi ad altri')
  await office(head, caseId, 'grant', { reasons: 'Anche lei.' })
  const refused = await head.locator('main').innerText()
  expect(refused).toContain('In quei giorni lo spazio è già concesso ad altri')
  expect(await head.locator('main [name="reasons"]').inputValue()).toBe('Anche lei.')
  await leave(head)
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
