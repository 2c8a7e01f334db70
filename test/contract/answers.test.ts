import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operations, routes } from '#app/modules.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, officeAct } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { recordsOf, samples } from './matrix/samples.ts'
import type { Records } from './matrix/samples.ts'

const city = testCity()
let giulia: Caller
let paola: Caller
let records: Records
let cookie: string
let desk: string
let parameters: Record<string, string>

beforeAll(async () => {
  giulia = await callerAs(city, 'giulia.ferro')
  paola = await callerAs(city, 'paola.conti')
  records = recordsOf(giulia, paola, city)
  cookie = `portico-session=${(await city.cookieOf('giulia.ferro')).split(' ')[0]}`
  desk = `portico-session=${(await city.cookieOf('luca.gallo')).split(' ')[0]}`
  const { id } = await records.draft()
  const { caseId } = await records.case()
  const { token } = await records.appointment()
  parameters = {
    key: token,
    calendarId: 'transparency',
    serviceId: 'records-access',
    step: 'interest',
    caseId,
    draftId: id,
    actionId: 'withdraw',
  }
})

// what a page offers to keep, files and the copy of one's data, is no page; nor is what is for machines and the same for all
const noPage =
  /certificato$|documentId|fileId|proposalId|imageId|copia$|\{format\}$|\{part\}$|\.(?:xml|txt|csv|webmanifest|ics)$/
const pages = routes.filter(({ method, path }) => method === 'GET' && !noPage.test(path.pattern))
const address = (pattern: string) => pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')

describe('every page', () => {
  test.each(pages.map(({ path, access }) => [path.pattern, access] as const))(
    'says what it is, asks for no password and, signed in, is kept by nobody and offers the way out: %s',
    async (pattern, access) => {
      const answer = await city.request(address(pattern), { headers: { cookie: access === 'officer' ? desk : cookie } })
      const body = await answer.text()
      expect(answer.headers.get('content-type') ?? 'text/html; charset=UTF-8').toBe('text/html; charset=UTF-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(body).not.toMatch(/type="password"/)
      expect(answer.status !== 200 || /<form[^>]* action="\/uscita"/.test(body)).toBe(true)
    },
  )
})

const reads = operations.filter(({ method, kind }) => method === 'GET' && kind !== 'file')

describe('every answer of the API', () => {
  test.each(reads.map((operation) => [operation.id, operation] as const))(
    'is JSON, kept by nobody, with the fields it declares and no other: %s',
    async (id, operation) => {
      const sample = await samples[id]?.(records)
      const { access } = operation
      const [role = ''] = access.kind === 'officer' ? access.roles : []
      const special: Readonly<Record<string, string>> = {
        registrar: 'ivo.sala',
        publisher: 'carla.neri',
        head: 'luca.gallo',
        writer: 'sara.bruni',
        reviewer: 'pietro.valli',
      }
      const identity = special[role]
      const officer = identity === undefined ? paola : await callerAs(city, identity)
      const caller = access.kind === 'officer' ? officer : giulia
      const answer = await caller.raw('GET', sample?.path ?? '')
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const schema = z.toJSONSchema(operation.kind === 'file' ? z.never() : operation.output, {
        unrepresentable: 'any',
      })
      expect(undeclared(await answer.json(), schema as Schema)).toEqual([])
    },
  )
})

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
  readonly items?: Schema
}

/** Paths of the fields that an object has and its schema does not name. */
function undeclared(value: unknown, schema: Schema, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => (schema.items ? undeclared(item, schema.items, `${path}[]`) : []))
  if (typeof value !== 'object' || value === null || !schema.properties) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const declared = schema.properties?.[name]
    return declared ? undeclared(item, declared, `${path}.${name}`) : [`${path}.${name}`]
  })
}

test('an internal note is for the office alone', async () => {
  const { caseId } = await records.case()
  const text = 'Nota riservata: sentire l’avvocatura.'
  const noteId = crypto.randomUUID()
  await paola.call('POST', `/office/cases/${caseId}/notes`, { noteId, text })
  expect(JSON.stringify(await paola.call('GET', `/office/cases/${caseId}`))).toContain('avvocatura')
  expect(JSON.stringify(await giulia.call('GET', `/cases/${caseId}`))).not.toContain('avvocatura')
  const page = await city.request(`/area-personale/pratiche/${caseId}`, { headers: { cookie } })
  expect(await page.text()).not.toContain('avvocatura')
})

test('a draft of the office is no document of the applicant', async () => {
  const { caseId, documentId } = await records.document()
  const { documents } = await giulia.call<{ documents: { id: string }[] }>('GET', `/cases/${caseId}`)
  expect(documents.map(({ id }) => id)).not.toContain(documentId)
  expect((await giulia.raw('GET', `/cases/${caseId}/documents/${documentId}`)).status).toBe(404)
})

const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const hostileName = '../../"; filename=evil.html\r\nx: y ‮gpj.exe'

test('a file comes back as a download that no browser runs, under a safe name that is written as RFC 6266 wants it', async () => {
  const { id } = await filledDraft(giulia)
  const form = new FormData()
  form.append('file', new File([pdf], hostileName))
  const { files } = await giulia.call<{ files: { id: string; name: string }[] }>(
    'POST',
    `/drafts/${id}/documents/attachments/files`,
    form,
  )
  const { revision } = await giulia.call<{ revision: number }>('GET', `/drafts/${id}`)
  const { caseId } = await giulia.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
  for (const [caller, path] of [
    [giulia, `/cases/${String(caseId)}/files/${files[0]?.id}`],
    [paola, `/office/cases/${String(caseId)}/files/${files[0]?.id}`],
  ] as const) {
    const answer = await caller.raw('GET', path)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!-]+\.pdf$/)
    expect(await answer.text()).toBe(pdf)
  }
})

test('a link on another site opens no document, and delivers nothing', async () => {
  const { caseId, documentId } = await records.receipt()
  const path = `/area-personale/pratiche/${caseId}/documenti/${documentId}`
  const led = await city.request(path, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })
  expect([led.status, led.headers.get('location')]).toEqual([303, `/area-personale/pratiche/${caseId}`])
  const api = `/api/v1/cases/${caseId}/documents/${documentId}`
  expect((await city.request(api, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await city.request(path, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).status).toBe(200)
})

/** Every table of the municipality, but the records of who read what, as one text. */
// who looked at personal data is written down, and how often an address that leads nowhere was asked for
async function everything(): Promise<string> {
  const tables = await city.look<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 't_montelago'::regnamespace and relkind = 'r' and relname not in ('access_record', 'old_address_miss') order by 1`,
  )
  const rows = tables.map(({ name }) => `select '${name}' as name, t::text as row from t_montelago.${name} t`)
  return JSON.stringify(await city.look(`${rows.join(' union all ')} order by 1, 2`))
}

test('looking changes nothing: every page and every GET of the API but the opening of a document', async () => {
  const looks: (readonly [Caller, string])[] = []
  for (const { id, access } of reads)
    looks.push([access.kind === 'officer' ? paola : giulia, (await samples[id]?.(records))?.path ?? ''])
  const journey = pages.filter(({ path }) => path.pattern.includes('/richiesta'))
  for (const { path } of journey) await city.request(address(path.pattern), { headers: { cookie } })
  const before = await everything()
  for (const [caller, path] of looks) await caller.raw('GET', path)
  for (const { path } of pages) await city.request(address(path.pattern), { headers: { cookie } })
  expect(await everything()).toBe(before)
})

test('names of form fields, answers and files that are hostile stay text on every page', async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\`{{7*7}}`
  const { id, revision } = await filledDraft(giulia)
  const answers = { capacity: 'self', interest: hostile, link: hostile }
  const saved = await giulia.call<{ revision: number }>('PUT', `/drafts/${id}/pages/interest`, { revision, answers })
  const form = new FormData()
  form.append('file', new File([pdf], '<img src=x onerror=alert(1)>.pdf'))
  await giulia.call('POST', `/drafts/${id}/documents/attachments/files`, form)
  const steps = ['interest', 'allegati', 'riepilogo'].map((step) => `/servizi/records-access/richiesta/${step}`)
  const { caseId } = await giulia.call('POST', `/drafts/${id}/submission`, {
    revision: (await giulia.call<{ revision: number }>('GET', `/drafts/${id}`)).revision ?? saved.revision,
    declaration: true,
  })
  const seen = [
    ...steps.map((path) => [path, cookie] as const),
    [`/area-personale/pratiche/${String(caseId)}`, cookie] as const,
    [`/ufficio/pratiche/${String(caseId)}`, desk] as const,
  ]
  for (const [path, who] of seen) {
    const page = await (await city.request(path, { headers: { cookie: who } })).text()
    expect(page, path).not.toMatch(/<script>alert|<img src=x/)
  }
  await officeAct(paola, String(caseId), 'take')
  const page = await (await city.request(`/ufficio/pratiche/${String(caseId)}`, { headers: { cookie: desk } })).text()
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})
