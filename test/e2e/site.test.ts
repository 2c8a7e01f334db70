import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, axeFindingsOnce, newPage, sidewaysScroll } from '#test/support/browser.ts'
import { pdfForm } from '#test/support/files.ts'
import { fill, fillDate, press } from './support/people.ts'
import { town } from './support/town.ts'

const place = town()
const tenant = 'rivabella'

async function isSound(page: Page, path: string, findings = axeFindingsOnce): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(200)
  expect(await findings(page), path).toEqual([])
  expect(await sidewaysScroll(page), path).toBe(0)
}

test('faults of accessibility are seen where there are some', async () => {
  const page = await newPage(place.browser)
  await page.setContent('<html lang="it"><title>a</title><main><h1>a</h1><img src="a"><input><button></button></main>')
  const rules = (await axeFindings(page)).map(({ rule }) => rule)
  expect(rules).toEqual(expect.arrayContaining(['image-alt', 'label', 'button-name']))
  await page.close()
})

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

test('pages weigh less than 150 kB when they are the first that one sees', async () => {
  for (const path of ['/', '/novita', '/servizi/records-access']) {
    const page = await newPage(place.browser, { width: 1280, baseURL: place.site() })
    const sizes: Promise<{ readonly responseBodySize: number }>[] = []
    page.on('requestfinished', (request) => sizes.push(request.sizes()))
    await page.goto(path, { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
    expect(sizes.length).toBeGreaterThan(4)
    expect(bytes, path).toBeLessThan(150_000)
    await page.close()
  }
})

test('without JavaScript an office puts an act on the notice board, and anybody opens it', async () => {
  const as = { identity: /Luca Gallo/, path: '/ufficio/albo/nuovo', javaScript: false, width: 320 } as const
  const office = await place.visit(as)
  await office.locator('[name=kind]').selectOption('ordinance')
  await press(office, 'Salva e vai ai file')
  expect(await office.locator('main .portico-error-summary li').count()).toBeGreaterThan(0)
  await fill(office, { title: 'Chiusura del ponte', number: '59' })
  await fillDate(office, 'date', '2026-11-20')
  await press(office, 'Salva e vai ai file')
  expect(await sidewaysScroll(office)).toBe(0)
  await office.getByText('Carica il file dell’atto per metterlo all’albo.').waitFor()
  const buffer = Buffer.from(await (pdfForm().get('file') as File).arrayBuffer())
  await office.locator('input[type=file]').setInputFiles({ name: 'ordinanza.pdf', mimeType: 'application/pdf', buffer })
  await press(office, 'Carica il file')
  await press(office, 'Metti all’albo')
  const desk = await place.visit({ identity: as.identity, path: new URL(office.url()).pathname, width: 320 })
  expect(await axeFindings(desk)).toEqual([])
  await desk.close()
  await office.getByRole('link', { name: 'Vedi l’atto all’albo' }).click()
  await office.getByRole('heading', { level: 1, name: /^Pubblicazione n. / }).waitFor()
  const { pathname } = new URL(office.url())
  await office.close()

  const visitor = await place.visit({ path: pathname, width: 320 })
  expect(await axeFindings(visitor)).toEqual([])
  expect(await sidewaysScroll(visitor)).toBe(0)
  const [file] = await Promise.all([
    visitor.waitForEvent('download'),
    visitor.getByRole('link', { name: 'ordinanza.pdf' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('ordinanza.pdf')
  expect(readFileSync(await file.path())).toEqual(buffer)
  await visitor.close()
})
