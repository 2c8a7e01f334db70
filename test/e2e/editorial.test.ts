import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const press = async (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name }).first().click()])

test('without JavaScript a writer writes, a reviewer publishes, and the page is there for a visitor', async () => {
  const writer = await place.visit({ identity: /Sara Bruni/, path: '/redazione/nuovo', javaScript: false, width: 320 })
  await press(writer, 'Crea la bozza')
  expect(await writer.locator('main .portico-error-summary li').count()).toBe(2)
  await writer.locator('[name=tipo]').selectOption('news')
  await fill(writer, { titolo: 'Riapre il lungolago' })
  await press(writer, 'Crea la bozza')
  await writer.getByRole('heading', { level: 1, name: 'Modifica: Riapre il lungolago' }).waitFor()
  await writer.locator('[name=kind]').selectOption({ index: 1 })
  await fill(writer, { 'summary.it': 'Da domani si passeggia.', 'body.it': '# Troppo alto', 'by.find': 'consiglio' })
  await fillDate(writer, 'date', '2026-11-22')
  await press(writer, /^Cerca in/)
  // what was typed stays where it was while one searches
  expect(await writer.locator('[name="summary.it"]').inputValue()).toBe('Da domani si passeggia.')
  await writer.locator('label[for=by-found]', { hasText: 'Consiglio comunale' }).click()
  await press(writer, 'Salva la bozza')
  expect(await writer.locator('[name="body.it"]').getAttribute('aria-invalid')).toBe('true')
  await fill(writer, { 'body.it': '## Orari\n\nAperto **sempre**. Vedi la [mappa](/mappa-mai-fatta).' })
  await press(writer, 'Salva la bozza')
  await writer.getByText('Facilità di lettura').waitFor()
  expect(await sidewaysScroll(writer)).toBe(0)
  await writer.getByRole('link', { name: 'Torna al contenuto' }).click()
  await writer.getByText('/mappa-mai-fatta: la pagina non c’è (risposta 404)').waitFor()
  await press(writer, 'Manda in revisione')
  await writer.getByText('è in revisione').waitFor()
  expect(await writer.getByRole('button', { name: 'Pubblica' }).count()).toBe(0)

  const reviewer = await place.visit({ identity: /Pietro Valli/, path: '/redazione?stato=in-review' })
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Riapre il lungolago' }).click()
  await reviewer.getByText('Aperto **sempre**.').waitFor()
  await reviewer.getByText('Collegamenti che non portano da nessuna parte').waitFor()
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Anteprima' }).click()
  await reviewer.getByRole('heading', { level: 1, name: 'Riapre il lungolago' }).waitFor()
  expect(await reviewer.locator('meta[name=robots]').getAttribute('content')).toMatch(/noindex/)
  expect(await axeFindings(reviewer)).toEqual([])
  await reviewer.getByRole('link', { name: 'Torna al contenuto' }).click()
  await press(reviewer, 'Pubblica')
  await reviewer.getByRole('link', { name: 'Vedi la pagina pubblica' }).click()
  const address = new URL(reviewer.url()).pathname
  await reviewer.close()
  await writer.goto('/redazione')
  await writer.close()

  const visitor = await place.visit({ path: address, javaScript: false })
  expect(await visitor.locator('main').innerText()).toContain('Aperto sempre.')
  await visitor.close()
})

test('who edits sees every kind of field soundly', async () => {
  const page = await place.visit({ identity: /Marta Greco/, path: '/redazione/nuovo', width: 320 })
  expect(await axeFindings(page)).toEqual([])
  expect(await page.locator('[name=tipo] option').count()).toBe(3)
  await page.locator('[name=tipo]').selectOption('event')
  await fill(page, { titolo: 'Mercato di Natale' })
  await press(page, 'Crea la bozza')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  // the toolbar by the keyboard alone; the ease is told while one types; undo takes a mark back
  const text = page.locator('[name="body.it"]')
  await text.pressSequentially('Chi può venire')
  await page.keyboard.press('Shift+Tab')
  for (const key of ['End', 'Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  expect(await text.inputValue()).toBe('### Chi può venire')
  await page.getByText('Il titolo salta un livello').first().waitFor()
  await page.keyboard.press('Control+z')
  expect(await text.inputValue()).toBe('Chi può venire')
  await page
    .locator('portico-writing [data-ease]', { hasText: /Facile/ })
    .first()
    .waitFor()
  // an image: refused, uploaded, aimed at, used
  await press(page, 'Salva la bozza e scegli')
  expect(await axeFindings(page)).toEqual([])
  const upload = async (name: string, bytes: Buffer) => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: bytes })
    await page.getByRole('button', { name: 'Carica' }).click()
  }
  await upload('brutta.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))
  await page.locator('.portico-error-summary li').waitFor()
  const drawn = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#1f6f54' } })
    .png()
    .toBuffer()
  await upload('piazza.png', drawn)
  await page.getByRole('heading', { level: 1, name: /Usa l’immagine/ }).waitFor()
  await page.locator('.portico-focal-whole img').click({ position: { x: 10, y: 10 } })
  expect(Number(await page.locator('[name=x]').inputValue())).toBeLessThan(20)
  await fill(page, { y: '90' })
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await press(page, 'Usa questa immagine')
  expect(await page.locator('[name=it]').getAttribute('aria-invalid')).toBe('true')
  await fill(page, { it: 'Le bancarelle in piazza' })
  await press(page, 'Usa questa immagine')
  expect(await page.locator('[name="image.alt.it"]').inputValue()).toBe('Le bancarelle in piazza')
  expect(await axeFindings(page)).toEqual([])
  await page.close()
  expect(place.violations).toEqual([])
})

test('a reviewer uploads a list of old addresses, and who opens one comes to the page of today', async () => {
  const page = await place.visit({ identity: /Pietro Valli/, path: '/redazione/vecchi-indirizzi', width: 320 })
  const list = 'vecchio;nuovo\n/turismo/lago.html;/vivere-il-comune\n/turismo/barche.html;\n/a;/b\n/b;/a'
  const file = { name: 'elenco.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Carica l’elenco' }).click()
  await page.getByText('2 portano a una pagina, 1 la aspettano, 1 non sono stati presi.').waitFor()
  await page.getByText('Così si girerebbe in tondo').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('link', { name: 'Porta qui: /turismo/barche.html' }).click()
  await fill(page, { target: 'https://altrove.example/' })
  await press(page, 'Salva')
  await page.locator('.portico-error-summary li').waitFor()
  await fill(page, { target: '/servizi' })
  await press(page, 'Salva')
  await page.close()
  const visitor = await place.visit({ path: '/turismo/barche.html', javaScript: false })
  expect(new URL(visitor.url()).pathname).toBe('/servizi')
  await visitor.close()
})

test('a reviewer brings the contents of another site, and reads what did not map', async () => {
  const page = await place.visit({ identity: /Pietro Valli/, path: '/redazione/importazioni', width: 320 })
  expect(await axeFindings(page)).toEqual([])
  const feed = `<rss version="2.0"><channel><title>Il Foglio</title><link>https://foglio.example</link>
    <item><title>Il lago gela</title><link>https://foglio.example/lago</link><guid>1</guid>
    <description>&lt;p&gt;Si pattina.&lt;/p&gt;&lt;form&gt;&lt;input&gt;&lt;/form&gt;</description></item></channel></rss>`
  const upload = async (bytes: string) => {
    const file = { name: 'foglio.xml', mimeType: 'text/xml', buffer: Buffer.from(bytes) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Carica e leggi' }).click()
  }
  await upload(feed.slice(0, 200))
  await page.locator('.portico-error-summary li').waitFor()
  await upload(feed)
  await page.getByRole('button', { name: 'Comincia l’importazione' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.locator('main select').last().selectOption('news:news')
  await page.getByRole('button', { name: 'Comincia l’importazione' }).click()
  await eventually(page, 'Importazione finita')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('link', { name: 'Modulo tolto' }).click()
  await page.getByRole('link', { name: 'Il lago gela' }).click()
  await page.getByRole('heading', { level: 1, name: 'Il lago gela' }).waitFor()
  await page.goto('/redazione/collegamenti')
  expect(await axeFindings(page)).toEqual([])
  await page.close()
  expect(place.violations).toEqual([])
})
