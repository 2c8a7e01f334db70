import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generalita, startLocalAnpr, trialDeclaration } from '#adapters/anpr-local/index.ts'
import { axeFindingsOnce, sidewaysScroll } from '#test/support/browser.ts'
import { fill, fillDate } from './support/people.ts'
import { press } from './support/residence.ts'
import { eventually, town, type FarEnd } from './support/town.ts'

const montelago = '999001'
const anna = {
  fiscalCode: 'DLLNNA91A70A182V',
  givenName: 'Anna',
  familyName: "Dell'Orto",
  birthDate: '1991-01-30',
  birthTown: 'Alessandria',
}
const marco = {
  fiscalCode: 'RVIMRC74S02F205B',
  givenName: 'Marco',
  familyName: 'Riva',
  birthDate: '1974-11-02',
  birthTown: 'Milano',
}
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
const whole = trialDeclaration(anna, day(5))
const broken = trialDeclaration(marco, '2026-02-31')

/** A national registry that already has something to tell when the program starts with the settings of a city. */
const nationalRegistry: FarEnd = async (folder) => {
  const far = await startLocalAnpr()
  for (const javaScript of ['with', 'without'])
    far.tell(montelago, { ...broken, idNotifica: `broken-${javaScript}`, mittente: { tipoMittente: 'CITTADINO' } })
  far.tell(montelago, whole)
  far.tell(montelago, {
    tipoNotifica: 'RICHIESTA_CANCELLAZIONE',
    mittente: { tipoMittente: 'ENTE', denominazione: 'Comune di Asti' },
    generalita: generalita(marco),
    richiestaCancellazione: { comuneDestinazione: { nomeComune: 'Asti' }, dataDichiarazione: day(1) },
  })
  const key = join(folder, 'pdnd.pem')
  writeFileSync(key, far.client.privateKey, { mode: 0o600 })
  const { authorizationUrl, authorizationAudience, clientId, purposeId, audience, keyId } = far.client
  return {
    settings: {
      ANPR_URL: far.url,
      ANPR_AUDIENCE: audience,
      PDND_URL: authorizationUrl,
      PDND_AUDIENCE: authorizationAudience,
      PDND_CLIENT_ID: clientId,
      PDND_PURPOSE_ID: purposeId,
      PDND_KEY_ID: keyId,
      PDND_KEY_FILE: key,
    },
    stop: far.stop,
  }
}

const place = town(nationalRegistry)

test('a declaration that is right is a case by itself, and hers at her first sign-in', async () => {
  const sara = await place.visit({ identity: /Sara Fontana/, path: '/ufficio' })
  await eventually(sara, "Dell'Orto Anna")
  await sara
    .getByRole('row', { name: /Dell'Orto Anna/ })
    .getByRole('link')
    .click()
  expect(await sara.locator('main').innerText()).toMatch(/Dichiarata nell’Anagrafe nazionale \(ANPR\)/)
  expect(await sara.locator('main').innerText()).toMatch(/Il richiedente non riceve avvisi per e-mail/)
  expect({ found: await axeFindingsOnce(sara) }).toEqual({ found: [] })
  const citizen = await place.visit({ identity: /Anna Dell/, path: '/area-personale' })
  expect(await citizen.locator('main').innerText()).toMatch(/residenza/i)
  for (const page of [sara, citizen]) await page.close()
})

describe.each([
  ['with JavaScript', true, 'broken-with'],
  ['without JavaScript', false, 'broken-without'],
])('%s', (_, javaScript, message) => {
  test('one that is not right is put right by hand, and opens its case', async () => {
    const sara = await place.visit({ identity: /Sara Fontana/, javaScript, path: '/ufficio' })
    await sara.getByRole('link', { name: /Messaggi ANPR/ }).click()
    // the two are alike but for the id of the registry
    const links = await sara.getByRole('link', { name: 'Dichiarazione di residenza' }).all()
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')))
    for (const address of addresses) {
      await sara.goto(address ?? '')
      if ((await sara.locator('main').getByText(message, { exact: true }).count()) > 0) break
    }
    const page = await sara.locator('main').innerText()
    expect(page).toMatch(/Perché la pratica non si è aperta da sola\s+.*Scrivi una data che esiste/)
    // sent as it is, it comes back with the error that leads to its field and with all that was there
    const open = sara.getByRole('button', { name: 'Apri la pratica' })
    await Promise.all([sara.waitForEvent('load'), open.click()])
    await sara
      .getByRole('link', { name: /Scrivi una data/ })
      .first()
      .waitFor()
    expect(await sara.locator('[name="home.street"]').inputValue()).toBe('via Roma')
    await press(sara, 'add:members')
    await press(sara, 'remove:members:0')
    await fillDate(sara, 'moved-on', day(5))
    await fillDate(sara, 'registered-on', day(8))
    await Promise.all([sara.waitForEvent('load'), open.click()])
    await eventually(sara, 'Questo messaggio ha aperto una pratica.')
    await sara.getByRole('link', { name: 'Vai alla pratica' }).click()
    expect(await sara.locator('main').innerText()).toMatch(/Marco Riva/)
    await sara.close()
  })
})

describe.each(['it', 'en'] as const)('at 320 px, in %s', (locale) => {
  test('the messages can be read by everybody', async () => {
    const page = await place.visit({ identity: /Giorgio Neri/, locale, width: 320, path: '/ufficio' })
    const prefix = locale === 'en' ? '/en' : ''
    await page.goto(`${prefix}/ufficio/messaggi-anpr`)
    const look = async (what: string) =>
      expect({ what, found: await axeFindingsOnce(page), sideways: await sidewaysScroll(page) }).toEqual({
        what,
        found: [],
        sideways: 0,
      })
    await look('list')
    await page.getByRole('link', { name: /Richiesta di cancellazione|Request of cancellation/ }).click()
    await look('message')
    const aside = page.locator('main form[action*="da-parte"]')
    await Promise.all([page.waitForEvent('load'), aside.getByRole('button').click()])
    await look('message with an error')
    if (locale === 'en') {
      await fill(page, { reason: 'Removed from the register by hand.' })
      await Promise.all([page.waitForEvent('load'), aside.getByRole('button').click()])
      await look('message set aside')
      await page.goto('/en/ufficio/messaggi-anpr?lista=trattati')
      await look('dealt with')
      await page.getByRole('link', { name: 'Declaration of residence' }).first().click()
      await look('message that opened a case')
    }
    await page.close()
  })
})

test('no page broke the content security policy', () => {
  expect(place.violations).toEqual([])
})
