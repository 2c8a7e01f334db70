import { beforeAll, expect, test } from 'vitest'
import { loadPackFolder } from '#engines/cases/index.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let carla: Caller
let dino: Caller
let giulia: Caller

beforeAll(async () => {
  carla = await callerAs(city, 'carla.neri')
  dino = await callerAs(city, 'dino.costa')
  giulia = await callerAs(city, 'giulia.ferro')
})

interface Proposed {
  readonly proposalId: string | null
  readonly problems: readonly { readonly path: string }[]
}

/** The pack that ships with another title, as a city would write it. */
async function retitled(title: string): Promise<Record<string, unknown>> {
  const pack = JSON.parse(JSON.stringify(await loadPackFolder('services/records-access')))
  pack.texts.it['service.title'] = title
  return pack
}

const propose = async (from: Caller, title: string) =>
  from.call<Proposed>('POST', '/office/service-proposals', {
    pack: await retitled(title),
    officeId: 'transparency',
    note: 'Titolo più chiaro, DGC 12/2026',
  })

const titleNow = async () =>
  (await giulia.call<{ services: { id: string; title: string }[] }>('GET', '/services')).services.find(
    ({ id }) => id === 'records-access',
  )?.title

test('one officer proposes, another approves, and only then is it in force', async () => {
  const draft = await filledDraft(giulia)
  const { proposalId } = await propose(carla, 'Vedere gli atti')
  expect(await titleNow()).toBe('Accesso ai documenti amministrativi')
  const decision = `/office/service-proposals/${proposalId}/decision`

  // two eyes are not four
  const own = await carla.raw('POST', decision, { decision: 'approve' })
  expect([own.status, ((await own.json()) as { code: string }).code]).toEqual([409, 'four-eyes'])
  // one at a time
  expect((await dino.raw('POST', '/office/services/records-access/withdrawal', { note: 'Prova' })).status).toBe(409)

  const seen = await dino.call<{ differences: { group: string }[]; mine: boolean; isNew: boolean }>(
    'GET',
    `/office/service-proposals/${proposalId}`,
  )
  expect(seen).toMatchObject({ mine: false, isNew: false, differences: [{ group: 'texts' }] })
  expect(await dino.call('POST', decision, { decision: 'approve' })).toEqual({ state: 'approved' })
  expect(await titleNow()).toBe('Vedere gli atti')
  expect((await dino.raw('POST', decision, { decision: 'reject' })).status).toBe(409)

  // a draft follows the version in force; nothing typed is lost
  const moved = await giulia.call<{ moved: boolean; answers: Record<string, unknown> }>('GET', `/drafts/${draft.id}`)
  expect(moved.moved).toBe(true)
  expect(moved.answers['act-known']).toBe('references')
})

test('a pack with faults is refused with each of them, and nothing is stored', async () => {
  const pack = await retitled('Prova')
  const broken = { ...pack, scenarios: [] }
  const { proposalId, problems } = await carla.call<Proposed>('POST', '/office/service-proposals', {
    pack: broken,
    officeId: 'transparency',
    note: 'Prova',
  })
  expect(proposalId).toBeNull()
  expect(problems.map(({ path }) => path)).toEqual(['scenarios'])
  const hostile = { definition: { constructor: 1 }, __proto__: { texts: {} } }
  expect(
    (
      await carla.call<Proposed>('POST', '/office/service-proposals', {
        pack: hostile,
        officeId: 'transparency',
        note: 'Prova',
      })
    ).problems.length,
  ).toBeGreaterThan(0)
})

test('a proposal is rejected with its reason, or taken back by who made it', async () => {
  const first = await propose(carla, 'Altro titolo')
  const answer = `/office/service-proposals/${first.proposalId}`
  expect(await dino.call('POST', `${answer}/decision`, { decision: 'reject', reason: 'Manca la delibera.' })).toEqual({
    state: 'rejected',
  })
  expect(await carla.call('GET', answer)).toMatchObject({ reason: 'Manca la delibera.', decidedBy: 'Dino Costa' })
  const second = await propose(carla, 'Altro titolo ancora')
  expect(
    (await dino.raw('POST', `/office/service-proposals/${second.proposalId}/decision`, { decision: 'take-back' }))
      .status,
  ).toBe(409)
  await carla.call('POST', `/office/service-proposals/${second.proposalId}/decision`, { decision: 'take-back' })
  expect(await titleNow()).toBe('Vedere gli atti')
})

test('a service is withdrawn with four eyes too, and open applications are told', async () => {
  const { proposalId } = await dino.call<Proposed>('POST', '/office/services/records-access/withdrawal', {
    note: 'Sospeso in attesa del nuovo regolamento',
  })
  await carla.call('POST', `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })
  expect(await titleNow()).toBeUndefined()
  expect((await giulia.raw('POST', '/services/records-access/simulation', { answers: {} })).status).toBe(409)
})
