import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
let giulia: Caller
let token: string

beforeAll(async () => {
  giulia = await callerAs(city, 'giulia.ferro')
  token = await city.tokenOf('giulia.ferro')
})

async function send(
  path: string,
  body: string,
  type = 'application/json',
  method = 'PUT',
): Promise<{ status: number; code: string; title: string }> {
  const answer = await city.request(`/api/v1${path}`, {
    method,
    body,
    headers: { 'content-type': type, authorization: `Bearer ${token}` },
  })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return (await answer.json()) as { status: number; code: string; title: string }
}

test.each([
  ['malformed JSON', '{"a":', 'application/json', 400, 'malformed-body'],
  ['JSON that is no object', '[1]', 'application/json', 400, 'malformed-body'],
  ['another media type', 'email=x', 'text/plain', 415, 'unsupported-media-type'],
  ['wrong types', '{"email": 3, "phone": null, "locale": "it"}', 'application/json', 422, 'invalid-input'],
  [
    'unknown fields',
    '{"email": null, "phone": null, "locale": "it", "admin": true}',
    'application/json',
    422,
    'invalid-input',
  ],
  [
    'a prototype key',
    '{"email": null, "phone": null, "locale": "it", "__proto__": {"x": 1}}',
    'application/json',
    422,
    'invalid-input',
  ],
  ['an oversize body', `{"email": "${'x'.repeat(1_200_000)}"}`, 'application/json', 413, 'body-too-large'],
])('a body is refused: %s', async (_, body, type, status, code) => {
  const problem = await send('/profile', body, type)
  expect(problem).toMatchObject({ status, code })
  expect(problem.title.length).toBeGreaterThan(10)
})

test('an identifier that is none is told as such', async () => {
  const answer = await giulia.raw('GET', '/cases/1%20or%201=1')
  expect(answer.status).toBe(422)
})

test('what is already in the address cannot be said again', async () => {
  const { caseId } = await submittedCase(giulia)
  const answer = await giulia.raw('POST', `/cases/${caseId}/actions/withdraw`, { caseId, revision: 1 })
  expect(answer.status).toBe(422)
})

test('an action no longer allowed, and an act on an older case', async () => {
  const { caseId } = await submittedCase(giulia)
  await giulia.call('POST', `/cases/${caseId}/actions/withdraw`, { revision: 1 })
  const again = await giulia.raw('POST', `/cases/${caseId}/actions/withdraw`, { revision: 2 })
  expect(await again.json()).toMatchObject({ status: 409, code: 'action-not-allowed' })
  const paola = await callerAs(city, 'paola.conti')
  const other = await submittedCase(giulia)
  await paola.call('POST', `/office/cases/${other.caseId}/actions/take`, { revision: 1 })
  const stale = await giulia.raw('POST', `/cases/${other.caseId}/actions/withdraw`, { revision: 1 })
  expect(await stale.json()).toMatchObject({ status: 409, code: 'case-stale' })
})

function form(...files: [string, Buffer][]): FormData {
  const data = new FormData()
  for (const [name, content] of files) data.append('file', new File([new Uint8Array(content)], name))
  data.append('note', 'typed before')
  return data
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('a bad file is refused clearly, the good one is kept, and so is what was typed', async () => {
  const { id } = await filledDraft(giulia)
  const result = await giulia.call<{
    files: { name: string }[]
    refused: { name: string; reason: string }[]
    fields: Record<string, string[]>
  }>(
    'POST',
    `/drafts/${id}/documents/attachments/files`,
    form(
      ['../../etc/atto.pdf', pdf],
      ['pagina.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
      ['vuoto.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ),
  )
  expect(result.files.map(({ name }) => name)).toEqual(['atto.pdf'])
  expect(result.refused).toHaveLength(2)
  expect(result.refused.every(({ reason }) => reason.length > 20)).toBe(true)
  expect(result.fields['note']).toEqual(['typed before'])
})

test('an upload that breaks off is told, and leaves nothing', async () => {
  const { id } = await filledDraft(giulia)
  const before = (await giulia.call<{ files: unknown[] }>('GET', `/drafts/${id}`)).files.length
  const body = `--edge\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 half of`
  const problem = await send(
    `/drafts/${id}/documents/attachments/files`,
    body,
    'multipart/form-data; boundary=edge',
    'POST',
  )
  expect(problem).toMatchObject({ status: 400, code: 'upload-broken' })
  expect((await giulia.call<{ files: unknown[] }>('GET', `/drafts/${id}`)).files).toHaveLength(before)
})

test('no log line and no error holds personal data', async () => {
  const text = city.logLines.join('\n')
  for (const secret of ['Giulia', 'Ferro', 'FRRGLI86E54L219M', 'giulia.ferro@example.org', 'muro che divide', token])
    expect(text).not.toContain(secret)
  expect(text).toContain('/api/v1/cases/{caseId}')
})
