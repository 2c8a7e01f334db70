import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPackFolder } from '#engines/cases/index.ts'
import { areaSquareMetres, isGeometry } from '#kernel/geometry.ts'
import { axeFindings, sidewaysScroll } from '#test/support/browser.ts'
import { fill, sendApplication, tick } from './support/people.ts'
import { press } from './support/residence.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const path = '/servizi/tree-felling-permit/richiesta'

/** What an officer's browser sends to the API. */
async function post<Answer>(officer: Page, address: string, body: unknown): Promise<Answer> {
  const token = await officer.locator('input[name="_csrf"]').first().getAttribute('value')
  const headers = { 'x-csrf-token': token ?? '', 'content-type': 'application/json' }
  const sent = { address: `/api/v1${address}`, headers, body: JSON.stringify(body) }
  const { status: code, text } = await officer.evaluate(async ({ address: to, ...rest }) => {
    const answer = await fetch(to, { method: 'POST', ...rest })
    return { status: answer.status, text: await answer.text() }
  }, sent)
  expect(code, text).toBeLessThan(300)
  return JSON.parse(text) as Answer
}

// the city lets a row of trees be drawn as an area, and asks for no photograph: two officers publish it
beforeAll(async () => {
  const pack = JSON.parse(JSON.stringify(await loadPackFolder('services/tree-felling-permit')))
  const field = pack.definition.pages[0].fields.find(({ stableId }: { stableId: string }) => stableId === 'where')
  field.geometry = ['point', 'area']
  pack.definition.pages[0].fields.find(({ stableId }: { stableId: string }) => stableId === 'pictures').required = false
  const carla = await place.visit({ identity: /Carla Neri/, path: '/ufficio/servizi' })
  const proposal = { pack, officeId: 'building', note: 'Anche filari' }
  const { proposalId } = await post<{ proposalId: string }>(carla, '/office/service-proposals', proposal)
  await carla.close()
  const dino = await place.visit({ identity: /Dino Costa/, path: '/ufficio/servizi' })
  await post(dino, `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })
  await dino.close()
}, 60_000)

const status = (page: Page) => page.locator('[data-says=drawing]')
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Goes to the page with the map. */
async function begin(page: Page, prefix = ''): Promise<void> {
  await page.goto(`${prefix}${path}`)
  const first = page.locator('main a[href*="/richiesta/chi-sei"]')
  if ((await first.count()) > 0) await first.first().click()
  await page.getByRole('link', { name: /^(Continua|Continue)/ }).click()
}

async function drawn(page: Page): Promise<unknown> {
  const value = await page.locator('input[name="where.geometry"]').inputValue()
  return value === '' ? undefined : JSON.parse(value)
}

const tree = { capacity: 'owner', circumference: '100', monumental: 'no', landscape: 'no' }

/** From the page with the map to the summary. */
async function goOn(page: Page): Promise<void> {
  await fill(page, tree)
  await page.locator('main select[name="species"]').selectOption('lime')
  await press(page, 'next')
  await fill(page, { reason: 'damage', explanation: 'Le radici alzano il marciapiede.' })
  await press(page, 'next')
  await fill(page, { replant: 'no' })
  await press(page, 'next')
  await fill(page, { 'no-replant-reason': 'Non c’è posto.' })
  await press(page, 'next')
  await page.getByRole('link', { name: /^Continua/ }).click()
}

describe('a place', () => {
  test('drawn by keyboard, kept after an error, shown wherever the case is read', async () => {
    const page = await place.visit({ identity: /Giulia Ferro/, width: 480 })
    await begin(page)
    await status(page).getByText('Nessun punto messo.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Un’area').focus()
    await page.keyboard.press('Space')
    await status(page).getByText('ne servono almeno tre').waitFor()
    const canvas = page.locator('.portico-place-map canvas')
    const put = async (...keys: string[]) => {
      await canvas.focus()
      for (const key of keys) {
        const centre = page.locator('[data-says=centre]')
        const before = await centre.textContent()
        await page.keyboard.press(key)
        await expect.poll(() => centre.textContent()).not.toBe(before)
      }
      await tool(page, 'Metti un punto al centro').focus()
      await page.keyboard.press('Enter')
    }
    expect(await tool(page, 'Finisci il disegno').getAttribute('aria-disabled')).toBe('true')
    await put('+')
    expect(await page.locator('[data-says=centre]').textContent()).toMatch(/^Al centro: vicino a Via Roma.*45,4\d+°/)
    await put('ArrowRight')
    await put('ArrowDown')
    await put('ArrowLeft', 'ArrowLeft')
    expect(await status(page).textContent()).toMatch(/^4 punti messi\. Area di [\d.,]+\u00a0m², .*vicino a/)
    await tool(page, 'Togli l’ultimo punto').press('Enter')
    expect(await status(page).textContent()).toMatch(/^Punto tolto\. 3 punti messi\./)
    await tool(page, 'Finisci il disegno').press('Enter')
    expect(await status(page).textContent()).toMatch(/^Disegno finito\. Area di/)
    expect(await axeFindings(page)).toEqual([])
    const geometry = await drawn(page)
    expect(isGeometry(geometry) && areaSquareMetres(geometry)).toBeGreaterThan(100)

    await press(page, 'next')
    await page.locator('main [role=alert]').waitFor()
    await status(page).getByText('Disegno finito.').waitFor()
    expect(await drawn(page)).toEqual(geometry)
    await goOn(page)
    const said = /Mappa: Area di [\d.,]+\sm², contorno di [\d.,]+\sm; vicino a .*Via Roma/
    await page.getByRole('img', { name: said }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const caseId = await sendApplication(page)
    await eventually(page, /Scarica la ricevuta/)
    await page.getByRole('img', { name: said }).waitFor()
    await page.close()

    const elena = await place.visit({ identity: /Elena Moretti/, path: `/ufficio/pratiche/${caseId}`, width: 320 })
    await elena.getByRole('img', { name: said }).waitFor()
    expect(await sidewaysScroll(elena)).toBe(0)
    await elena.close()
  })

  test('drawn with the mouse on a narrow page: clicked, dragged, undone, removed', async () => {
    const page = await place.visit({ identity: /Marco Riva/, width: 320, locale: 'en' })
    await begin(page, '/en')
    await status(page).getByText('No point yet.').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    const canvas = page.locator('.portico-place-map canvas')
    await canvas.scrollIntoViewIfNeeded()
    await canvas.click({ position: { x: 100, y: 100 } })
    await status(page).getByText('One point put.').waitFor()
    expect(await drawn(page)).toMatchObject({ type: 'Point' })

    await tick(page.getByLabel('An area'))
    const put = async (...points: (readonly [number, number])[]) => {
      for (const [x, y] of points) await canvas.click({ position: { x, y } })
    }
    await put([60, 60], [220, 60], [220, 180], [60, 180])
    await status(page).getByText('4 points put.').waitFor()
    // the first corner again ends it
    await canvas.click({ position: { x: 62, y: 61 } })
    await status(page).getByText('Drawing finished.').waitFor()
    const before = await drawn(page)
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await canvas.scrollIntoViewIfNeeded()
      const box = (await canvas.boundingBox()) ?? { x: 0, y: 0 }
      await page.mouse.move(box.x + from[0], box.y + from[1])
      await page.mouse.down()
      await page.mouse.move(box.x + (from[0] + to[0]) / 2, box.y + (from[1] + to[1]) / 2, { steps: 5 })
      await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 5 })
      await page.mouse.up()
    }
    await drag([220, 180], [250, 210])
    await status(page).getByText('Point moved.').waitFor()
    expect(await drawn(page)).not.toEqual(before)
    await tool(page, 'Undo the last change').click()
    expect(await drawn(page)).toEqual(before)
    // no corner can be dragged over another side, but points can be put so: it is said, and the form refuses it too
    await drag([220, 180], [120, 30])
    await status(page).getByText('Point moved.').waitFor()
    expect(await status(page).textContent()).not.toContain('crosses')
    await tool(page, 'Start again').click()
    await put([60, 60], [220, 180], [220, 60], [60, 180])
    await status(page).getByText('the edge crosses itself').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await press(page, 'next')
    await page.getByRole('link', { name: /The edge drawn on the map crosses itself/ }).click()
    expect(await page.evaluate('document.activeElement?.id')).toBe('where')

    await page.getByText('Change a point').click()
    await page.getByLabel('Point', { exact: true }).selectOption({ index: 2 })
    await tool(page, 'Remove it').click()
    expect(await status(page).textContent()).toMatch(/^Point removed\. Drawing finished\. An area of/)
    await tool(page, 'Start again').click()
    expect(await drawn(page)).toBeUndefined()
    await page.close()
  })

  test('written, where there is no JavaScript or no map', async () => {
    const page = await place.visit({ identity: /Anna Dell/, javaScript: false, width: 320 })
    await begin(page)
    expect(await page.locator('main').innerText()).toMatch(/Per disegnare sulla mappa serve JavaScript/)
    expect(await page.locator('.portico-place-board').isVisible()).toBe(false)
    await fill(page, { 'where.description': 'Via Roma 4, in giardino' })
    await goOn(page)
    expect(await page.locator('main').innerText()).toContain('Via Roma 4, in giardino')
    await page.close()

    const blind = await place.visit({ identity: /Marco Riva/ })
    await blind.addInitScript('HTMLCanvasElement.prototype.getContext = () => null')
    await begin(blind)
    await blind.getByText('La mappa non si può mostrare in questo browser').waitFor()
    expect(await blind.locator('.portico-place-board').isVisible()).toBe(false)
    await blind.close()
  })
})

test('the map is fetched on its own page alone, from this host, and breaks no policy', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/ })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/servizi/tree-felling-permit')
  expect(asked.filter((url) => /map/.test(url))).toEqual([])
  await begin(page)
  await status(page).getByText('Nessun punto messo.').waitFor()
  expect(asked.filter((url) => /map(libre)?[.-]|mappa/.test(url)).length).toBe(5)
  expect(asked.filter((url) => !url.startsWith(place.site()) && !url.startsWith('blob:'))).toEqual([])
  await page.close()
  expect(place.violations).toEqual([])
})
