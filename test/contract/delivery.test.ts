import { beforeAll, expect, test } from 'vitest'
import { cast, officeAct, signedAndSent, submittedCase } from '../support/application.ts'
import { browsingAs } from '../support/browsing.ts'
import type { Browsing } from '../support/browsing.ts'
import { testCity } from '../support/city.ts'

const taking = testCity()
const refusing = testCity()
const decision = { reasons: 'Sì.', manner: 'copy-dossier', where: 'Qui', until: '2027-06-30' }
const typed = { 'date-day': '23', 'date-month': '11', 'date-year': '2026', time: '10:00', proof: 'Raccomandata 1' }
const proof = { at: '2026-11-23T09:00:00Z', proof: 'Raccomandata 1' }

beforeAll(async () => {
  await taking.moveClockTo('2026-11-23T08:00:00Z')
  await refusing.moveClockTo('2026-11-23T08:00:00Z')
  await refusing.look(`update portico.tenant set data = jsonb_set(data, '{deliveryProofs}', '["dossier-opened"]')`)
})

/** A decision that was sent and not yet delivered, one hour and a half ago. */
async function sentDocument(city: typeof taking) {
  const { giulia, paola, luca } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  const documentId = await signedAndSent(paola, luca, caseId, 'grant', decision)
  await city.moveClockTo('2026-11-23T09:30:00Z')
  const delivery = `/office/cases/${caseId}/documents/${documentId}/delivery`
  const path = `/ufficio/pratiche/${caseId}/documenti/${documentId}/consegna`
  const pages: Browsing = await browsingAs(city, 'paola.conti')
  return { record: () => paola.call('POST', delivery, proof), submit: () => pages.submit(path, typed) }
}

test('a delivery is recorded once; the second time it is said which proof counts', async () => {
  const { record, submit } = await sentDocument(taking)
  expect(await submit()).toMatch(/^Consegna registrata: /u)
  expect(await record()).toEqual({ recorded: false, reason: 'already-delivered' })
  expect(await submit()).toMatch(
    /la consegna risultava già, 23 novembre 2026, ore 10:00 \(consegna registrata dall’ufficio\)/u,
  )
})

test('a proof that the municipality does not take is refused with that reason', async () => {
  const { record, submit } = await sentDocument(refusing)
  expect(await record()).toEqual({ recorded: false, reason: 'proof-not-accepted' })
  expect(await submit()).toContain('Il Comune non accetta questo modo di provare una consegna.')
})

test('a document that was not sent has no delivery', async () => {
  await taking.moveClockTo('2026-11-23T08:00:00Z')
  const { giulia, paola } = await cast(taking)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  const documentId = await officeAct(paola, caseId, 'grant', decision)
  const answer = await paola.call('POST', `/office/cases/${caseId}/documents/${documentId}/delivery`, proof)
  expect(answer).toEqual({ recorded: false, reason: 'not-sent' })
})
