// Measures the program on this machine: one run, a table; --json for programs. Figures of one machine compare with
// figures of the same machine alone, which is why submissions are counted beside a bare script.
import pg from 'pg'
import { httpClient } from '#test/load/http-client.ts'
import type { HttpClient } from '#test/load/http-client.ts'
import { signInPeople } from '#test/load/people.ts'
import { openBare } from './bare.ts'
import { formMs, packCheckMs } from './language.ts'
import { openInstallation, readyDrafts } from './installation.ts'
import type { Installation, ReadyDraft } from './installation.ts'
import { cpuPerVisit } from './pages.ts'
import { descendant, residentMegabytes } from './processes.ts'
import { receiptMs } from './receipt.ts'
import { searchMs } from './search.ts'
import { isMet, tableOf } from './report.ts'
import type { Row } from './report.ts'
import { median, rate } from './rounds.ts'

const port = 18_091
const concurrency = 16
const rounds = 5
const perRound = 240
const warmUps = 240
const visitors = 40
const visits = 400

const rows: Row[] = []
const note = (name: string, value: number, unit: string, goal?: Row['goal']) => rows.push({ name, value, unit, goal })

note('validation of a form of 60 fields', formMs(), 'ms', { atMost: 1 })
note('check of a pack', await packCheckMs(), 'ms', { atMost: 1_000 })

const installation = await openInstallation(port, concurrency)
const client = httpClient(port, 'montelago.localhost', concurrency)
try {
  const web = await installation.start('web')
  const webPid = descendant(web.pid, 'cli.ts') ?? web.pid
  try {
    const cases = await submissions(installation)
    await documents(installation)
    note('receipt PDF, renderer warm', await receiptMs(installation, cases), 'ms', { atMost: 20 })
    await pages(installation, webPid)
    await publicPages(installation, webPid)
    note('search over 100,000 contents, the slowest kind', await searchMs(installation, client), 'ms', { atMost: 50 })
    note('web process, resident after the load', residentMegabytes(webPid), 'MB')
  } finally {
    await web.stop()
  }
} finally {
  client.close()
  await installation.close()
}
say(
  process.argv.includes('--json')
    ? JSON.stringify(
        rows.map((row) => ({ ...row, met: isMet(row) ?? null })),
        null,
        2,
      )
    : tableOf(rows),
)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Rounds of the program and of the bare script take turns, so that both meet the same disk and neighbours. */
async function submissions(on: Installation): Promise<string[]> {
  const cases: string[] = []
  const bare = await openBare(on.superuserUrl, concurrency)
  try {
    const submitted = { program: [] as number[], bare: [] as number[] }
    const submit = async ({ id, token }: ReadyDraft) => {
      const { status, body } = await client.call(
        'POST',
        `/api/v1/drafts/${id}/submission`,
        { authorization: `Bearer ${token}` },
        { revision: 1, declaration: true },
      )
      if (status !== 201) throw new Error(`submission: ${status} ${body}`)
      cases.push((JSON.parse(body) as { caseId: string }).caseId)
    }
    await rate(await readyDrafts(on, 0, warmUps), concurrency, submit)
    await rate(await bare.drafts(warmUps), concurrency, bare.submit)
    for (let round = 0; round < rounds; round += 1) {
      submitted.program.push(
        await rate(await readyDrafts(on, 10_000 + round * perRound, perRound), concurrency, submit),
      )
      submitted.bare.push(await rate(await bare.drafts(perRound), concurrency, bare.submit))
    }
    note('submissions, through HTTP', median(submitted.program), '1/s')
    note('submissions, bare script', median(submitted.bare), '1/s')
    note('submissions, program / bare', median(submitted.program) / median(submitted.bare), '', { atLeast: 0.4 })
  } finally {
    await bare.close()
  }
  return cases
}

/** The worker makes what the submissions promised, receipts and mails, then is weighed. */
async function documents(on: Installation): Promise<void> {
  const owner = new pg.Client({ connectionString: on.superuserUrl })
  await owner.connect()
  const waiting = async () =>
    (await owner.query<{ count: number }>('select count(*)::int as count from worker._private_jobs')).rows[0]?.count ??
    0
  const jobs = await waiting()
  const worker = await on.start('worker')
  try {
    const began = performance.now()
    while ((await waiting()) > 0 && performance.now() - began < 180_000)
      await new Promise((done) => setTimeout(done, 100))
    note('outbox, receipts and mails', jobs / ((performance.now() - began) / 1_000), 'jobs/s')
    const pid = descendant(worker.pid, 'cli.ts') ?? worker.pid
    note('worker process, resident after the load', residentMegabytes(pid), 'MB')
    const renderer = descendant(worker.pid, 'render-worker.ts')
    if (renderer !== undefined) note('renderer process, resident after the load', residentMegabytes(renderer), 'MB')
  } finally {
    await worker.stop()
    await owner.end()
  }
}

/** The dossier as a browser sees it, or through REST where its pages are not there. */
async function pages(on: Installation, web: number): Promise<void> {
  const people = await signInPeople(
    on.city.database,
    on.tenant,
    Array.from({ length: visitors }, (_, index) => 10_000 + index),
    'browser',
  )
  const tokens = await signInPeople(
    on.city.database,
    on.tenant,
    Array.from({ length: visitors }, (_, index) => 10_000 + index),
  )
  const caseOf = await Promise.all(tokens.map(({ token }) => firstCase(client, token)))
  const cookies = people.map(({ token }) => ({ cookie: `portico-session=${token}` }))
  const bearers = tokens.map(({ token }) => ({ authorization: `Bearer ${token}` }))
  const hasPages = (await client.call('GET', '/area-personale', cookies[0] ?? {})).status === 200
  const visitsOf = (path: (visitor: number) => string, headers: typeof cookies | typeof bearers) =>
    Array.from({ length: visits }, (_, turn) => ({
      path: path(turn % visitors),
      headers: headers[turn % visitors] ?? {},
    }))
  const measure = (name: string, path: (visitor: number) => string, headers: typeof cookies | typeof bearers) =>
    cpuPerVisit(client, visitsOf(path, headers), web, on.postmaster).then((ms) =>
      note(`${name}, web + PostgreSQL`, ms, 'CPU ms', { atMost: 8 }),
    )
  if (hasPages) {
    await measure('dossier page', () => '/area-personale', cookies)
    await measure('case page', (visitor) => `/area-personale/pratiche/${caseOf[visitor] ?? ''}`, cookies)
  } else {
    await measure('GET /api/v1/cases (no page yet)', () => '/api/v1/cases', bearers)
    await measure(
      'GET /api/v1/cases/{id} (no page yet)',
      (visitor) => `/api/v1/cases/${caseOf[visitor] ?? ''}`,
      bearers,
    )
  }
}

/** Public pages as a visitor sees them: made before, and made anew (each under a query of its own). */
async function publicPages(on: Installation, web: number): Promise<void> {
  const headers = { 'accept-encoding': 'br' }
  const paths = ['/', '/servizi', '/novita', '/amministrazione', '/servizi/records-access', '/argomenti']
  const kept = Array.from({ length: 6_000 }, (_, turn) => ({ path: paths[turn % paths.length] ?? '/', headers }))
  const ms = await cpuPerVisit(client, kept, web, on.postmaster)
  note('public page kept in memory', 1_000 / ms, '1/s a core', { atLeast: 2_000 })
  const anew = Array.from({ length: 600 }, (_, turn) => ({
    path: `${paths[turn % paths.length] ?? '/'}?volta=${turn}`,
    headers: {},
  }))
  note('public page made anew, web + PostgreSQL', await cpuPerVisit(client, anew, web, on.postmaster), 'CPU ms', {
    atMost: 3,
  })
}

async function firstCase(from: HttpClient, token: string): Promise<string> {
  const { body } = await from.call('GET', '/api/v1/cases', { authorization: `Bearer ${token}` })
  return (JSON.parse(body) as { cases: { id: string }[] }).cases[0]?.id ?? ''
}
