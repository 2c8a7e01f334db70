import { beforeAll, expect, test } from 'vitest'
import { loadPackFolder } from '#engines/cases/index.ts'
import { pdfForm } from '../support/files.ts'
import { promised } from '../support/promised.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, officeAct, personAct, signedAndSent, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let giulia: Caller
let paola: Caller
let luca: Caller
let anybody: Caller

interface Entry {
  readonly id: string
  readonly board: string
  readonly title: string
  readonly number: string | null
  readonly from: string
  readonly until: string
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

interface Page {
  readonly publications: readonly Entry[]
  readonly next: string | null
}

const publicNow = async (query = '', who = anybody) => who.call<Page>('GET', `/publications${query}`)
const titles = async (query: string) => (await publicNow(query)).publications.map(({ title }) => title)
const pageOf = async (query = '') => {
  const answer = await city.request(`/albo-e-trasparenza${query}`)
  return { status: answer.status, html: await answer.text() }
}

beforeAll(async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  giulia = await callerAs(city, 'giulia.ferro')
  paola = await callerAs(city, 'paola.conti')
  luca = await callerAs(city, 'luca.gallo')
  anybody = await callerAs(city, undefined)
})

test('an empty list teaches what it is for', async () => {
  expect(await publicNow()).toEqual({ publications: [], next: null })
  const { status, html } = await pageOf()
  expect(status).toBe(200)
  expect(html).toContain('Ora non c’è nulla di pubblicato')
  const wrong = await pageOf('?dal-day=40&dal-month=1&dal-year=2026')
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Questa data non esiste')
})

test('a permit to fell a tree is published in the lists of transparency, and nobody is named', async () => {
  const elena = await callerAs(city, 'elena.moretti')
  const nadia = await callerAs(city, 'nadia.serra')
  const service = 'tree-felling-permit'
  const { id, revision } = await filledDraft(giulia, service, await promised(service, 'Granted after the opinion'))
  await giulia.call('POST', `/drafts/${id}/documents/report/files`, pdfForm())
  const { caseId, number } = await giulia.call<{ caseId: string; number: string }>('POST', `/drafts/${id}/submission`, {
    revision,
    declaration: true,
  })
  await officeAct(elena, caseId, 'take')
  await officeAct(elena, caseId, 'ask-opinion')
  await officeAct(nadia, caseId, 'green-opinion', { opinion: 'favourable', 'opinion-reasons': 'È secco.' })
  await signedAndSent(elena, elena, caseId, 'grant', { reasons: 'È secco.', 'valid-until': '2027-03-31' })
  // published when the decision is delivered, not when it is sent
  expect((await publicNow()).publications).toEqual([])
  await city.work()
  const { publications } = await publicNow()
  const [act] = await city.look<{ year: number; number: number }>(
    `select r.year, r.number from t_montelago.registration r join t_montelago.document d on d.registration_id = r.id
     where d.case_id = $1 and d.kind = 'grant'`,
    [caseId],
  )
  expect(publications).toEqual([
    {
      id: expect.any(String),
      kind: null,
      askedBy: null,
      board: 'trasparenza',
      title: 'Permesso di abbattimento',
      outcome: expect.any(String),
      service: { id: service, title: expect.any(String) },
      office: 'Sportello unico per l’edilizia',
      notice: null,
      number: `${act?.year}/${String(act?.number).padStart(7, '0')}`,
      date: '2026-03-02',
      norm: 'D.lgs. 33/2013 art. 23',
      fields: [],
      from: '2026-03-02',
      until: '2031-03-01',
    },
  ])
  const { html } = await pageOf()
  for (const secret of ['Ferro', 'Giulia', 'FRRGLI', 'Via Roma', caseId, number]) {
    expect(JSON.stringify(publications)).not.toContain(secret)
    expect(html).not.toContain(secret)
  }
  expect(html).toContain(publications[0]?.number)
  const shown = { published: [{ board: 'trasparenza', from: '2026-03-02', until: '2031-03-01' }] }
  expect(await giulia.call('GET', `/cases/${caseId}`)).toMatchObject(shown)
  expect(await elena.call('GET', `/office/cases/${caseId}`)).toMatchObject(shown)
})

/** The pack that ships, as a city would have it publish two of its outcomes. */
async function publishing(): Promise<void> {
  const pack = JSON.parse(JSON.stringify(await loadPackFolder('services/records-access')))
  const outcome = (wanted: string) => pack.definition.outcomes.find(({ id }: { id: string }) => id === wanted)
  outcome('granted').publish = { where: 'albo', days: 15, norm: 'L. 69/2009 art. 32', fields: ['act-office'] }
  outcome('withdrawn').publish = { where: 'albo', days: 30, norm: 'Regolamento', afterDisposal: 'kept' }
  const carla = await callerAs(city, 'carla.neri')
  const dino = await callerAs(city, 'dino.costa')
  const { proposalId } = await carla.call<{ proposalId: string }>('POST', '/office/service-proposals', {
    pack,
    officeId: 'transparency',
    note: 'Prova',
  })
  await dino.call('POST', `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })
}

let granted: string
let withdrawn: string

test('on the notice board for fifteen days, with the field that the service names, found by words and days', async () => {
  await publishing()
  await city.moveClockTo('2026-03-10T09:00:00Z')
  withdrawn = (await submittedCase(giulia)).caseId
  await personAct(giulia, withdrawn, 'withdraw')
  granted = (await submittedCase(giulia)).caseId
  await officeAct(paola, granted, 'take')
  await signedAndSent(paola, luca, granted, 'grant', {
    reasons: 'Sì.',
    manner: 'copy-dossier',
    where: 'Qui',
    until: '2026-06-30',
  })
  await city.work()
  const { publications } = await publicNow('?board=albo')
  expect(publications).toMatchObject([
    // numbered in the order of publication; the day on which an act appears is not counted (D.lgs. 267/2000 art. 124)
    {
      notice: { year: 2026, number: 2 },
      from: '2026-03-10',
      until: '2026-03-25',
      fields: [{ value: 'Sportello edilizia' }],
    },
    // no letter decides: there is no number
    {
      notice: { year: 2026, number: 1 },
      from: '2026-03-10',
      until: '2026-04-09',
      number: null,
      date: '2026-03-10',
      fields: [],
    },
  ])
  const [first] = publications
  expect(await titles('?q=sportello%20EDILIZIA')).toEqual([first?.title])
  expect(await titles(`?q=${encodeURIComponent(first?.number ?? '')}`)).toEqual([first?.title])
  expect(await titles('?q=%25')).toEqual([])
  expect(await titles('?q=label')).toEqual([])
  expect(await titles('?from=2026-03-11')).toEqual([])
  expect(await titles('?board=trasparenza&until=2026-03-02')).toHaveLength(1)
  expect((await pageOf('?q=sportello')).html).toContain('Sportello edilizia')
  // search engines may enter the lists of transparency and are asked to leave the notice board
  for (const [list, isLeft] of [
    ['albo', true],
    ['trasparenza', false],
  ] as const)
    expect((await pageOf(`?elenco=${list}`)).html.includes('noindex'), list).toBe(isLeft)
  expect((await pageOf('?q=zzz')).html).toContain('Nessun esito con questa ricerca')
})

const onBoardPage = async (path: string, who?: string) => {
  const headers = who === undefined ? {} : { cookie: `portico-session=${(await city.cookieOf(who)).split(' ')[0]}` }
  const answer = await city.request(path, { headers })
  return { status: answer.status, html: answer.status === 200 || answer.status > 400 ? await answer.text() : '' }
}

test('the notice board lists what is on it with numbers and days, by words and office; each act has its page', async () => {
  const { html } = await onBoardPage('/albo-pretorio')
  for (const words of ['2/2026', '1/2026', 'dal 10 marzo 2026 al 25 marzo 2026', 'Esce il 26 marzo 2026', 'noindex'])
    expect(html).toContain(words)
  expect((await onBoardPage('/albo-pretorio?ufficio=building')).html).toContain('Nessun atto con questi filtri')
  const one = await onBoardPage('/albo-pretorio?q=sportello&ufficio=transparency')
  expect(one.html).toContain('2/2026')
  expect(one.html).not.toContain('1/2026')
  const [act] = await city.look<{ sha256: string }>(
    "select sha256 from t_montelago.document where case_id = $1 and kind = 'grant'",
    [granted],
  )
  const page = await onBoardPage('/albo-pretorio/2026/2')
  expect(page.status).toBe(200)
  expect(page.html).toContain(act?.sha256)
  expect(page.html).not.toMatch(/Ferro|Giulia/)
  expect((await onBoardPage('/albo-pretorio/2026/3')).status).toBe(404)
  const early = await paola.raw('GET', '/office/notices/2026/2/certificate')
  expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([409, 'notice-on-board'])
})

test('numbers of the notice board have no gap: what fails gives its own back, and nobody changes one', async () => {
  const roles = await city.look<{ numbers: number[]; last: number }>(
    `select array_agg(number order by number) as numbers, (select last from t_montelago.notice_counter where year = 2026)
     from t_montelago.notice_registration where year = 2026`,
  )
  expect(roles).toEqual([{ numbers: [1, 2], last: 2 }])
  const [may] = await city.look<{ changes: boolean }>(
    `select has_table_privilege('portico_app', 't_montelago.notice_registration', 'update, delete') as changes`,
  )
  expect(may).toEqual({ changes: false })
})

test('the page goes on by keyset, and shows each entry once', async () => {
  await city.look(
    `insert into t_montelago.publication (id, case_id, service_id, office_id, board, outcome, words, act_date, norm, first_day, last_day, is_kept)
     select gen_random_uuid(), case_id, service_id, office_id, 'trasparenza', 'copy-' || n, words, act_date, norm,
       date '2026-03-03' + n % 4, date '2026-12-31', false
     from t_montelago.publication, generate_series(1, 60) n where case_id = $1`,
    [granted],
  )
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page = await publicNow(next === '' ? '' : `?after=${next}`)
    seen.push(...page.publications.map(({ id }) => id))
    next = page.next
  }
  expect(seen).toHaveLength(63)
  expect(new Set(seen).size).toBe(63)
  const { html } = await pageOf('?elenco=trasparenza&q=sportello')
  expect(html).toMatch(/href="[^"]*elenco=trasparenza&amp;q=sportello&amp;dopo=2026-03-/)
  expect((await anybody.raw('GET', '/publications?after=x')).status).toBe(422)
  await city.look("delete from t_montelago.publication where outcome like 'copy-%'")
})

test('it leaves by itself at the first instant of the day in Rome, and remains for who may read the case', async () => {
  const onBoard = async (who = anybody) => (await publicNow('?board=albo', who)).publications.length
  await city.moveClockTo('2026-03-25T22:59:59Z')
  expect(await onBoard()).toBe(2)
  await city.moveClockTo('2026-03-25T23:00:00Z')
  expect(await onBoard()).toBe(1)
  expect(await onBoard(giulia)).toBe(1)
  // its address says that it is gone, to whoever may still read the case too
  for (const who of [undefined, 'paola.conti']) {
    const gone = await onBoardPage('/albo-pretorio/2026/2', who)
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('fino al 25 marzo 2026')
  }
  expect((await onBoardPage('/albo-pretorio')).html).not.toContain('2/2026')
  const past = { published: [{ until: '2026-03-25' }] }
  expect(await paola.call('GET', `/office/cases/${granted}`)).toMatchObject(past)
  expect(await giulia.call('GET', `/cases/${granted}`)).toMatchObject(past)
  const { cases } = await giulia.call<{ cases: { cases: { published: { until: string }[] }[] } }>(
    'GET',
    '/me/data/export',
  )
  expect(cases.cases.map(({ published }) => published.length)).toEqual([1, 1, 1])
  const { holdings } = await giulia.call<{ holdings: { kind: string; count: number }[] }>('GET', '/me/data')
  expect(holdings.find(({ kind }) => kind === 'publications')).toMatchObject({ count: 3 })
})

test('once it is over the office downloads the certificate with number, days and hash; nobody else does', async () => {
  const { html } = await onBoardPage('/ufficio/albo', 'paola.conti')
  expect(html).toContain('Scarica il certificato n. 2 del 2026')
  expect(html).toContain('dal 10 aprile 2026')
  const pdf = await paola.raw('GET', '/office/notices/2026/2/certificate')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const elena = await callerAs(city, 'elena.moretti')
  expect((await elena.raw('GET', '/office/notices/2026/2/certificate')).status).toBe(404)
  expect((await giulia.raw('GET', '/office/notices/2026/2/certificate')).status).toBe(403)
})

test('it goes with the content of its case, unless the norm keeps it', async () => {
  await city.moveClockTo('2031-04-01T09:00:00Z')
  await city.work()
  const left = await city.look<{ case_id: string }>(
    'select case_id from t_montelago.publication where case_id in ($1, $2)',
    [granted, withdrawn],
  )
  expect(left).toEqual([{ case_id: withdrawn }])
})
