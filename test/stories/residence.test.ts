import { expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { officeAct, personAct, signedAndSent } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { foldedDifferences } from '../support/folded.ts'
import { declarationDraft, declared, positiveCheck, registryCast } from '../support/residence.ts'

const city = testCity()
const declaredAt = '2026-04-30T08:00:00Z'

interface Seen {
  state: string
  outcome: string | null
  due: string | null
  revision: number
  clocks: { id: string; state: string; phase: string; due: string | null; late: boolean }[]
  documents: { kind: string; id: string; title: string }[]
  receiptReady: boolean
}

const seen = (person: Caller, caseId: string) => person.call<Seen>('GET', `/cases/${caseId}`)

const opinionsOwed = async (officer: Caller) =>
  (
    await officer.call<{ rows: { id: string; due: string | null; daysLeft: number | null }[] }>(
      'GET',
      '/office/cases?list=opinions',
    )
  ).rows

const opinionsOwedBy = async (officer: Caller) => (await opinionsOwed(officer)).map(({ id }) => id)

const mailsTo = async (address: string) =>
  (await city.mail.messages()).filter(({ to }) => to === address).map(({ subject }) => subject)

async function refusal(officer: Caller, caseId: string, actionId: string, answers: Record<string, unknown> = {}) {
  const { revision } = await officer.call<Seen>('GET', `/office/cases/${caseId}`)
  const answer = await officer.raw('POST', `/office/cases/${caseId}/actions/${actionId}`, { revision, answers })
  const { code } = (await answer.json()) as { code: string }
  return { status: answer.status, code }
}

const notAllowed = { status: 409, code: 'action-not-allowed' }

test('declared, entered, checked by the local police, confirmed', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, sara, giorgio, davide } = await registryCast(city)
  const { caseId } = await declared(giulia)
  await city.work()
  const mine = await seen(giulia, caseId)
  expect(mine).toMatchObject({ state: 'received', due: '2026-05-05', receiptReady: true })
  expect(mine.clocks.map(({ id, due }) => [id, due])).toEqual([
    ['residence-registration', '2026-05-05'],
    ['residence-checks', '2026-06-15'],
    ['usual-abode', null],
  ])

  // before it is asked, the case is not there for the police
  expect((await davide.raw('GET', `/office/cases/${caseId}`)).status).toBe(404)
  expect(await opinionsOwedBy(davide)).toEqual([])

  await city.moveClockTo('2026-05-04T08:00:00Z')
  await officeAct(sara, caseId, 'register')
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'registered', due: '2026-06-15' })
  expect(await refusal(sara, caseId, 'confirm', { reasons: 'Sì.' })).toEqual(notAllowed)
  await officeAct(sara, caseId, 'ask-check', { 'check-notes': 'Il nome sul campanello.' })
  await city.work()
  expect(await mailsTo('polizialocale@comune.montelago.example')).toEqual([
    expect.stringContaining('Controllo di una dichiarazione di residenza'),
  ])

  // the police see the case among what they owe, and everything of it but giving the opinion is refused
  expect(await opinionsOwed(davide)).toMatchObject([{ id: caseId, due: '2026-05-29', daysLeft: 25 }])
  await sara.call('POST', `/office/cases/${caseId}/notes`, { noteId: crypto.randomUUID(), text: 'Sentire il vicino.' })
  const handed = await davide.call<{
    actions: { id: string }[]
    refusedActions: unknown[]
    documents: unknown[]
    notes: unknown[]
    ofMyOffice: boolean
    revision: number
  }>('GET', `/office/cases/${caseId}`)
  expect(handed.actions.map(({ id }) => id)).toEqual(['give-check'])
  expect(handed).toMatchObject({ refusedActions: [], documents: [], notes: [], ofMyOffice: false })
  for (const action of ['register', 'ask-check', 'confirm', 'refusal-notice', 'restore', 'tell-owner', 'withdraw'])
    expect({ action, ...(await refusal(davide, caseId, action)) }).toEqual({ action, ...notAllowed })
  const others = [
    ['POST', 'notes', { noteId: crypto.randomUUID(), text: 'Nota.' }],
    ['POST', 'assignment', { officerId: crypto.randomUUID(), as: 'officer', revision: handed.revision }],
  ] as const
  for (const [method, path, body] of others)
    expect([403, 404]).toContain((await davide.raw(method, `/office/cases/${caseId}/${path}`, body)).status)

  // the opinion is awaited until its day, which is not that of the case
  expect(await refusal(sara, caseId, 'confirm', { reasons: 'Sì.' })).toEqual(notAllowed)
  await city.moveClockTo('2026-05-15T09:00:00Z')
  await officeAct(davide, caseId, 'give-check', positiveCheck)
  await city.work()
  expect(await opinionsOwedBy(davide)).toEqual([])
  expect(await mailsTo('anagrafe@comune.montelago.example')).toEqual([expect.stringContaining('Esito del controllo')])
  const { exchanges } = await sara.call<{ exchanges: { title: string; fields: { label: string; value: string }[] }[] }>(
    'GET',
    `/office/cases/${caseId}`,
  )
  expect(exchanges.at(-1)?.fields[0]).toMatchObject({
    label: 'Sopralluogo 1',
    value: 'Giorno: 14 maggio 2026\nOra: 18:30\nChi è stato trovato: Tutte le persone della dichiarazione',
  })

  await signedAndSent(sara, giorgio, caseId, 'confirm', { reasons: 'Il controllo è positivo.' })
  await city.work()
  const ended = await seen(giulia, caseId)
  expect(ended).toMatchObject({ state: 'confirmed', outcome: 'confirmed', due: null })
  expect(ended.clocks.map(({ state }) => state)).toEqual(['registered', 'confirmed', 'given'])
  const decision = ended.documents.find(({ kind }) => kind === 'confirm')
  expect((await giulia.raw('GET', `/cases/${caseId}/documents/${decision?.id}`)).status).toBe(200)
  expect((await davide.raw('GET', `/office/cases/${caseId}/documents/${decision?.id}`)).status).toBe(404)
  const accesses = await giulia.call<{ accesses: { officer: string }[] }>('GET', '/accesses')
  expect(accesses.accesses.map(({ officer }) => officer)).toContain('Davide Leone')
})

test('nobody writes for 45 days: deemed true at midnight, with its certificate, and a notice is too late', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, sara, davide } = await registryCast(city)
  const { caseId } = await declared(giulia)
  await city.moveClockTo('2026-05-06T09:00:00Z')
  await city.work()
  expect(await mailsTo('anagrafe@comune.montelago.example')).toContainEqual(
    expect.stringContaining('Registrazione in ritardo'),
  )
  await officeAct(sara, caseId, 'register')
  await officeAct(sara, caseId, 'ask-check')
  await city.moveClockTo('2026-05-27T09:00:00Z')
  await city.work()
  expect(await mailsTo('polizialocale@comune.montelago.example')).toContainEqual(
    expect.stringContaining('Controllo in scadenza'),
  )
  await city.moveClockTo('2026-06-01T09:00:00Z')
  await city.work()
  expect(await mailsTo('anagrafe@comune.montelago.example')).toContainEqual(
    expect.stringContaining('Mancano 15 giorni'),
  )
  await city.moveClockTo('2026-06-15T21:59:59Z')
  await city.work()
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'registered' })
  await city.moveClockTo('2026-06-15T22:00:01Z')
  // no worker has run: the state in law is there all the same
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'deemed-true', outcome: 'deemed-true' })
  await city.work()
  await city.work()
  const { documents } = await seen(giulia, caseId)
  expect(documents.filter(({ kind }) => kind === 'deem-true')).toHaveLength(1)
  expect(await refusal(sara, caseId, 'refusal-notice', { grounds: 'La casa è vuota.' })).toEqual(notAllowed)
  expect(await opinionsOwedBy(davide)).toEqual([])
})

test('the police are silent, and the office goes on without them', async () => {
  await city.moveClockTo(declaredAt)
  const { marco, sara, giorgio } = await registryCast(city)
  const { caseId } = await declared(marco)
  await officeAct(sara, caseId, 'register')
  await officeAct(sara, caseId, 'ask-check')
  await city.moveClockTo('2026-05-26T09:00:00Z')
  const documentId = await signedAndSent(sara, giorgio, caseId, 'confirm', { reasons: 'Le bollette lo provano.' })
  await city.work()
  const ended = await seen(marco, caseId)
  expect(ended).toMatchObject({ state: 'confirmed' })
  expect(ended.clocks.at(-1)).toMatchObject({ id: 'usual-abode', state: 'not-given', phase: 'expired' })
  expect(ended.documents.map(({ id }) => id)).toContain(documentId)
})

test('notice, observations, negative outcome: the earlier position is back from the date of the declaration', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, sara, giorgio, davide } = await registryCast(city)
  const { caseId } = await declared(giulia)
  await officeAct(sara, caseId, 'register')
  await officeAct(sara, caseId, 'ask-check')
  await city.moveClockTo('2026-05-20T09:00:00Z')
  await officeAct(davide, caseId, 'give-check', {
    ...positiveCheck,
    visits: [
      { 'visited-on': '2026-05-12', 'visited-at': '10:00', found: 'nobody' },
      { 'visited-on': '2026-05-19', 'visited-at': '19:15', found: 'nobody' },
    ],
    'check-outcome': 'does-not-live-there',
    findings: 'La casa è vuota.',
  })
  expect(await refusal(sara, caseId, 'restore', { reasons: 'La casa è vuota.' })).toEqual(notAllowed)
  await signedAndSent(sara, giorgio, caseId, 'refusal-notice', { grounds: 'Due sopralluoghi: la casa è vuota.' })
  await city.work()
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'refusal-notice' })
  await city.moveClockTo('2026-05-25T09:00:00Z')
  await personAct(giulia, caseId, 'observe', { observations: 'Ero in ferie.' })
  // well beyond the 45 days: after a notice silence confirms nothing
  await city.moveClockTo('2026-07-20T09:00:00Z')
  await city.work()
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'after-notice' })
  await signedAndSent(sara, giorgio, caseId, 'restore', {
    reasons: 'La casa non ha arredi.',
    'observations-answer': 'Le ferie non spiegano la casa vuota.',
  })
  await city.work()
  const ended = await seen(giulia, caseId)
  expect(ended).toMatchObject({ state: 'restored', outcome: 'restored' })
  expect(ended.clocks.find(({ id }) => id === 'residence-checks')).toMatchObject({ state: 'restored' })
})

test('not receivable: told at once and signed; on the third working day no longer', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, marco, sara, giorgio } = await registryCast(city)
  const first = await declared(giulia)
  const second = await declared(marco)
  const missing = { 'missing-data': ['new-address'], reasons: 'Via Roma non ha il numero 12.' }
  await city.moveClockTo('2026-05-04T09:00:00Z')
  await signedAndSent(sara, giorgio, first.caseId, 'not-receivable', missing)
  await city.work()
  expect(await seen(giulia, first.caseId)).toMatchObject({ state: 'not-receivable', outcome: 'not-receivable' })
  await city.moveClockTo('2026-05-06T09:00:00Z')
  expect(await refusal(sara, second.caseId, 'not-receivable', missing)).toEqual(notAllowed)
  await officeAct(sara, second.caseId, 'register')
  expect(await seen(marco, second.caseId)).toMatchObject({ state: 'registered', due: '2026-06-15' })
})

test('withdrawn after it was entered', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, sara } = await registryCast(city)
  const { caseId } = await declared(giulia)
  await officeAct(sara, caseId, 'register')
  await personAct(giulia, caseId, 'withdraw')
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn', due: null })
})

test('what the form can refuse never reaches the office', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia } = await registryCast(city)
  const submission = async (change: Parameters<typeof declarationDraft>[1]) => {
    const { id, revision } = await declarationDraft(giulia, change)
    const answer = await giulia.raw('POST', `/drafts/${id}/submission`, { revision, declaration: true })
    expect(answer.status).toBe(422)
    const { issues } = (await answer.json()) as { issues: { path: string }[] }
    await giulia.call('DELETE', `/drafts/${id}`)
    return issues.map(({ path }) => path)
  }
  const title = { title: 'other', 'title-other': 'Mi ospita un amico.', 'owner-name': 'X', 'owner-contact': 'Y' }
  expect(await submission({ title: { ...title, 'title-agreed': false } })).toEqual(['eligibility.title', 'consent'])
  expect(await submission({ title: { ...title, 'title-agreed': true } })).toEqual(['consent'])
  expect(
    await submission({ declarations: { 'lives-there': false, 'contact-email': 'giulia.ferro@example.org' } }),
  ).toEqual(['eligibility.abode'])
  const child = { 'given-name': 'Ana', 'family-name': 'Silva', born: '2020-01-05', birthplace: 'Santos' }
  const people = {
    'own-citizenship': 'IT',
    members: [{ person: child, relation: 'child', citizenship: 'BR', licence: false }],
  }
  expect(await submission({ people })).toEqual(['identity', 'permit-of-stay'])
  const adult = [{ person: { ...child, born: '2008-04-30', 'fiscal-code': 'FRRGLI86E54L219M' }, relation: 'sibling' }]
  expect(await submission({ people: { ...people, members: adult } })).toEqual([
    'members.0.citizenship',
    'members.0.licence',
    'adults',
  ])
  const unborn = [{ ...people.members[0], person: { ...child, born: '2026-05-01' }, citizenship: 'IT' }]
  expect(await submission({ people: { ...people, members: unborn } })).toEqual(['members', 'identity'])
  expect(await submission({ move: { kind: 'within-city', 'moved-on': '2026-05-01' } })).toEqual([
    'moved-on',
    'from-city',
  ])
})

test('in Rivabella too', async () => {
  await city.moveClockTo(declaredAt)
  const giulia = await callerAs(city, 'giulia.ferro', 'rivabella')
  const chiara = await callerAs(city, 'chiara.galli', 'rivabella')
  const pietro = await callerAs(city, 'pietro.costa', 'rivabella')
  const { caseId } = await declared(giulia)
  await officeAct(chiara, caseId, 'register')
  await officeAct(chiara, caseId, 'ask-check')
  await city.moveClockTo('2026-05-15T09:00:00Z')
  await officeAct(pietro, caseId, 'give-check', positiveCheck)
  await signedAndSent(chiara, chiara, caseId, 'confirm', { reasons: 'Il controllo è positivo.' })
  await city.work()
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'confirmed' })
})

test('every snapshot equals the fold of its actions', async () => {
  const { cases, differences } = await foldedDifferences(city)
  expect(cases).toBeGreaterThan(5)
  expect(differences).toEqual([])
})
