import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { apply, fill, fillApplication, office, send, sendApplication, sign, take } from './support/people.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const narrow = { width: 320 } as const

/** Nothing that WCAG 2.2 AA or EN 301 549 forbids, and no scrolling sideways. */
async function isSound(page: Page, path: string, findings = axeFindingsOnce): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBeLessThan(500)
  expect(await findings(page), path).toEqual([])
  expect(await sidewaysScroll(page), path).toBe(0)
}

const italian = ['italiano', 'it', ''] as const
const english = ['English', 'en', '/en'] as const
// the same pages with other words: looked at in both languages by the long proofs (`npm run prove`)
const languages = process.env['PORTICO_PROVE'] === undefined ? [italian] : [italian, english]

describe.each(languages)('%s', (_, locale, prefix) => {
  test('public pages', async () => {
    const page = await place.visit({ ...narrow, locale })
    for (const path of [
      '/',
      '/servizi',
      '/servizi?q=accesso',
      '/servizi?q=zzz',
      '/servizi/records-access',
      '/servizi/records-access/simula',
      '/servizi/records-access/procedura',
      '/servizi?mostra=24',
      '/amministrazione-trasparente',
      '/amministrazione-trasparente/personale',
      '/amministrazione-trasparente/bilanci/bilancio-preventivo-e-consuntivo',
      '/amministrazione-trasparente/personale/tassi-di-assenza',
      '/albo-pretorio',
      '/albo-pretorio?q=zzz',
      '/mappa-del-sito/pagine?tipo=place',
      '/albo-e-trasparenza',
      '/albo-e-trasparenza?q=zzz&dal-day=40',
      '/nessuna-pagina',
      '/vecchie-pagine/statuto-comunale.html',
    ])
      await isSound(page, `${prefix}${path}` || '/', axeFindings)
    await page.close()
  })

  test('every step of the journey, empty, wrong and filled in', async () => {
    const page = await place.visit({ ...narrow, locale, identity: /Marco Riva/ })
    const steps = ['chi-sei', 'interest', 'act', 'access-way', 'allegati', 'riepilogo']
    for (const step of steps) await isSound(page, `${prefix}/servizi/records-access/richiesta/${step}`)
    await page.goto(`${prefix}/servizi/records-access/richiesta/act`)
    await fill(page, { 'act-known': 'references' })
    await page.locator('main button[value="next"]').click()
    await page.locator('main button[value="next"]').click()
    expect(await axeFindingsOnce(page)).toEqual([])
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0)
    await page.close()
  })

  test('the dossier', async () => {
    const page = await place.visit({ ...narrow, locale, identity: locale === 'it' ? /Giulia Ferro/ : /Anna Dell/ })
    for (const path of ['', '/pratiche', '/messaggi', '/profilo', '/i-miei-dati', '/accessi'])
      await isSound(page, `${prefix}/area-personale${path}`)
    const caseId = await apply(page)
    await eventually(page, /Scarica la ricevuta|Ricevuta della richiesta/)
    for (const path of [
      '',
      '/pratiche',
      `/pratiche/${caseId}`,
      `/pratiche/${caseId}?inviata=1`,
      `/pratiche/${caseId}/azioni/withdraw`,
      '/messaggi',
      '/i-miei-dati',
      '/i-miei-dati/cancellazione',
    ])
      await isSound(page, `${prefix}/area-personale${path}`)
    await page.close()
  })

  test('the desk', async () => {
    const citizen = await place.visit({ identity: /Giulia Ferro/ })
    await fillApplication(citizen)
    const caseId = await sendApplication(citizen)
    await citizen.close()
    const page = await place.visit({ ...narrow, locale, identity: /Luca Gallo/, path: '/ufficio' })
    for (const list of ['tutte', 'mie', 'da-assegnare', 'in-scadenza', 'in-attesa', 'da-firmare', 'chiuse'])
      await isSound(page, `${prefix}/ufficio?lista=${list}`)
    await take(page, caseId)
    const actions = ['tell-incomplete', 'tell-third-party', 'ask-integration', 'refusal-notice', 'grant', 'defer']
    for (const action of actions) await isSound(page, `${prefix}/ufficio/pratiche/${caseId}/azioni/${action}`)
    await office(
      page,
      caseId,
      'grant',
      { reasons: 'Sì.', manner: 'copy-dossier', where: 'Area personale' },
      { until: '2027-06-30' },
    )
    await page.waitForURL(/\/documenti\//)
    const { pathname } = new URL(page.url())
    await isSound(page, `${prefix}${pathname}`)
    await isSound(page, `${prefix}${pathname}/eliminazione`)
    await page.goto(pathname)
    await sign(page)
    await isSound(page, `${prefix}${pathname}`)
    await page.goto(pathname)
    await send(page)
    await isSound(page, `${prefix}/ufficio/pratiche/${caseId}`)
    await page.close()
    const registrar = await place.visit({ ...narrow, locale, identity: /Ivo Sala/, path: '/ufficio/protocollo' })
    await isSound(registrar, `${prefix}/ufficio/protocollo`)
    await registrar.close()
    const publisher = await place.visit({ ...narrow, locale, identity: /Carla Neri/, path: '/ufficio/servizi' })
    for (const path of ['', '/records-access/ritiro']) await isSound(publisher, `${prefix}/ufficio/servizi${path}`)
    await publisher.close()
  })
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
