import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweeps } from '#app/modules.ts'
import { holdCase, releaseCase } from '#engines/cases/index.ts'
import type { Scope } from '#platform/db/context.ts'
import type { JobFlow } from '#platform/jobs/job.ts'
import { tenantDirectory } from '#platform/tenants/directory.ts'
import { tenantDataSchema } from '#platform/tenants/tenant.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, officeAct, personAct, signedAndSent, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { foldedDifferences } from '../support/folded.ts'
import { pdfForm } from '../support/files.ts'

const city = testCity()
let giulia: Caller
let paola: Caller
let app: pg.Client
/** Withdrawn on 29 February 2028: five years later there is no such day. */
let withdrawn: { caseId: string; number: string }
/** Granted on the same day, with files and a signed decision: five years too. */
let granted: { caseId: string; number: string }
/** Waits for its applicant, without a term, for ever. */
let open: { caseId: string; number: string }
let stored: { file_id: string }[]
let keyId: string

async function withFile(person: Caller): Promise<{ caseId: string; number: string }> {
  const { id, revision } = await filledDraft(person)
  await person.call('POST', `/drafts/${id}/documents/attachments/files`, pdfForm())
  return person.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
}

beforeAll(async () => {
  await city.moveClockTo('2028-02-29T09:00:00Z')
  giulia = await callerAs(city, 'giulia.ferro')
  paola = await callerAs(city, 'paola.conti')
  const luca = await callerAs(city, 'luca.gallo')
  withdrawn = await submittedCase(giulia)
  await personAct(giulia, withdrawn.caseId, 'withdraw', { 'withdrawal-reason': 'Non serve più' })
  granted = await withFile(giulia)
  await officeAct(paola, granted.caseId, 'take')
  await paola.call('POST', `/office/cases/${granted.caseId}/notes`, { noteId: crypto.randomUUID(), text: 'Una nota' })
  await signedAndSent(paola, luca, granted.caseId, 'grant', {
    reasons: 'Sì.',
    manner: 'copy-dossier',
    where: 'Qui',
    until: '2028-06-30',
  })
  open = await submittedCase(giulia)
  await officeAct(paola, open.caseId, 'take')
  const letter = await officeAct(paola, open.caseId, 'tell-incomplete', { missing: 'Manca il numero dell’atto.' })
  await paola.call('POST', `/office/cases/${open.caseId}/documents/${letter}/sending`)
  await city.work()
  stored = await city.look<{ file_id: string }>(
    `select id as file_id from t_montelago.file where case_id = $1
     union all select file_id from t_montelago.document where case_id = $1 and file_id is not null`,
    [granted.caseId],
  )
  keyId = (
    await city.look<{ key_id: string }>('select key_id from t_montelago.cases where id = $1', [granted.caseId])
  )[0]?.key_id as string
  app = new pg.Client({ connectionString: city.urls.appUrl })
  await app.connect()
})

afterAll(() => app.end())

/** What the role of the application can do as somebody, in a transaction that is undone. */
async function asRole(actor: string, statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  await app.query(
    `begin; set local search_path = t_montelago, portico; select set_config('app.tenant', 'montelago', true),
     set_config('app.actor', '${actor}', true), set_config('app.purpose', 'test', true)`,
  )
  try {
    return await app.query(statement, values)
  } finally {
    await app.query('rollback')
  }
}

const dispose = (caseId: string, actor = 'system:disposal') => asRole(actor, 'select * from dispose_case($1)', [caseId])

async function asSystem<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
  return city.database.withContext(
    { tenant: 'montelago', actor: { kind: 'system', name: 'test' }, purpose: 'test' },
    work,
  )
}

const countOf = async (table: string, caseId: string) =>
  (
    await city.look<{ count: number }>(`select count(*)::int as count from t_montelago.${table} where case_id = $1`, [
      caseId,
    ])
  )[0]?.count

const onDisk = () =>
  stored.filter(({ file_id: id }) => existsSync(join(city.folder, 'files', 'montelago', id.slice(0, 2), id))).length

describe('before the retention has ended', () => {
  test('the case says until when it is kept, by the outcome of its service', async () => {
    const rows = await city.look<{ id: string; kept_until: string | null }>(
      'select id, kept_until from t_montelago.cases',
    )
    const kept = new Map(rows.map((row) => [row.id, row.kept_until]))
    expect(kept.get(withdrawn.caseId)).toBe('2033-02-28')
    expect(kept.get(granted.caseId)).toBe('2033-02-28')
    expect(kept.get(open.caseId)).toBeNull()
  })

  test('the last day is not the day after', async () => {
    await city.moveClockTo('2033-02-28T22:59:00Z') // 23:59 in Rome
    await city.work()
    expect(await countOf('action_payload', withdrawn.caseId)).toBe(2)
    await expect(dispose(withdrawn.caseId)).rejects.toThrow('retention has not ended')
  })

  test('an open case is refused, however old', async () => {
    await expect(dispose(open.caseId)).rejects.toThrow('the case is open')
  })

  test('a date written by the application changes nothing', async () => {
    await city.look(`update t_montelago.cases set kept_until = '2030-01-01' where id = $1`, [withdrawn.caseId])
    await expect(dispose(withdrawn.caseId)).rejects.toThrow('retention has not ended')
    await city.work()
    expect(await countOf('disposal', withdrawn.caseId)).toBe(0)
    await city.look(`update t_montelago.cases set kept_until = '2033-02-28' where id = $1`, [withdrawn.caseId])
  })
})

describe('nobody but the disposal disposes', () => {
  test.each([
    ['delete from action_payload', 'a payload away'],
    ["update action_payload set payload = '{}'", 'a payload'],
    ['delete from action', 'a skeleton away'],
    ['delete from notice', 'a notice away'],
    ['delete from note', 'a note away'],
    ['delete from disposal', 'a disposal away'],
    ["insert into disposal values (gen_random_uuid(), now(), 'x', now(), 0, 0, 0)", 'a disposal'],
    ['delete from case_hold', 'a hold away'],
  ])('the role of the application cannot: %s', async (statement) => {
    await expect(asRole('system:disposal', statement)).rejects.toThrow('permission denied')
  })

  test.each([
    'system:job',
    'officer:00000000-0000-4000-8000-000000000000',
    'person:00000000-0000-4000-8000-000000000000',
  ])('the function refuses %s', async (actor) => {
    await city.moveClockTo('2033-03-02T09:00:00Z')
    await expect(dispose(withdrawn.caseId, actor)).rejects.toThrow('only the disposal')
  })

  test('another role has no right to the function', async () => {
    const worker = new pg.Client({ connectionString: city.urls.workerUrl })
    await worker.connect()
    await expect(worker.query('select t_montelago.dispose_case($1)', [withdrawn.caseId])).rejects.toThrow(
      'permission denied',
    )
    await worker.end()
  })
})

describe('after the retention', () => {
  test('a case under hold stays, and the person is told', async () => {
    await city.moveClockTo('2033-03-02T09:00:00Z')
    await asSystem((scope) => holdCase(scope, granted.number, 'TAR, ricorso 123/2033'))
    await expect(dispose(granted.caseId)).rejects.toThrow('under hold')
    await city.work()
    expect(await countOf('action_payload', granted.caseId)).toBeGreaterThan(3)
    expect(onDisk()).toBe(stored.length)
    const fresh = await callerAs(city, 'giulia.ferro')
    const { holdings } = await fresh.call<{ holdings: { kind: string; heldBack: { reason: string } }[] }>(
      'GET',
      '/me/data',
    )
    expect(holdings.filter(({ kind }) => kind === 'cases').map(({ heldBack }) => heldBack.reason)).toEqual(
      expect.arrayContaining([expect.stringContaining('prolungata')]),
    )
  })

  test('the other case was disposed of: the content is gone, with one row that says so', async () => {
    expect(await countOf('action_payload', withdrawn.caseId)).toBe(0)
    expect(await countOf('notice', withdrawn.caseId)).toBe(0)
    expect(await countOf('disposal', withdrawn.caseId)).toBe(1)
    const [row] = await city.look('select rule, kept_until, payloads from t_montelago.disposal')
    expect(row).toMatchObject({
      rule: expect.stringMatching(/^withdrawn: 5 years; DPR 445\/2000/) as string,
      kept_until: '2033-02-28',
      payloads: 2,
    })
  })

  test('once the hold is lifted its files go with their key, and a decision keeps its hash', async () => {
    expect(await asSystem((scope) => releaseCase(scope, granted.number))).toBe(1)
    expect(stored.length).toBe(3)
    expect(onDisk()).toBe(3)
    await city.work()
    expect(onDisk()).toBe(0)
    expect(existsSync(join(city.folder, 'keys', 'montelago', `${keyId}.key`))).toBe(false)
    for (const table of ['action_payload', 'file', 'note', 'notice'])
      expect(await countOf(table, granted.caseId)).toBe(0)
    const documents = await city.look<{ data: object; file_id: null; sha256: string; registration_id: string | null }>(
      'select data, file_id, sha256, registration_id from t_montelago.document where case_id = $1 order by created_at',
      [granted.caseId],
    )
    expect(documents).toHaveLength(2)
    for (const document of documents) {
      expect(document).toMatchObject({ data: {}, file_id: null })
      expect(document.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(await countOf('registration', granted.caseId)).toBe(2)
  })

  test('the skeleton stays, and folds into the same state', async () => {
    expect(await countOf('action', withdrawn.caseId)).toBe(2)
    const { cases, differences } = await foldedDifferences(city)
    expect(cases).toBe(3)
    expect(differences).toEqual([])
  })

  test('the sweep and the function, repeated, change nothing', async () => {
    await city.work()
    expect((await dispose(granted.caseId)).rows).toEqual([])
    expect(await city.look('select from t_montelago.disposal')).toHaveLength(2)
  })

  test('what was disposed of takes no new content', async () => {
    for (const [table, statement] of [
      ['action_payload', `insert into action_payload values ($1, 1, 'aa', '{}')`],
      [
        'note',
        `insert into note (id, case_id, officer_id, text) select gen_random_uuid(), $1, id, 'x' from officer limit 1`,
      ],
    ] as const)
      await expect(asRole('system:test', statement, [withdrawn.caseId]), table).rejects.toThrow('row-level security')
  })

  test('its pages still open, and nothing can be done on it', async () => {
    const fresh = await callerAs(city, 'giulia.ferro')
    for (const { caseId } of [withdrawn, granted]) {
      expect(await fresh.call('GET', `/cases/${caseId}`)).toMatchObject({ answers: [], files: [], actions: [] })
      const officer = await callerAs(city, 'paola.conti')
      expect(await officer.call('GET', `/office/cases/${caseId}`)).toMatchObject({ answers: [], actions: [] })
    }
    const { holdings } = await fresh.call<{ holdings: { kind: string; count: number }[] }>('GET', '/me/data')
    expect(holdings.find(({ kind }) => kind === 'skeletons')).toMatchObject({ count: 2 })
    const text = await (await fresh.raw('GET', '/me/data/export')).text()
    expect(text).toContain(granted.number)
    expect(text).not.toContain('Non serve più')
    const { documents } = await fresh.call<{ documents: { id: string }[] }>('GET', `/cases/${granted.caseId}`)
    expect((await fresh.raw('GET', `/cases/${granted.caseId}/documents/${documents[0]?.id}`)).status).toBe(404)
  })
})

test('a municipality that has not asked for it keeps everything', async () => {
  const tenant = await tenantDirectory(city.database).byId('montelago')
  const sweep = sweeps.find(({ name }) => name === 'disposal')
  if (!tenant || !sweep) throw new Error('no municipality or no disposal')
  const { automaticDisposal: _, ...silent } = tenant.data
  expect(tenantDataSchema.parse(silent).automaticDisposal).toBe(false)
  let transactions = 0
  const flow = (automaticDisposal: boolean): JobFlow => ({
    tenant: { ...tenant, data: { ...tenant.data, automaticDisposal } },
    ports: {} as JobFlow['ports'],
    transaction: () => {
      transactions += 1
      return Promise.resolve(0 as never)
    },
  })
  await sweep.run(flow(false))
  expect(transactions).toBe(0)
  await sweep.run(flow(true))
  expect(transactions).toBe(1)
})
