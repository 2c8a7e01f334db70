import { expect, test } from 'vitest'
import { cast, officeAct, personAct, signedAndSent, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { foldedDifferences } from '../support/folded.ts'

const city = testCity()

interface Seen {
  state: string
  outcome: string | null
  due: string | null
  revision: number
  clocks: { state: string; phase: string; late: boolean }[]
}

async function sent(
  handler: Awaited<ReturnType<typeof cast>>['paola'],
  caseId: string,
  actionId: string,
  given: Record<string, unknown>,
): Promise<void> {
  const documentId = await officeAct(handler, caseId, actionId, given)
  await handler.call('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
  await city.work()
}

test('an incomplete request is told, completed, and its term starts anew', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-03-10T09:00:00Z')
  await sent(paola, caseId, 'tell-incomplete', { missing: 'Manca il numero dell’atto.' })
  const waiting = await giulia.call<Seen>('GET', `/cases/${caseId}`)
  expect(waiting).toMatchObject({ state: 'waiting-for-applicant', due: null })
  expect(waiting.clocks[0]).toMatchObject({ state: 'waiting-for-applicant' })
  await city.moveClockTo('2026-03-20T09:00:00Z')
  await personAct(giulia, caseId, 'complete', { completion: 'Il numero è 214 del 2025.' })
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'in-review', due: '2026-04-20' })
})

test('a third party is told and objects, and the term does not move', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await sent(paola, caseId, 'tell-third-party', {
    'third-party-name': 'Carla Neri',
    'third-party-email': 'carla.neri@example.org',
    'third-party-request': 'Copia del permesso 214/2025.',
    'third-party-reasons': 'Il documento la riguarda.',
  })
  const told = (await city.mail.messages()).find(({ to }) => to === 'carla.neri@example.org')
  expect(told).toBeDefined()
  await city.moveClockTo('2026-03-12T09:00:00Z')
  await officeAct(paola, caseId, 'third-party-objects', { 'third-party-answer': 'Mi oppongo: ci sono i miei dati.' })
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ due: '2026-04-01', state: 'in-review' })
})

test('an integration suspends once; a second one is refused with its reason', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-03-12T09:00:00Z')
  await sent(paola, caseId, 'ask-integration', { questions: 'Quale muro?' })
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'suspended' })
  await city.moveClockTo('2026-03-22T09:00:00Z')
  await personAct(giulia, caseId, 'answer-integration', { 'integration-answer': 'Quello a nord.' })
  const resumed = await giulia.call<Seen>('GET', `/cases/${caseId}`)
  expect(resumed).toMatchObject({ state: 'in-review', due: '2026-04-11' })
  const again = await paola.raw('POST', `/office/cases/${caseId}/actions/ask-integration`, {
    revision: resumed.revision,
    answers: { questions: 'E poi?' },
  })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ code: 'action-not-allowed' })
})

test('an integration that nobody answers ends by itself after thirty days', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-03-12T09:00:00Z')
  await sent(paola, caseId, 'ask-integration', { questions: 'Quale muro?' })
  await city.moveClockTo('2026-04-12T09:00:00Z')
  await city.work()
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'in-review', due: '2026-05-02' })
})

test('refused after notice and observations; unsigned it cannot be sent', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola, luca } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-03-25T09:00:00Z')
  await signedAndSent(paola, luca, caseId, 'refusal-notice', { grounds: 'L’interesse non è attuale.' })
  await city.work()
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'refusal-notice' })
  await city.moveClockTo('2026-03-30T09:00:00Z')
  await personAct(giulia, caseId, 'observe', { observations: 'Il giudizio è pendente.' })
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ due: '2026-04-16' })
  await city.moveClockTo('2026-04-10T09:00:00Z')
  const documentId = await officeAct(paola, caseId, 'refuse', {
    reasons: 'Il giudizio è finito.',
    'observations-answer': 'Il giudizio citato è concluso.',
  })
  const unsigned = await paola.raw('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
  expect(unsigned.status).toBe(409)
  expect(await unsigned.json()).toMatchObject({ code: 'document-not-signed' })
  const byHandler = await paola.raw('POST', `/office/cases/${caseId}/documents/${documentId}/signature`, {
    revision: 1,
  })
  expect(await byHandler.json()).toMatchObject({ status: 403, code: 'only-person-in-charge' })
  await luca.call('POST', `/office/cases/${caseId}/documents/${documentId}/signature`, { revision: 1 })
  await paola.call('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
  await city.work()
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'refused', outcome: 'refused' })
})

test('silence refuses at its instant, is written once, and a late grant is possible', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola, luca } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-04-01T21:59:59Z')
  await city.work()
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'in-review' })
  await city.moveClockTo('2026-04-01T22:00:01Z')
  // no worker has run: the state in law is there all the same
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({
    state: 'tacitly-refused',
    outcome: 'tacitly-refused',
  })
  await city.work()
  await city.work()
  const expiries = await city.look<{ fact_at: Date; at: Date }>(
    `select at, fact_at from t_montelago.action where case_id = $1 and actor_kind = 'system' and type not in ('issue')`,
    [caseId],
  )
  expect(expiries.length).toBeGreaterThan(0)
  await city.moveClockTo('2026-04-10T09:00:00Z')
  await signedAndSent(paola, luca, caseId, 'grant', {
    reasons: 'Accolta.',
    manner: 'copy-dossier',
    where: 'Area personale',
    until: '2026-05-31',
  })
  await city.work()
  const ended = await giulia.call<Seen>('GET', `/cases/${caseId}`)
  expect(ended).toMatchObject({ state: 'granted' })
  expect(ended.clocks[0]).toMatchObject({ state: 'granted', late: true })
})

test('the applicant withdraws', async () => {
  const { giulia } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await personAct(giulia, caseId, 'withdraw')
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({ state: 'withdrawn' })
})

test('every snapshot equals the fold of its actions', async () => {
  const { cases, differences } = await foldedDifferences(city)
  expect(cases).toBeGreaterThan(5)
  expect(differences).toEqual([])
})
