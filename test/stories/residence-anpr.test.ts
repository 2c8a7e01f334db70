import { expect, test } from 'vitest'
import { generalita, trialDeclaration } from '#adapters/anpr-local/index.ts'
import { registryMessages } from '#engines/cases/index.ts'
import { openDatabase } from '#platform/db/context.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { officeAct } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { foldedDifferences } from '../support/folded.ts'

const city = testCity()
const montelago = '999001'
const arrival = '2026-04-30T15:00:00Z'
const declaredAt = '2026-04-30T08:00:00Z'

const giuliaFerro = {
  fiscalCode: 'FRRGLI86E54L219M',
  givenName: 'Giulia',
  familyName: 'Ferro',
  birthDate: '1986-05-14',
  birthTown: 'Torino',
}
const marcoRiva = {
  fiscalCode: 'RVIMRC74S02F205B',
  givenName: 'Marco',
  familyName: 'Riva',
  birthDate: '1974-11-02',
  birthTown: 'Milano',
}

type Person = typeof giuliaFerro

interface CaseRow {
  id: string
  number: string
  applicant: string
  due: string | null
}

interface MessageRow {
  id: string
  applicant: string | null
  state: string
  due: string | null
  caseId: string | null
}

interface Message extends MessageRow {
  issues: { path: string; message: string }[]
  facts: { label: string; value: string }[]
  answers: Record<string, unknown>
  revision: number
  decidedBy: string | null
}

const told = (person: Person, change: Record<string, unknown> = {}) =>
  city.anpr.tell(montelago, { ...trialDeclaration(person, '2026-04-20'), dataOraNotifica: declaredAt, ...change })

const worklist = async (officer: Caller) => (await officer.call<{ rows: CaseRow[] }>('GET', '/office/cases')).rows
const messages = async (officer: Caller, list = 'waiting') =>
  (await officer.call<{ rows: MessageRow[] }>('GET', `/office/registry-messages?list=${list}`)).rows
const message = (officer: Caller, id: string) => officer.call<Message>('GET', `/office/registry-messages/${id}`)

const exported = async (person: Caller) =>
  (await person.call<Record<string, { messages: unknown[] }>>('GET', '/me/data/export'))['registry-messages']?.messages

const counted = async () =>
  (
    await city.look<{ cases: number; messages: number }>(
      'select (select count(*)::int from t_montelago.cases) as cases, (select count(*)::int from t_montelago.registry_message) as messages',
    )
  )[0]

const applicantPart = (answers: Record<string, unknown>, of: boolean) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('message-') === of))

const correction = (officer: Caller, { id, revision, answers }: Message, change: Record<string, unknown>) =>
  officer.raw('POST', `/office/registry-messages/${id}/correction`, {
    revision,
    applicant: applicantPart({ ...answers, ...change }, true),
    answers: applicantPart({ ...answers, ...change }, false),
  })

test('made on the portal: a case with its number, its clock from the declaration, and the dossier at the first sign-in', async () => {
  await city.moveClockTo(arrival)
  const sara = await callerAs(city, 'sara.fontana')
  told(giuliaFerro)
  await city.work()
  expect(city.anpr.untaken(montelago)).toEqual([])
  const [row] = await worklist(sara)
  expect(row).toMatchObject({
    applicant: 'Ferro Giulia',
    // two working days from the declaration: 1 May is a holiday, 2 and 3 are a Saturday and a Sunday
    due: '2026-05-05',
    number: expect.stringMatching(/^2026\/\d{7}$/),
  })
  const caseId = row?.id ?? ''
  const office = await sara.call<{
    origin: unknown
    applicant: { email: string | null }
    timeline: { title: string; by: string; happenedAt: string | null }[]
  }>('GET', `/office/cases/${caseId}`)
  expect(office).toMatchObject({ origin: { registry: 'ANPR' }, applicant: { email: null } })
  expect(office.timeline[0]).toMatchObject({ by: 'Sistema', happenedAt: '2026-04-30T08:00:00.000Z' })
  expect(office.timeline[0]?.title).toContain('Anagrafe nazionale')
  expect(await city.mail.messages()).toEqual([])
  const page = await city.request(`/ufficio/pratiche/${caseId}`, {
    headers: { cookie: `portico-session=${(await city.cookieOf('sara.fontana')).split(' ')[0]}` },
  })
  expect(await page.text()).toContain('non riceve avvisi per e-mail')
  const registered = await city.look<{ correspondent: { name: string }; hashes: number }>(
    'select correspondent, jsonb_array_length(document_hashes) as hashes from t_montelago.registration where case_id = $1',
    [caseId],
  )
  expect(registered).toMatchObject([{ correspondent: { name: 'Giulia Ferro (tramite ANPR)' }, hashes: 2 }])

  // she had never been here: at her first sign-in the case, its receipt and its notice are hers
  const giulia = await callerAs(city, 'giulia.ferro')
  const mine = await giulia.call('GET', `/cases/${caseId}`)
  expect(mine).toMatchObject({ number: row?.number, receivedAt: '2026-04-30T08:00:00.000Z', receiptReady: true })
  const { accesses } = await giulia.call<{ accesses: { officer: string }[] }>('GET', '/accesses')
  expect(accesses.map(({ officer }) => officer)).toContain('Sara Fontana')
  expect(await exported(giulia)).toMatchObject([{ state: 'opened', caseId, content: null }])
  await officeAct(sara, caseId, 'register')
  expect(await giulia.call('GET', `/cases/${caseId}`)).toMatchObject({ state: 'registered', due: '2026-06-15' })
})

test('handed over again and again, and taken by two workers at once: one case', async () => {
  await city.moveClockTo(arrival)
  const before = await counted()
  const id = told(marcoRiva)
  // the message is kept, and that it is does not reach the registry: it is handed over again
  city.anpr.breakNext('anpr-service-presa-in-carico', 'before')
  await city.work()
  expect(city.anpr.untaken(montelago)).toEqual([id])
  await Promise.all([city.work(), city.work()])
  expect(city.anpr.untaken(montelago)).toEqual([])
  // once more from the beginning, and now the answer is lost
  city.anpr.tell(montelago, { ...trialDeclaration(marcoRiva, '2026-04-20'), idNotifica: id })
  city.anpr.breakNext('anpr-service-presa-in-carico', 'after')
  await city.work()
  await city.work()
  expect(city.anpr.untaken(montelago)).toEqual([])
  expect(await counted()).toEqual({ cases: (before?.cases ?? 0) + 1, messages: (before?.messages ?? 0) + 1 })
})

test('a worker that dies while it opens the case leaves nothing of it, and another opens it: one case, no number lost', async () => {
  await city.moveClockTo(arrival)
  const before = await counted()
  const numbers = () => city.look<{ last: number }>('select last from t_montelago.register_counter')
  const [last] = await numbers()
  const waiting = () =>
    city.look<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
  told(marcoRiva)
  // its last step but one, the number of the register, is made to wait; there its connection is cut
  await city.look('begin')
  await city.look('lock table t_montelago.register_counter in exclusive mode')
  const dying = city.work()
  await expect.poll(async () => (await waiting()).length).toBe(1)
  await city.look('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [
    (await waiting()).map(({ pid }) => pid),
  ])
  await city.look('commit')
  await dying
  expect(await counted()).toEqual({ cases: before?.cases, messages: (before?.messages ?? 0) + 1 })
  await city.look('update worker._private_jobs set run_at = now()')
  await city.work()
  expect((await counted())?.cases).toBe((before?.cases ?? 0) + 1)
  expect((await numbers())[0]?.last).toBe((last?.last ?? 0) + 1)
})

test('one that the form refuses waits by hand, is put right, and opens its case', async () => {
  await city.moveClockTo(arrival)
  const sara = await callerAs(city, 'sara.fontana')
  const elena = await callerAs(city, 'elena.moretti')
  const chiara = await callerAs(city, 'chiara.galli', 'rivabella')
  const { dichiarazioneResidenza: declared } = trialDeclaration(giuliaFerro, '2026-04-20')
  const before = await counted()
  told(
    { ...giuliaFerro, fiscalCode: 'FRRGLI86E54L219X' },
    {
      dichiarazioneResidenza: {
        ...declared,
        dataDecorrenza: '2026-02-31',
        titoloOccupazione: { tipoTitolo: 'SUBLOCAZIONE' },
      },
    },
  )
  await city.work()
  const [row] = await messages(sara)
  expect(row).toMatchObject({ state: 'by-hand', applicant: 'Ferro Giulia', due: '2026-05-05' })
  const id = row?.id ?? ''
  const seen = await message(sara, id)
  expect(seen.issues.map(({ path }) => path)).toEqual(['message-fiscal-code', 'moved-on', 'title'])
  expect(seen.facts).toContainEqual({ label: 'Codice fiscale', value: 'FRRGLI86E54L219X' })
  expect(seen.facts).toContainEqual({ label: 'Da dove ti trasferisci?', value: 'Da un altro Comune italiano' })

  // it is there for its office alone
  for (const stranger of [elena, chiara]) {
    expect(await messages(stranger)).toEqual([])
    expect((await stranger.raw('GET', `/office/registry-messages/${id}`)).status).toBe(404)
    expect((await correction(stranger, seen, {})).status).toBe(404)
  }

  const still = await correction(sara, seen, { 'moved-on': '2026-04-20' })
  const { issues } = (await still.json()) as { issues: { path: string }[] }
  expect(issues.map(({ path }) => path)).toEqual(['message-fiscal-code', 'title'])
  const right = {
    'moved-on': '2026-04-20',
    title: 'other',
    'title-other': 'Mi ospita un’amica.',
    'title-agreed': true,
    'owner-name': 'Anna Bo',
    'owner-contact': '011 555 0200',
    'message-fiscal-code': 'FRRGLI86E54L219M',
  }
  // somebody else’s code, which is right by itself: it leads to nobody’s case
  const strange = { ...right, 'message-fiscal-code': marcoRiva.fiscalCode }
  expect((await correction(sara, seen, strange)).status).toBe(200)
  await city.work()
  const back = await message(sara, id)
  expect(back).toMatchObject({ state: 'by-hand', issues: [{ path: 'message-fiscal-code' }] })
  expect((await correction(sara, seen, right)).status).toBe(409)
  // the consent of the owner is attached nowhere: the office has it, or will ask for it
  expect((await correction(sara, back, right)).status).toBe(200)
  expect((await correction(sara, back, right)).status).toBe(409)
  await city.work()
  const opened = await message(sara, id)
  expect(opened).toMatchObject({ state: 'opened', decidedBy: 'Sara Fontana', facts: [], issues: [] })
  expect((await counted())?.cases).toBe((before?.cases ?? 0) + 1)
  const office = await sara.call<{ due: string; timeline: { by: string }[] }>('GET', `/office/cases/${opened.caseId}`)
  expect(office).toMatchObject({ due: '2026-05-05', timeline: [{ by: 'Sara Fontana' }] })

  // who read it while nobody knew whose it was is told to her all the same
  const giulia = await callerAs(city, 'giulia.ferro')
  const { groups } = await giulia.call<{ groups: { operations: string[] }[] }>('GET', '/accesses/days')
  expect(groups.flatMap(({ operations }) => operations)).toContain('desk.registry-message')
  const kept = await city.look('select 1 from t_montelago.access_record where person_id is null')
  expect(kept).toEqual([])
})

test('one that no service opens from is set aside with a reason, and the person it is about reads why', async () => {
  await city.moveClockTo(arrival)
  const giorgio = await callerAs(city, 'giorgio.neri')
  city.anpr.tell(montelago, {
    tipoNotifica: 'RICHIESTA_CANCELLAZIONE',
    dataOraNotifica: declaredAt,
    mittente: { tipoMittente: 'ENTE', denominazione: 'Comune di Asti' },
    generalita: generalita(giuliaFerro),
    richiestaCancellazione: { comuneDestinazione: { nomeComune: 'Asti' }, dataDichiarazione: '2026-04-29' },
  })
  await city.work()
  const [row] = await messages(giorgio)
  const seen = await message(giorgio, row?.id ?? '')
  expect(seen).toMatchObject({ state: 'by-hand', due: null, sender: 'Comune di Asti', issues: [{ path: 'kind' }] })
  expect(seen.facts).toContainEqual({ label: 'Comune di nuova residenza', value: 'Asti' })
  const aside = (reason: string) =>
    giorgio.raw('POST', `/office/registry-messages/${seen.id}/setting-aside`, { revision: seen.revision, reason })
  expect((await aside(' ')).status).toBe(422)
  expect((await aside('Cancellata dal registro il 30 aprile.')).status).toBe(200)
  expect((await aside('Di nuovo.')).status).toBe(409)
  expect((await messages(giorgio)).map(({ id }) => id)).not.toContain(seen.id)
  expect((await messages(giorgio, 'done')).map(({ state }) => state)).toContain('set-aside')
  const giulia = await callerAs(city, 'giulia.ferro')
  expect(await exported(giulia)).toContainEqual(
    expect.objectContaining({ state: 'set-aside', reason: 'Cancellata dal registro il 30 aprile.' }),
  )
})

test('no officer opens a case by writing to the table, whatever the program would do', async () => {
  const [row] = await city.look<{ id: string; officer: string; person: string }>(
    "select m.id, o.id as officer, o.person_id as person from t_montelago.registry_message m, t_montelago.officer o where o.name = 'Sara Fontana' limit 1",
  )
  const database = openDatabase(city.urls.appUrl, 1)
  const actor = { kind: 'officer', officerId: row?.officer ?? '', personId: row?.person ?? '' } as const
  const written = database.withContext({ tenant: 'montelago', actor, purpose: 'test' }, ({ tx }) =>
    tx
      .updateTable('registry_message')
      .set({ state: 'received', reason: null, case_id: null })
      .where('id', '=', row?.id ?? '')
      .execute(),
  )
  await expect(written).rejects.toThrow(/row-level security/)
  await database.close()
  expect(registryMessages.waitingStates).toContain('by-hand')
})

test('every snapshot equals the fold of its actions', async () => {
  const { cases, differences } = await foldedDifferences(city)
  expect(cases).toBeGreaterThan(3)
  expect(differences).toEqual([])
})
