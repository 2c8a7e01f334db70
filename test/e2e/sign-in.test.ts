import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fill } from './support/people.ts'
import { bare, signIn, town } from './support/town.ts'

const place = town()

async function sessionCookie(page: Page): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name.endsWith('portico-session'))?.value
}

test('sign-in begins on the page of the service and lands in its journey', async () => {
  const page = await place.visit({ path: '/servizi/records-access' })
  await page
    .getByRole('link', { name: /Richiedi online/ })
    .first()
    .click()
  await page.getByRole('button', { name: /Marco Riva/ }).click()
  await page.waitForURL(/\/servizi\/records-access\/richiesta\//)
  await page.close()
})

test('an identity of a lower level than the service asks is refused, and said why', async () => {
  const page = await place.visit()
  await page.goto('/area-personale')
  await page.getByRole('button', { name: /Samuel Okafor/ }).click()
  await page.waitForURL(/accesso\/ritorno/)
  expect(await page.locator('main').innerText()).toContain('livello')
  expect(await sessionCookie(page)).toBeUndefined()
  await page.close()
})

test('a fresh token at every sign-in; sign-out ends the session everywhere it is kept', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/ })
  const first = await sessionCookie(page)
  await page.context().clearCookies({ name: 'portico-session' })
  await page.goto('/area-personale')
  await page.waitForURL(/area-personale|oidc/)
  const chooser = page.getByRole('button', { name: /Giulia Ferro/ })
  if ((await chooser.count()) > 0) await chooser.click()
  await page.waitForURL(/area-personale/)
  const second = await sessionCookie(page)
  expect(second).toBeDefined()
  expect(second).not.toBe(first)
  await page.locator('header summary', { hasText: 'Giulia Ferro' }).click()
  await page.locator('form[action$="/uscita"] button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/area-personale'))
  expect(await sessionCookie(page)).toBeUndefined()
  const answer = await bare(`${place.site()}/area-personale`, { headers: { cookie: `portico-session=${second}` } })
  expect(answer.status).toBe(303)
  await page.close()
})

test('what comes back with another state, or twice, signs nobody in', async () => {
  const page = await place.visit()
  const back: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/accesso/ritorno')) back.push(request.url())
  })
  await signIn(page, /Giulia Ferro/, '/area-personale')
  const [used = ''] = back
  expect(used).toContain('code=')
  const state = new URL(used).searchParams.get('state') ?? ''
  const replay = await bare(used, { headers: { cookie: `portico-sign-in=${state}` } })
  expect(replay.status).toBe(400)
  const stolen = await bare(used)
  expect(stolen.status).toBe(400)
  const invented = await bare(used.replace(/state=[^&]+/, 'state=invented'), {
    headers: { cookie: 'portico-sign-in=invented' },
  })
  expect(invented.status).toBe(400)
  await page.close()
})

test.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
  'sign-in never leads to %s',
  async (target) => {
    const page = await place.visit()
    await page.goto(`/accesso?ritorno=${encodeURIComponent(target)}`)
    await page.getByRole('button', { name: /Giulia Ferro/ }).click()
    await page.waitForURL(/area-personale/)
    expect(new URL(page.url()).origin).toBe(place.site())
    await page.close()
  },
)

test('a form from another site, or without its token, is refused and changes nothing', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/ })
  const cookie = `portico-session=${await sessionCookie(page)}`
  const form = { email: 'rubata@example.org', phone: '', locale: 'it' }
  const address = `${place.site()}/area-personale/profilo`
  const withoutToken = await bare(address, { method: 'POST', form, headers: { cookie } })
  expect(withoutToken.status).toBe(403)
  await page.goto('/area-personale/profilo')
  const token = await page.locator('input[name="_csrf"]').first().inputValue()
  const whole = { method: 'POST', form: { ...form, _csrf: token } }
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await bare(address, { ...whole, headers: { cookie, ...headers } })).status).toBe(403)
  await page.reload()
  expect(await page.locator('main').innerHTML()).not.toContain('rubata@example.org')
  await page.close()
})

test('hostile text comes back as text, everywhere', async () => {
  const page = await place.visit({ identity: /Anna Dell/ })
  const hostile = '"><script>document.title="rubato"</script><img src=x onerror=alert(1)> ‮olleh'
  await page.goto('/servizi/records-access/richiesta')
  await page.getByRole('link', { name: 'Continua' }).click()
  await fill(page, { capacity: 'self', interest: hostile, link: hostile })
  await page.locator('main button[value="next"]').click()
  await page.goto('/servizi/records-access/richiesta/riepilogo')
  expect(await page.title()).not.toContain('rubato')
  expect(await page.locator('main').innerText()).toContain('<script>')
  expect(await page.locator('main script:not([type="application/ld+json"])').count()).toBe(0)
  await page.close()
})

test('another municipality does not know this session', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/ })
  const token = await sessionCookie(page)
  const answer = await bare(`${place.site('rivabella')}/area-personale`, {
    headers: { cookie: `portico-session=${token}` },
  })
  expect(answer.status).toBe(303)
  await page.close()
})

test('two windows: the older one is told, and what it typed is there', async () => {
  const first = await place.visit({ identity: /Marco Riva/ })
  await first.goto('/servizi/records-access/richiesta/interest')
  const second = await first.context().newPage()
  await second.goto('/servizi/records-access/richiesta/interest')
  await fill(first, { capacity: 'self', interest: 'Dalla prima finestra', link: 'Uno' })
  await first.locator('main button[value="next"]').click()
  await fill(second, { capacity: 'self', interest: 'Dalla seconda finestra', link: 'Due' })
  await second.locator('main button[value="next"]').click()
  expect(await second.locator('[name="interest"]').inputValue()).toBe('Dalla seconda finestra')
  expect(await second.locator('main').innerText()).toMatch(/altra finestra/)
  await first.close()
})

test('a session that ends while somebody writes loses nothing', async () => {
  const page = await place.visit({ identity: /Giulia Ferro/ })
  await page.goto('/servizi/records-access/richiesta')
  await page.getByRole('link', { name: 'Continua' }).click()
  await fill(page, { capacity: 'self', interest: 'Scritto prima che scadesse.', link: 'Il muro.' })
  await page.context().clearCookies({ name: 'portico-session' })
  await page.locator('main button[value="next"]').click()
  expect(await page.locator('main').innerText()).toContain('Scritto prima che scadesse.')
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /altra scheda/ }).click(),
  ])
  await tab.waitForURL(/richiesta|oidc/)
  const chooser = tab.getByRole('button', { name: /Giulia Ferro/ })
  if ((await chooser.count()) > 0) await chooser.click()
  await tab.waitForURL(/richiesta/)
  await page.getByRole('button', { name: 'Invia di nuovo' }).click()
  await page.getByRole('button', { name: 'Invia di nuovo' }).click()
  await page.waitForURL(/richiesta\/act/)
  await page.goto(page.url().replace('/act', '/interest'))
  expect(await page.locator('[name="interest"]').inputValue()).toBe('Scritto prima che scadesse.')
  await page.close()
})
