import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { filledDraft, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { pdfForm } from '../support/files.ts'

const city = testCity()
const addresses: Record<'draft' | 'case', string> = { draft: '', case: '' }
let session = ''
let token = ''

beforeAll(async () => {
  ;[session = '', token = ''] = (await city.cookieOf('giulia.ferro')).split(' ')
  const giulia = await callerAs(city, 'giulia.ferro')
  const { caseId } = await submittedCase(giulia)
  const { id } = await filledDraft(giulia)
  addresses.draft = `/servizi/records-access/richiesta/allegati/attachments?bozza=${id}`
  addresses.case = `/area-personale/pratiche/${caseId}/azioni/withdraw/con-allegati`
})

/** A form with a file and, before it or after it, the token it was given. */
function formOf(fields: { first?: string; last?: string }): FormData {
  const form = new FormData()
  if (fields.first !== undefined) form.append('_csrf', fields.first)
  for (const [name, value] of pdfForm()) form.append(name, value)
  if (fields.last !== undefined) form.append('_csrf', fields.last)
  return form
}

const send = (address: string, body: FormData) =>
  city.request(address, { method: 'POST', body, headers: { cookie: `portico-session=${session}` } })

async function storedFiles(): Promise<number> {
  const [row] = await city.look<{ count: number }>('select count(*)::int as count from t_montelago.file')
  return (row?.count ?? 0) + city.storedFiles().length
}

test.each(['draft', 'case'] as const)('without its token no file is stored: a form of a %s', async (of) => {
  const before = await storedFiles()
  const wrong = [
    [addresses[of], formOf({})],
    [addresses[of], formOf({ first: '' })],
    [addresses[of], formOf({ first: `${token.slice(0, -1)}!` })],
    [addresses[of], formOf({ last: token })],
    [`${addresses[of]}${addresses[of].includes('?') ? '&' : '?'}_csrf=${token}`, formOf({})],
  ] as const
  for (const [address, form] of wrong) {
    const answer = await send(address, form)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Torna alla pagina')
  }
  expect(await storedFiles()).toBe(before)
})

test('with its token as first field the files are taken', async () => {
  const before = await storedFiles()
  const answer = await send(addresses.draft, formOf({ first: token }))
  expect(answer.status).toBe(303)
  expect(await storedFiles()).toBe(before + 2) // the row, and the file behind it
})

test('a form with files begins with its token, and has none in its address', async () => {
  const page = addresses.draft.replace('/attachments', '')
  const html = await (await city.request(page, { headers: { cookie: `portico-session=${session}` } })).text()
  expect(html).toMatch(/<form[^>]*multipart[^>]*><input type="hidden" name="_csrf"/u)
  expect(html).not.toContain('_csrf=')
})

test('a page with files loses no word when the session has ended: only what was chosen is chosen again', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { id } = await giulia.call<{ id: string }>('POST', '/services/tree-felling-permit/drafts')
  const address = `/servizi/tree-felling-permit/richiesta/pagine/tree?bozza=${id}`
  const form = new FormData()
  form.append('_csrf', 'old')
  form.append('species-name', 'Un carpino')
  for (const [name, value] of pdfForm('pictures')) form.append(name, value)
  const before = await storedFiles()
  const answer = await city.request(address, { method: 'POST', body: form })
  expect(answer.status).toBe(401)
  const html = await answer.text()
  expect(html).toMatch(/<form[^>]*multipart[^>]*><input type="hidden" name="_csrf"/u)
  expect(html).toContain('<input type="hidden" name="species-name" value="Un carpino"')
  expect(html).toContain('scelti di nuovo')
  expect(await storedFiles()).toBe(before)
})
