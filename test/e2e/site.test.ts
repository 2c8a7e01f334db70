import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { town } from './support/town.ts'

const place = town()
const tenant = 'rivabella'

async function isSound(page: Page, path: string, findings = axeFindingsOnce): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(200)
  expect(await findings(page), path).toEqual([])
  expect(await sidewaysScroll(page), path).toBe(0)
}

/** Every kind of page of the public site. */
const pages = [
  '/',
  '/amministrazione',
  '/amministrazione/uffici',
  '/amministrazione/uffici/ufficio-trasparenza',
  '/amministrazione/politici/alba-serra',
  '/amministrazione/incarichi/sindaca',
  '/amministrazione/documenti-e-dati',
  '/amministrazione/documenti-e-dati/bilancio-di-previsione',
  '/novita',
  '/novita/avvisi',
  '/novita/avvisi/orario-invernale-della-biblioteca',
  '/vivere-il-comune',
  '/vivere-il-comune/luoghi',
  '/vivere-il-comune/luoghi/municipio',
  '/vivere-il-comune/eventi?quando=passati',
  '/vivere-il-comune/eventi/letture-in-biblioteca',
  '/servizi/categorie/anagrafe-e-stato-civile',
  '/servizi/certificati-anagrafici',
  '/argomenti',
  '/argomenti/bilancio',
  '/pagine/come-siamo-organizzati',
  '/domande-frequenti',
  '/note-legali',
  '/privacy',
  '/dichiarazione-di-accessibilita',
  '/mappa-del-sito',
  '/cerca',
  '/cerca?q=biblioteca',
  '/cerca?q=xqzwk',
  '/valutazione/grazie?pagina=/novita',
]

describe.each([
  ['italiano', 'it', ''],
  ['English', 'en', '/en'],
] as const)('%s', (_, locale, prefix) => {
  test('every kind of page is sound', async () => {
    const page = await place.visit({ width: 320, locale, tenant })
    for (const path of pages) await isSound(page, `${prefix}${path}`)
    await page.close()
  })
})

test('a service is found with the keyboard alone, by what is suggested while typing', async () => {
  const page = await place.visit({ width: 320, tenant, path: '/cerca' })
  const box = page.getByRole('combobox', { name: 'Che cosa cerchi?' })
  await box.focus()
  await page.keyboard.type('cert')
  await page.getByRole('option').first().waitFor()
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['Certificati anagrafici'])
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/servizi/certificati-anagrafici')
  expect(await page.locator('h1').innerText()).toBe('Certificati anagrafici')
  expect(place.violations).toEqual([])
  await page.close()
})

test('without JavaScript one searches, mistypes, narrows, and rates what was found', async () => {
  const page = await place.visit({ width: 320, tenant, path: '/cerca', javaScript: false })
  await page.getByLabel('Che cosa cerchi?').fill('bibliotecca')
  await page.getByRole('button', { name: 'Cerca' }).click()
  expect(await page.locator('main [role=status]').last().innerText()).toContain('ecco quelli per “biblioteca”')
  await page.goto('/cerca?q=biblioteca')
  await page.getByRole('link', { name: /^Luoghi \(/ }).click()
  await page.locator('main h2 a', { hasText: 'Biblioteca civica' }).click()
  expect(await page.locator('.portico-rating-negative').isVisible()).toBe(false)
  await page.getByText('2 stelle su 5').click()
  expect(await page.locator('.portico-rating-negative').isVisible()).toBe(true)
  expect(await page.locator('.portico-rating-positive').isVisible()).toBe(false)
  await page.getByText('A volte le indicazioni non erano complete').click()
  await page.getByLabel('Vuoi aggiungere altri dettagli?').fill('Manca il telefono')
  await page.getByRole('button', { name: 'Invia la valutazione' }).click()
  expect(await page.locator('h1').innerText()).toContain('Grazie')
  await page.getByRole('link', { name: 'Torna alla pagina' }).click()
  expect(new URL(page.url()).pathname).toBe('/vivere-il-comune/luoghi/biblioteca-civica')
  await page.close()
})
