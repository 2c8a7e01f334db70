import { beforeAll, expect, test } from 'vitest'
import { caseErrors } from '#engines/cases/index.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let carla: Caller
let dino: Caller
let giulia: Caller

beforeAll(async () => {
  await city.moveClockTo('2026-11-22T09:00:00Z')
  carla = await callerAs(city, 'carla.neri')
  dino = await callerAs(city, 'dino.costa')
  giulia = await callerAs(city, 'giulia.ferro')
})

interface Edits {
  readonly base: string
  readonly moved: boolean
  readonly waiting: { readonly proposalId: string; readonly from: string | null; readonly state: string } | null
  readonly changes: readonly { readonly kind: string; readonly of: string; readonly before: string | null }[]
}
interface Problems {
  readonly proposalId: string | null
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

const service = '/office/services/records-access'
const editsOf = async (who: Caller, at = service) => who.call<Edits>('GET', `${at}/edits`)
const save = async (who: Caller, edits: unknown, at = service) =>
  who.call<Problems>('POST', `${at}/edits`, { base: (await editsOf(who, at)).base, edits })
const titled = (title: string) => ({ texts: { it: { 'service.title': title }, en: {} } })
const propose = async (who: Caller, from?: string, at = service) =>
  who.call<Problems>('POST', `${at}/edits/proposal`, { note: 'DGC 12/2026', ...(from === undefined ? {} : { from }) })
const decide = async (who: Caller, id: string | null, decision = 'approve') =>
  who.call('POST', `/office/service-proposals/${id}/decision`, { decision })
const inForce = async (id = 'records-access') =>
  giulia.call<{ texts: Record<string, string> }>('GET', `/services/${id}`)
const titleNow = async () => (await inForce()).texts['service.title']
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('an officer edits, sees each change, undoes one, and what is wrong is told beside its field', async () => {
  const faulty = await save(carla, { texts: { it: { 'service.title': 'Vedi {atto' }, en: {} } })
  expect(faulty.problems).toEqual([
    { path: 'texts.it.service.title', message: expect.stringMatching(/parentesi graffa/) },
  ])
  expect((await editsOf(carla)).changes).toEqual([])
  const typed = { ...titled('Vedere gli atti'), fees: { copy: 50 } }
  expect((await save(carla, typed)).problems).toEqual([])
  expect((await editsOf(carla)).changes).toMatchObject([
    { kind: 'text', of: 'service.title', before: 'Accesso ai documenti amministrativi' },
    { kind: 'fee', of: 'copy', before: '25' },
  ])
  await save(carla, { fees: { copy: null } })
  expect((await editsOf(carla)).changes).toHaveLength(1)
  // what one officer writes is not what another sees, and nothing is in force by it
  expect((await editsOf(dino)).changes).toEqual([])
  expect(await titleNow()).toBe('Accesso ai documenti amministrativi')
})

test('a version is approved for a day, and comes in force at its first instant in Rome by itself', async () => {
  expect(await codeOf(await carla.raw('POST', `${service}/edits/proposal`, { note: 'Oggi', from: '2026-11-22' }))).toBe(
    'proposal-day-past',
  )
  const { proposalId } = await propose(carla, '2027-01-01')
  expect((await editsOf(carla)).changes).toEqual([])
  expect((await editsOf(carla)).waiting).toMatchObject({ proposalId, state: 'open' })
  expect(await decide(dino, proposalId)).toEqual({ state: 'scheduled' })
  expect(await titleNow()).toBe('Accesso ai documenti amministrativi')
  // one waits at a time
  expect(await codeOf(await dino.raw('POST', `${service}/withdrawal`, { note: 'Prova' }))).toBe('proposal-scheduled')

  const { caseId } = await submittedCase(giulia)
  await city.moveClockTo('2026-12-31T22:59:30Z')
  expect(await titleNow()).toBe('Accesso ai documenti amministrativi')
  // midnight in Rome, and no worker has been by
  await city.moveClockTo('2026-12-31T23:00:00Z')
  expect(await titleNow()).toBe('Vedere gli atti')
  expect(await codeOf(await dino.raw('POST', `/office/service-proposals/${proposalId}/cancellation`))).toBe(
    'proposal-not-scheduled',
  )
  expect((await editsOf(dino)).waiting).toBeNull()
  await city.work()
  expect(await titleNow()).toBe('Vedere gli atti')
  expect(await carla.call('GET', `/office/service-proposals/${proposalId}`)).toMatchObject({
    state: 'approved',
    from: '2027-01-01',
    differences: [{ group: 'texts' }],
  })
  const [row] = await city.look<{ published_at: Date }>(
    `select published_at from t_montelago.service_version where sha256 = (select current_sha256 from t_montelago.service where id = 'records-access')`,
  )
  expect(row?.published_at.toISOString()).toBe('2026-12-31T23:00:00.000Z')
  // the case keeps the version under which it was sent
  const [kept] = await city.look<{ same: boolean }>(
    `select version_sha256 = (select current_sha256 from t_montelago.service where id = 'records-access') as same from t_montelago.cases where id = $1`,
    [caseId],
  )
  expect(kept?.same).toBe(false)
})

test('a scheduled version is cancelled before its day', async () => {
  await save(dino, titled('Leggere gli atti'))
  const { proposalId } = await propose(dino, '2027-03-01')
  await decide(carla, proposalId)
  await carla.call('POST', `/office/service-proposals/${proposalId}/cancellation`)
  expect(await carla.call('GET', `/office/service-proposals/${proposalId}`)).toMatchObject({
    state: 'cancelled',
    cancelledBy: 'Carla Neri',
  })
  await city.moveClockTo('2027-03-01T09:00:00Z')
  await city.work()
  expect(await titleNow()).toBe('Vedere gli atti')
})

test('what was made from a version that is no longer in force is refused in words, and nothing written is lost', async () => {
  await save(carla, titled('Atti del Comune'))
  await save(dino, titled('Atti'))
  const { base } = await editsOf(dino)
  const { proposalId } = await propose(carla)
  // another version comes in force by the command line, while the proposal waits
  await city.look(
    `with other as (
       insert into t_montelago.service_version (sha256, service_id, canonical, origin)
       select encode(sha256(convert_to(canonical, 'UTF8')), 'hex'), service_id, canonical, 'product' from (
         select service_id, replace(canonical, 'Vedere gli atti', 'Consultare gli atti') as canonical from t_montelago.service_version
         where sha256 = (select current_sha256 from t_montelago.service where id = 'records-access')) changed
       returning sha256)
     update t_montelago.service set current_sha256 = (select sha256 from other) where id = 'records-access'`,
  )
  expect(await titleNow()).toBe('Consultare gli atti')
  expect(await dino.call('GET', `/office/service-proposals/${proposalId}`)).toMatchObject({ stale: true })
  const refused = await dino.raw('POST', `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })
  expect(await refused.json()).toMatchObject({
    code: 'proposal-stale',
    title: caseErrors.proposalStale.with().sentence.it,
  })
  await decide(dino, proposalId, 'reject')

  // an officer who saves on the page of before, or proposes what they wrote then, is told too
  expect(await codeOf(await dino.raw('POST', `${service}/edits`, { base, edits: titled('Atti') }))).toBe('edits-stale')
  expect(await codeOf(await dino.raw('POST', `${service}/edits/proposal`, { note: 'DGC 1' }))).toBe('edits-stale')
  expect(await editsOf(dino)).toMatchObject({ moved: true, changes: [{ before: 'Consultare gli atti' }] })
  await save(dino, {})
  expect((await propose(dino)).proposalId).not.toBeNull()
})

test('a tariff gets a new edition from a day to come, and what held before stays', async () => {
  const at = '/office/services/tree-felling-permit'
  const rows = [{ keys: [null], value: 70 }]
  const edition = (from: string, some: unknown = rows) => ({
    editions: { 'least-circumference': { from, norm: 'DGC 3/2027', rows: some } },
  })
  expect((await save(carla, edition('2025-01-01'), at)).problems).toMatchObject([
    { path: 'editions.least-circumference.from', message: expect.stringMatching(/1 gennaio 2026/) },
  ])
  expect((await save(carla, edition('2027-01-01'), at)).problems).toMatchObject([
    { path: 'editions.least-circumference.from', message: expect.stringMatching(/dopo oggi/) },
  ])
  expect((await save(carla, edition('2027-06-01', [{ keys: [null], value: 'x' }]), at)).problems).toEqual([
    { path: 'editions.least-circumference.rows.0.value', message: 'Scrivi un numero.' },
  ])
  await save(carla, edition('2027-06-01'), at)
  const { proposalId } = await propose(carla, undefined, at)
  await decide(dino, proposalId)
  const fits = async () =>
    JSON.stringify(
      (
        await giulia.call<{ assessment: { eligibility: unknown } }>(
          'POST',
          '/services/tree-felling-permit/simulation',
          { answers: { species: 'cedar', circumference: 65 } },
        )
      ).assessment.eligibility,
    )
  const before = await fits()
  await city.moveClockTo('2027-05-31T21:59:00Z')
  expect(await fits()).toBe(before)
  await city.moveClockTo('2027-05-31T22:00:00Z')
  expect(await fits()).not.toBe(before)
})
