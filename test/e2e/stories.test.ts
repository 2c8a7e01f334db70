import { describe, expect, test } from 'vitest'
import { answer, apply, office, send, sign, take } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const decision = {
  reasons: 'L’interesse è diretto, concreto e attuale.',
  manner: 'copy-dossier',
  where: 'Area personale',
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_, javaScript) => {
  const citizen = () => place.visit({ identity: /Giulia Ferro/, javaScript })
  const handler = () => place.visit({ identity: /Paola Conti/, javaScript, path: '/ufficio' })
  const head = () => place.visit({ identity: /Luca Gallo/, javaScript, path: '/ufficio' })

  test('granted', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    await eventually(giulia, /Scarica la ricevuta|Ricevuta della richiesta/)
    const paola = await handler()
    await paola.locator(`main a[href*="${caseId}"]`).click()
    await take(paola, caseId)
    await office(paola, caseId, 'grant', decision, { until: '2026-06-30' })
    const luca = await head()
    await luca.goto(paola.url())
    await sign(luca)
    await paola.goto(luca.url())
    await send(paola)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, 'Accolta')
    await giulia.goto('/area-personale/accessi')
    expect(await giulia.locator('main').innerText()).toMatch(/(Paola Conti|Luca Gallo)\s+.*ha aperto la pratica/)
    for (const page of [giulia, paola, luca]) await page.close()
  })

  test('incomplete, completed, and the term starts anew', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    const paola = await handler()
    await take(paola, caseId)
    await place.moveClockTo('2026-03-10T09:00:00Z')
    await office(paola, caseId, 'tell-incomplete', { missing: 'Manca il numero dell’atto.' })
    await send(paola)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /Completa/)
    await place.moveClockTo('2026-03-20T09:00:00Z')
    await answer(giulia, caseId, 'complete', { completion: 'È il numero 214 del 2025.' })
    await eventually(giulia, /20 aprile 2026/)
    for (const page of [giulia, paola]) await page.close()
  })

  test('a third party objects, and the due date stays', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    const paola = await handler()
    await take(paola, caseId)
    const address = `carla.${javaScript ? 'con' : 'senza'}@example.org`
    await office(paola, caseId, 'tell-third-party', {
      'third-party-name': 'Carla Neri',
      'third-party-email': address,
      'third-party-request': 'Copia del permesso 214/2025.',
      'third-party-reasons': 'Il documento la riguarda.',
    })
    await send(paola)
    await expect.poll(() => place.mailsTo(address).length, { timeout: 20_000 }).toBe(1)
    await paola.goto(`/ufficio/pratiche/${caseId}`)
    await eventually(paola, /consegnato il/)
    await office(paola, caseId, 'third-party-objects', { 'third-party-answer': 'Mi oppongo.' })
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /1 aprile 2026/)
    for (const page of [giulia, paola]) await page.close()
  })

  test('suspended once, refused a second time', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    const paola = await handler()
    await take(paola, caseId)
    await place.moveClockTo('2026-03-12T09:00:00Z')
    await office(paola, caseId, 'ask-integration', { questions: 'Quale muro?' })
    await send(paola)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /Rispondi/)
    await place.moveClockTo('2026-03-22T09:00:00Z')
    await answer(giulia, caseId, 'answer-integration', { 'integration-answer': 'Quello a nord.' })
    await eventually(giulia, /11 aprile 2026/)
    await paola.goto(`/ufficio/pratiche/${caseId}`)
    expect(await paola.locator('main form[action*="ask-integration"], main a[href*="ask-integration"]').count()).toBe(0)
    await paola.goto(`/ufficio/pratiche/${caseId}/azioni/ask-integration`)
    expect(await paola.locator('main form[action*="ask-integration"]').count()).toBe(0)
    for (const page of [giulia, paola]) await page.close()
  })

  test('notice of refusal, observations, refusal', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    const luca = await head()
    await take(luca, caseId)
    await place.moveClockTo('2026-03-25T09:00:00Z')
    await office(luca, caseId, 'refusal-notice', { grounds: 'L’interesse non è attuale.' })
    await confirmIfAsked(luca)
    expect(await luca.locator('main form[action*="/invio"]').count()).toBe(0)
    await sign(luca)
    await send(luca)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /osservazioni/i)
    await place.moveClockTo('2026-03-30T09:00:00Z')
    await answer(giulia, caseId, 'observe', { observations: 'Il giudizio è pendente.' })
    await eventually(giulia, /16 aprile 2026/)
    await place.moveClockTo('2026-04-10T09:00:00Z')
    await office(luca, caseId, 'refuse', {
      reasons: 'Il giudizio è finito.',
      'observations-answer': 'Il giudizio è concluso.',
    })
    await confirmIfAsked(luca)
    await sign(luca)
    await send(luca)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /Negata|Respinta/)
    for (const page of [giulia, luca]) await page.close()
  })

  test('silence refuses, and a late grant is possible', async () => {
    await place.moveClockTo('2026-03-02T09:00:00Z')
    const giulia = await citizen()
    const caseId = await apply(giulia)
    const luca = await head()
    await take(luca, caseId)
    await place.moveClockTo('2026-04-02T09:00:00Z')
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, /silenzio/i)
    await place.moveClockTo('2026-04-10T09:00:00Z')
    await office(luca, caseId, 'grant', decision, { until: '2026-06-30' })
    await sign(luca)
    await send(luca)
    await giulia.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(giulia, 'Accolta')
    for (const page of [giulia, luca]) await page.close()
  })
})

/** An action that cannot easily be taken back asks once more. */
async function confirmIfAsked(page: Awaited<ReturnType<typeof place.visit>>): Promise<void> {
  const confirm = page.locator(
    'main form input[name="_confirmed"] ~ * button[type=submit], main form:has(input[name="_confirmed"]) button[type=submit]',
  )
  if ((await confirm.count()) > 0) await confirm.first().click()
}

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
