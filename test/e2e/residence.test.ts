import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate, follow, office, send, sendApplication, sign } from './support/people.ts'
import { beginDeclaration, fillMember, press, steps } from './support/residence.ts'
import { eventually, town } from './support/town.ts'

const place = town()
const declaredAt = '2026-04-30T08:00:00Z'
const stepOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)
const rows = (page: Page) => page.locator('main fieldset.portico-row > legend').allInnerTexts()
const summaryLinks = (page: Page) => page.locator('main [role=alert] a, main .portico-error-summary a').allInnerTexts()

describe.each([
  ['with JavaScript', true, /Marco Riva/],
  ['without JavaScript', false, /Giulia Ferro/],
])('%s', (_, javaScript, identity) => {
  test('declared with rows added, taken away and put right, resumed, checked by the police, confirmed', async () => {
    await place.moveClockTo(declaredAt)
    const citizen = await place.visit({ identity, javaScript })
    await beginDeclaration(citizen)
    await steps.move(citizen)
    await press(citizen, 'next')
    await steps.home(citizen)
    await press(citizen, 'next')
    await steps.title(citizen)
    await press(citizen, 'next')

    // two rows, empty at first; what is typed stays when one is added and when another is taken away
    await press(citizen, 'add:members')
    await press(citizen, 'add:members')
    expect(await rows(citizen)).toEqual(['Persona 1', 'Persona 2'])
    await fill(citizen, { 'members.1.person.given-name': 'Alice', 'members.1.licence': 'yes' })
    await press(citizen, 'add:members')
    expect(await rows(citizen)).toEqual(['Persona 1', 'Persona 2', 'Persona 3'])
    await press(citizen, 'remove:members:0')
    expect(await rows(citizen)).toEqual(['Persona 1', 'Persona 2'])
    expect(await citizen.locator('[name="members.0.person.given-name"]').inputValue()).toBe('Alice')

    // an error in a row is named in the summary, with its row, and leads to its field
    await press(citizen, 'next')
    expect(stepOf(citizen)).toBe('people')
    const errors = await summaryLinks(citizen)
    expect(errors.join('\n')).toMatch(/Persona 1, Chi è, Cognome: .*\n.*Persona 1, Chi è, Data di nascita/)
    await citizen.getByRole('link', { name: /^Persona 1, Chi è, Cognome/ }).click()
    expect(await citizen.locator('[id="members.0.person.family-name"]').getAttribute('aria-invalid')).toBe('true')

    // left and found again where it was
    await press(citizen, 'leave')
    await citizen.goto('/servizi/residence-change/richiesta')
    expect(stepOf(citizen)).toBe('people')
    expect(await rows(citizen)).toEqual(['Persona 1'])
    await steps.people(citizen)
    await fillMember(citizen, 0, { given: 'Alice', family: 'Riva', born: '2015-06-30' })
    await fillMember(citizen, 1, { given: 'Carlo', family: 'Riva', born: '2010-02-01' })
    await fill(citizen, { 'members.1.licence': 'yes' })
    // a question that an answer of the row asks for is asked, and no error: at once where the browser can
    if (!javaScript) await press(citizen, 'next')
    expect(stepOf(citizen)).toBe('people')
    expect(await summaryLinks(citizen)).toEqual([])
    await fill(citizen, { 'members.1.licence-number': 'TO1234567A' })
    await press(citizen, 'next')
    expect(stepOf(citizen)).toBe('driving')
    await steps.driving(citizen)
    await press(citizen, 'next')
    await steps.declarations(citizen)
    await press(citizen, 'next')
    expect(stepOf(citizen)).toBe('riepilogo')
    expect(await citizen.locator('main .portico-summary').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/Persona 1\s+Chi è: Alice Riva, .*\nChe cosa è per te: Figlio/)]),
    )
    const caseId = await sendApplication(citizen)
    await eventually(citizen, /Scarica la ricevuta/)

    const sara = await place.visit({ identity: /Sara Fontana/, javaScript, path: '/ufficio' })
    await sara.locator(`main a[href*="${caseId}"]`).click()
    await sara.locator('main form[action*="/azioni/register"] button').click()
    await office(sara, caseId, 'ask-check', {})
    const davide = await place.visit({ identity: /Davide Leone/, javaScript, path: '/ufficio' })
    expect(new URL(davide.url()).search).toContain('pareri')
    await follow(davide.locator(`main a[href*="${caseId}"]`), /pratiche\/[0-9a-f-]{36}$/)
    expect(await davide.locator('main a[href*="/azioni/"]').allInnerTexts()).toEqual(['Scrivi l’esito del controllo'])
    expect(await davide.locator('main form').count()).toBe(0)
    await davide.goto(`/ufficio/pratiche/${caseId}/azioni/confirm`)
    expect(await davide.locator('main form').count()).toBe(0)
    await place.moveClockTo('2026-05-19T12:00:00Z')
    await davide.goto(`/ufficio/pratiche/${caseId}/azioni/give-check`)
    await davide.locator('main form[action*="give-check"] button:not([name])').first().click()
    await davide.getByRole('link', { name: /^Sopralluogo 1, Chi è stato trovato: / }).waitFor()
    await press(davide, 'add:visits')
    const visits = [
      ['2026-05-14', '10:00', 'nobody'],
      ['2026-05-18', '19:15', 'all'],
    ] as const
    for (const [index, [day, hour, found]] of visits.entries()) {
      await fillDate(davide, `visits.${index}.visited-on`, day)
      await fill(davide, { [`visits.${index}.visited-at`]: hour, [`visits.${index}.found`]: found })
    }
    await fill(davide, { 'check-outcome': 'lives-there', findings: 'Alla seconda visita erano in casa.' })
    await davide.locator('main form[action*="give-check"] button:not([name])').first().click()
    await davide.goto('/ufficio?lista=pareri')
    expect(await davide.locator(`main a[href*="${caseId}"]`).count()).toBe(0)

    await sara.goto(`/ufficio/pratiche/${caseId}`)
    expect(await sara.locator('main').innerText()).toMatch(/Sopralluogo 2\s+Giorno: 18 maggio 2026\nOra: 19:15\n/)
    await office(sara, caseId, 'confirm', { reasons: 'La Polizia locale ha trovato tutti in casa.' })
    const giorgio = await place.visit({ identity: /Giorgio Neri/, javaScript, path: '/ufficio' })
    await giorgio.goto(sara.url())
    await sign(giorgio)
    await send(giorgio)
    await citizen.goto(`/area-personale/pratiche/${caseId}`)
    await eventually(citizen, 'Conferma della residenza')
    await eventually(citizen, 'I controlli sono finiti bene')
    for (const page of [citizen, sara, davide, giorgio]) await page.close()
  })
})

describe.each(['it', 'en'] as const)('at 320 px, in %s', (locale) => {
  test('each step can be read by everybody, as it comes and with its errors', async () => {
    await place.moveClockTo(declaredAt)
    const page = await place.visit({ identity: /Anna Dell/, locale, width: 320 })
    const prefix = locale === 'en' ? '/en' : ''
    await page.goto(`${prefix}/servizi/residence-change`)
    const looked: string[] = []
    const look = async (what: string) => {
      looked.push(what)
      expect({ what, found: await axeFindingsOnce(page), sideways: await sidewaysScroll(page) }).toEqual({
        what,
        found: [],
        sideways: 0,
      })
    }
    await look('service')
    await beginDeclaration(page, prefix)
    for (const [name, fillStep] of Object.entries(steps)) {
      await look(name)
      // vehicles and members are not asked of everybody: their step has errors all the same
      await press(page, 'next')
      await look(`${name} with errors`)
      await fillStep(page)
      await look(`${name} filled in`)
      await press(page, 'next')
    }
    expect(stepOf(page)).toBe('riepilogo')
    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
    await look('summary')
    await sendApplication(page, /^(Invia la richiesta|Send the application)$/)
    await look('case')
    expect(looked).toHaveLength(21)
    await page.close()
  })
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
