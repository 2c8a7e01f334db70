import { beforeAll, expect, test } from 'vitest'
import { loadPackFolder } from '#engines/cases/index.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, officeAct, personAct } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { declared, registryCast } from '../support/residence.ts'

const city = testCity()
const waste = 'waste-tax-declaration'
const declaredAt = '2026-04-30T08:00:00Z'

interface Linked {
  readonly number: string
  readonly readable: { readonly id: string; readonly title: string; readonly stateName: string } | null
}

interface Seen {
  readonly revision: number
  readonly actions: readonly { readonly id: string }[]
  readonly linked: readonly Linked[]
}

interface Draft {
  readonly id: string
  readonly revision: number
  readonly answers: Readonly<Record<string, unknown>>
  readonly caseId: string | null
}

const seen = (person: Caller, caseId: string) => person.call<Seen>('GET', `/cases/${caseId}`)
const offered = async (person: Caller, caseId: string) => (await seen(person, caseId)).actions.map(({ id }) => id)
const wasteDraft = (person: Caller) => person.call<Draft>('POST', `/services/${waste}/drafts`)

async function open(person: Caller, caseId: string, action = 'declare-waste-tax') {
  const { revision } = await seen(person, caseId)
  const path = `/cases/${caseId}/actions/${action}`
  const done = await person.call<{ opened: { draftId: string; serviceId: string } | null }>('POST', path, { revision })
  // a second click of the same page leads to the same draft and does nothing more
  expect(await person.call('POST', path, { revision })).toMatchObject({ opened: done.opened })
  return done.opened
}

/** Sends the declaration with what the case of residence could not tell. */
async function sendWaste(
  person: Caller,
  { id, revision, answers }: Draft,
): Promise<{ caseId: string; number: string }> {
  const pages = {
    event: { event: 'start', since: '2026-04-20' },
    premises: {
      use: 'dwelling',
      resident: true,
      address: answers['address'],
      cadastre: { register: 'buildings', sheet: '12', parcel: '340', unit: '7' },
      area: 80,
      title: 'tenant',
    },
    reductions: { 'contact-email': 'giulia.ferro@example.org' },
  }
  for (const [index, [page, values]] of Object.entries(pages).entries())
    await person.call('PUT', `/drafts/${id}/pages/${page}`, { revision: revision + index, answers: values })
  return person.call('POST', `/drafts/${id}/submission`, { revision: revision + 3, declaration: true })
}

beforeAll(async () => {
  // no demo officer works on taxes: here the head of the building desk does too
  await city.look(
    `insert into t_montelago.officer_role (officer_id, office_id, role)
     select id, 'taxes', 'handler' from t_montelago.officer where name = 'Elena Moretti'`,
  )
})

test('a change of residence opens the waste tax declaration with the new address, and both know of one another', async () => {
  await city.moveClockTo(declaredAt)
  const { giulia, marco, sara } = await registryCast(city)
  const elena = await callerAs(city, 'elena.moretti')
  const { caseId, number } = await declared(giulia)
  expect(await offered(giulia, caseId)).not.toContain('declare-waste-tax')
  await officeAct(sara, caseId, 'register')
  expect(await offered(giulia, caseId)).toContain('declare-waste-tax')
  expect((await marco.raw('POST', `/cases/${caseId}/actions/declare-waste-tax`, { revision: 2 })).status).toBe(404)

  const opened = await open(giulia, caseId)
  const draft = await wasteDraft(giulia)
  expect(opened).toEqual({ draftId: draft.id, serviceId: waste })
  expect(draft).toMatchObject({
    revision: 1,
    answers: {
      address: { street: 'Via Roma', number: '12', detail: 'scala A, piano 2' },
      since: '2026-04-20',
      'contact-email': 'giulia.ferro@example.org',
    },
  })
  // nothing is linked, and the case has not moved, until the declaration is sent
  expect(await seen(giulia, caseId)).toMatchObject({ linked: [], state: 'registered' })
  const { cases: before } = await giulia.call<{ cases: { drafts: { openedFrom: string[] }[] } }>(
    'GET',
    '/me/data/export',
  )
  expect(before.drafts).toMatchObject([{ openedFrom: [caseId] }])

  const sent = await sendWaste(giulia, draft)
  expect((await seen(giulia, sent.caseId)).linked).toMatchObject([{ number, readable: { id: caseId } }])
  expect((await seen(giulia, caseId)).linked).toMatchObject([{ number: sent.number, readable: { id: sent.caseId } }])
  expect(await offered(giulia, caseId)).not.toContain('declare-waste-tax')
  const { revision } = await seen(giulia, caseId)
  expect((await giulia.raw('POST', `/cases/${caseId}/actions/declare-waste-tax`, { revision })).status).toBe(409)

  // each office knows the number of the other case, and no more
  expect((await sara.call<Seen>('GET', `/office/cases/${caseId}`)).linked).toEqual([
    { number: sent.number, readable: null },
  ])
  expect((await elena.call<Seen>('GET', `/office/cases/${sent.caseId}`)).linked).toEqual([{ number, readable: null }])
  expect((await sara.raw('GET', `/office/cases/${sent.caseId}`)).status).toBe(404)

  const { cases } = await giulia.call<{ cases: { cases: { number: string; linkedWith: string[] }[] } }>(
    'GET',
    '/me/data/export',
  )
  const links = Object.fromEntries(cases.cases.map((one) => [one.number, one.linkedWith]))
  expect(links).toMatchObject({ [number]: [sent.number], [sent.number]: [number] })
})

test('a draft that is there already is found, and what it says stays', async () => {
  const { marco, sara } = await registryCast(city)
  const elena = await callerAs(city, 'elena.moretti')
  const old = await filledDraft(marco, waste, { event: { event: 'start', since: '2026-01-07' } })
  const { caseId } = await declared(marco)
  await officeAct(sara, caseId, 'register')
  expect(await open(marco, caseId)).toEqual({ draftId: old.id, serviceId: waste })
  const draft = await wasteDraft(marco)
  expect(draft).toMatchObject({
    revision: old.revision + 1,
    answers: { since: '2026-01-07', event: 'start', address: { street: 'Via Roma' } },
  })
  // opened again, from the page, it has nothing to carry over and leads to its form
  const [session = '', csrf = ''] = (await city.cookieOf('marco.riva')).split(' ')
  const { revision } = await seen(marco, caseId)
  const headers = {
    cookie: `portico-session=${session}`,
    origin: 'http://montelago.localhost',
    'content-type': 'application/x-www-form-urlencoded',
  }
  for (const _ of ['first click', 'second click']) {
    const answer = await city.request(`/area-personale/pratiche/${caseId}/azioni/declare-waste-tax`, {
      method: 'POST',
      headers,
      body: `_csrf=${csrf}&_revision=${revision}&_do=send`,
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/servizi/${waste}/richiesta`])
  }
  expect((await wasteDraft(marco)).revision).toBe(old.revision + 1)

  // whoever may read both sees both
  await city.look(
    `insert into t_montelago.officer_role (officer_id, office_id, role)
     select id, 'registry', 'handler' from t_montelago.officer where name = 'Elena Moretti'`,
  )
  const sent = await sendWaste(marco, draft)
  expect((await elena.call<Seen>('GET', `/office/cases/${caseId}`)).linked).toMatchObject([
    { number: sent.number, readable: { id: sent.caseId, stateName: expect.any(String) as string } },
  ])
  // withdrawn and closed, it stays linked; its content goes with time, and the link with it
  await personAct(marco, sent.caseId, 'withdraw')
  expect(await seen(marco, caseId)).toMatchObject({ linked: [{ number: sent.number }] })
})

test('where the municipality has no such service it is not offered', async () => {
  const giulia = await callerAs(city, 'giulia.ferro', 'rivabella')
  const chiara = await callerAs(city, 'chiara.galli', 'rivabella')
  const { caseId } = await declared(giulia)
  await officeAct(chiara, caseId, 'register')
  expect(await offered(giulia, caseId)).not.toContain('declare-waste-tax')
  const { revision } = await seen(giulia, caseId)
  expect((await giulia.raw('POST', `/cases/${caseId}/actions/declare-waste-tax`, { revision })).status).toBe(409)
})

/** The pack that ships, with the opening done by the office as it registers. */
async function openedByTheOffice(answers: Record<string, string>): Promise<Record<string, unknown>> {
  const pack = JSON.parse(JSON.stringify(await loadPackFolder('services/residence-change')))
  const { actions } = pack.definition
  const own = actions.findIndex(({ id }: { id: string }) => id === 'declare-waste-tax')
  const [opening] = actions.splice(own, 1)
  actions.find(({ id }: { id: string }) => id === 'register').opens = { ...opening.opens, answers }
  for (const texts of Object.values<Record<string, string>>(pack.texts))
    for (const key of Object.keys(texts).filter((name) => name.startsWith('actions.declare-waste-tax.')))
      delete texts[key]
  pack.scenarios = pack.scenarios.slice(0, 1)
  return pack
}

test('the office opens no case: it puts the draft ready and tells', async () => {
  const anna = await callerAs(city, 'anna.dellorto')
  const { sara } = await registryCast(city)
  const carla = await callerAs(city, 'carla.neri')
  const dino = await callerAs(city, 'dino.costa')
  const propose = async (answers: Record<string, string>) =>
    carla.call<{ proposalId: string | null; problems: { path: string }[] }>('POST', '/office/service-proposals', {
      pack: await openedByTheOffice(answers),
      officeId: 'registry',
      note: 'Prova',
    })
  // against the form that this municipality has in force
  const wrong = await propose({ since: 'home' })
  expect(wrong.problems.map(({ path }) => path)).toEqual(['definition.actions.0.opens.answers.since'])
  const { proposalId } = await propose({ address: 'home' })
  await dino.call('POST', `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })

  const { caseId } = await declared(anna)
  await officeAct(sara, caseId, 'register')
  await city.work()
  const { drafts } = await anna.call<{ drafts: { id: string; serviceId: string }[] }>('GET', '/drafts')
  expect(drafts.map(({ serviceId }) => serviceId)).toEqual([waste])
  expect(await wasteDraft(anna)).toMatchObject({ answers: { address: { street: 'Via Roma' } } })
  const { messages } = await anna.call<{ messages: { subject: string }[] }>('GET', '/messages')
  expect(messages[0]?.subject).toContain('registrata')
  expect(
    await city.look(
      'select from t_montelago.case_link l join t_montelago.cases c on c.id = l.case_id where c.id = $1',
      [caseId],
    ),
  ).toEqual([])
})

test('links go with the content of either case, and nobody else removes them', async () => {
  const rows = () => city.look<{ case_id: string }>('select case_id from t_montelago.case_link')
  expect(await rows()).toHaveLength(4)
  // what was withdrawn in 2026 is kept for five years
  await city.moveClockTo('2031-06-01T09:00:00Z')
  await city.work()
  expect(await rows()).toHaveLength(2)
  expect(
    await city.look("select has_table_privilege('portico_app', 't_montelago.case_link', 'delete') as may"),
  ).toEqual([{ may: false }])
})
