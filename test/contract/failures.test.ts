import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let giulia: Caller

beforeAll(async () => {
  giulia = await callerAs(city, 'giulia.ferro')
})

type Line = Readonly<Record<string, unknown>>

/** The lines that the log gets from some work. */
async function logOf(work: () => Promise<unknown>): Promise<Line[]> {
  const before = city.logLines.length
  await work()
  return city.logLines.slice(before).map((line) => JSON.parse(line) as Line)
}

/** Does some work while a part of the database is not there. */
async function without(what: string, work: () => Promise<void>): Promise<void> {
  await city.look(`alter ${what} rename to away`)
  const [kind = '', name = ''] = what.split(' ')
  try {
    await work()
  } finally {
    const away = name.replace(/\w+(\(.*)?$/, 'away$1')
    await city.look(`alter ${kind} ${away} rename to ${name.replace(/^.*\.(\w+)(\(.*)?$/, '$1')}`)
  }
}

test('a fault of the program is told without its details, and stands in the log with them', async () => {
  const lines: Line[] = []
  await without('table t_montelago.access_record', async () => {
    lines.push(
      ...(await logOf(async () => {
        const answer = await giulia.raw('GET', '/accesses')
        expect(answer.status).toBe(500)
        const body = await answer.text()
        expect(JSON.parse(body)).toMatchObject({ code: 'internal-error' })
        expect(body).not.toMatch(/access_record|relation|select|node_modules|\.ts|at /)
      })),
    )
  })
  const failed = lines.find(({ msg }) => msg === 'failed')
  expect(failed).toMatchObject({ level: 50, route: '/api/v1/accesses', err: { code: '42P01' } })
  expect((await giulia.raw('GET', '/accesses')).status).toBe(200)
})

test('where sessions cannot be checked nobody is let in', async () => {
  await without('function portico.session_use(bytea,text,interval)', async () => {
    for (const path of ['/profile', '/cases']) expect((await giulia.raw('GET', path)).status).toBe(500)
    const cookie = `portico-session=${'A'.repeat(43)}`
    const page = await city.request('/area-personale', { headers: { cookie } })
    expect(page.status).toBe(500)
  })
  expect((await giulia.raw('GET', '/profile')).status).toBe(200)
})

test('a broken cookie breaks no page', async () => {
  for (const cookie of ['portico-flash=%E0%A4%A', 'portico-session=%00', 'portico-session=; portico-flash="', '=;=']) {
    const answer = await city.request('/servizi', { headers: { cookie } })
    expect(answer.status, cookie).toBe(200)
  }
})

test('a request stands in the log with its time in UTC, its route, who made it and what became of it', async () => {
  const [line] = await logOf(() => giulia.raw('GET', '/profile'))
  const [{ id } = { id: '' }] = await city.look<{ id: string }>(
    "select id from t_montelago.person where fiscal_code = 'FRRGLI86E54L219M'",
  )
  expect(line).toMatchObject({
    tenant: 'montelago',
    actor: `person:${id}`,
    method: 'GET',
    route: '/api/v1/profile',
    status: 200,
    msg: 'request',
  })
  expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(line?.['requestId']).toMatch(/^[0-9a-f]{12}$/)
})

test.each([
  ['nobody signed in', 'sign-in-needed', () => city.request('/api/v1/profile')],
  ['a citizen at the desk', 'not-allowed', () => giulia.raw('GET', '/office/cases')],
  ['a record of somebody else', 'case-not-found', () => giulia.raw('GET', `/cases/${crypto.randomUUID()}`)],
  [
    'a form of another site',
    'cross-site-request',
    () =>
      city.request('/uscita', {
        method: 'POST',
        headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      }),
  ],
  ['input that is none', 'invalid-input', () => giulia.raw('PUT', '/profile', { email: 3 })],
] as const)('a refusal stands in the log with its code: %s', async (_, code, work) => {
  const lines = await logOf(work)
  const line = lines.find(({ msg }) => msg === 'request')
  expect(line?.['level']).toBe(30)
  expect(line?.['code']).toBe(code)
})

test('nobody writes lines of their own into the log', async () => {
  const lines = await logOf(async () => {
    const evil = '%0A{"level":30,"msg":"signed in"}%0D%0A'
    await city.request(`/${evil}?q=${evil}`, { headers: { 'user-agent': 'x\u0085"level":50' } })
    await city.request(`/api/v1/cases/${evil}`)
    await giulia.raw('PUT', '/profile', { email: 'a@b.it\n{"msg":"signed in"}', phone: null, locale: 'it' })
  })
  expect(lines.filter(({ msg }) => msg === 'signed in')).toEqual([])
  expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(3)
  expect(JSON.stringify(lines)).not.toContain('%0A')
})

test('a body that is packed is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(900_000, ' '))
  const token = await city.tokenOf('giulia.ferro')
  const answer = await city.request('/api/v1/profile', {
    method: 'PUT',
    body: new Uint8Array(bomb),
    headers: { 'content-encoding': 'gzip', 'content-type': 'application/json', authorization: `Bearer ${token}` },
  })
  expect(await answer.json()).toMatchObject({ status: 400, code: 'malformed-body' })
})

test.each(['?list=all&list=mine', '?list=mine&list=all', '?list[]=all', '?list=all&__proto__[x]=1', '?constructor=x'])(
  'what is said twice, or as no field is called, is refused: %s',
  async (query) => {
    const paola = await callerAs(city, 'paola.conti')
    expect((await paola.raw('GET', `/office/cases${query}`)).status).toBe(422)
  },
)

test.each(["' or '1'='1", "'; drop table cases; --", '%', '_', '\\', '\0', '$1', '{{7*7}}', '../../etc/passwd'])(
  'what looks like SQL, or like a path, finds nothing and breaks nothing: %j',
  async (text) => {
    const encoded = encodeURIComponent(text)
    for (const path of [`/servizi?q=${encoded}`, `/servizi/${encoded}`, `/servizi/${encoded}/richiesta`])
      expect((await city.request(path)).status, path).toBeLessThan(500)
    for (const path of [`/cases/${encoded}`, `/services/${encoded}`, `/cases?after=${encoded}`])
      expect([400, 404, 422], path).toContain((await giulia.raw('GET', path)).status)
  },
)

test('what one answer makes due is asked, and what it makes needless is not', async () => {
  const draft = await giulia.call<{ id: string; revision: number }>('POST', '/services/records-access/drafts')
  const asked = async (known: string, revision: number) => {
    const saved = await giulia.call<{ revision: number; issues: { path: string }[] }>(
      'PUT',
      `/drafts/${draft.id}/pages/act`,
      {
        revision,
        answers: { 'act-known': known },
      },
    )
    return [saved.revision, saved.issues.map(({ path }) => path)] as const
  }
  const [next, withReferences] = await asked('references', draft.revision)
  const [, described] = await asked('description', next)
  expect(withReferences).not.toEqual(described)
  expect(withReferences.length).toBeGreaterThan(0)
})

test('an application that fails halfway leaves nothing of itself', async () => {
  await submittedCase(giulia)
  const counts = () =>
    city.look(
      'select (select count(*) from t_montelago.cases) c, (select count(*) from t_montelago.registration) r, (select count(*) from worker._private_jobs) j',
    )
  const before = await counts()
  const { id, revision } = await filledDraft(giulia)
  await without('table t_montelago.notice', async () => {
    expect((await giulia.raw('POST', `/drafts/${id}/submission`, { revision, declaration: true })).status).toBe(500)
  })
  expect(await counts()).toEqual(before)
  await giulia.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
})
