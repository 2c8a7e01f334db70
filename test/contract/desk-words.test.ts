import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { cast, officeAct, submittedCase } from '../support/application.ts'
import { browsingAs } from '../support/browsing.ts'
import type { Browsing } from '../support/browsing.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let people: Awaited<ReturnType<typeof cast>>
let paola: Browsing

beforeAll(async () => {
  await city.moveClockTo('2026-11-23T09:00:00Z')
  people = await cast(city)
  paola = await browsingAs(city, 'paola.conti')
})

test('what was done is said once, with the words of the service', async () => {
  const { caseId, number } = await submittedCase(people.giulia)
  const path = `/ufficio/pratiche/${caseId}`
  expect(await paola.submit(`${path}/azioni/take`, { _revision: '1', documentId: randomUUID() })).toBe(
    `Presa in carico dall’ufficio: pratica ${number}.`,
  )
})

test('the receipt among the delivered documents has its date', async () => {
  const { caseId } = await submittedCase(people.giulia)
  await city.work()
  expect(await paola.page(`/ufficio/pratiche/${caseId}`)).toMatch(/Ricevuta[^<]*<\/a> del 23 novembre 2026, ore 10:00/u)
})

describe('a notice that the mail server refused for good', () => {
  test('to the applicant: the office is told, and what to do', async () => {
    const { caseId } = await submittedCase(people.giulia)
    city.mail.refuseNext(550)
    await city.work()
    const html = await paola.page(`/ufficio/pratiche/${caseId}`)
    expect(html).toContain('Un avviso per e-mail non è arrivato')
    expect(html).toContain('il server di posta ha rifiutato l’indirizzo giulia.ferro@example.org')
    expect(html).toContain('chiedigli di correggere l’indirizzo nel suo profilo')
    expect(html).not.toContain('registra la consegna')
  })

  test('to another person: the document waits for a delivery that the office records', async () => {
    const { caseId } = await submittedCase(people.giulia)
    await officeAct(people.paola, caseId, 'take')
    const documentId = await officeAct(people.paola, caseId, 'tell-third-party', {
      'third-party-name': 'Carla Neri',
      'third-party-email': 'carla.neri@example.org',
      'third-party-request': 'Copia del permesso 214/2025.',
      'third-party-reasons': 'Il documento la riguarda.',
    })
    await city.work()
    await people.paola.call('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
    city.mail.refuseNext(550)
    await city.work()
    const html = await paola.page(`/ufficio/pratiche/${caseId}`)
    expect(html).toContain('Questa persona non ha altro modo di saperlo')
    expect(html).toContain(`href="/ufficio/pratiche/${caseId}/documenti/${documentId}">Apri il documento e registra`)
  })
})

test('the summary of errors names each field, in the order of the form', async () => {
  const { caseId } = await submittedCase(people.giulia)
  await officeAct(people.paola, caseId, 'take')
  const html = await paola.submit(`/ufficio/pratiche/${caseId}/azioni/grant`, {
    _revision: '2',
    documentId: randomUUID(),
  })
  const [, summary = ''] = /<portico-error-summary>(.*?)<\/portico-error-summary>/su.exec(html) ?? []
  expect([...summary.matchAll(/<a href="#[^"]+">([^:]+):/gu)].map(([, label]) => label)).toEqual([
    'Motivi della decisione',
    'Come si accede',
    'Ufficio e sede',
    'Entro quando',
  ])
})
