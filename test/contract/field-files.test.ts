import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { filledDraft } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { pdfForm, picture } from '../support/files.ts'
import { promised } from '../support/promised.ts'

const city = testCity()
const service = 'tree-felling-permit'
let giulia: Caller
let marco: Caller

interface Draft {
  readonly id: string
  readonly revision: number
  readonly answers: Readonly<Record<string, unknown>>
  readonly files: readonly { readonly id: string; readonly slot: string; readonly name: string }[]
  readonly issues: readonly { readonly path: string; readonly message: string }[]
}

interface Uploaded {
  readonly files: readonly { readonly id: string; readonly slot: string; readonly field: string }[]
  readonly refused: readonly { readonly name: string; readonly field: string; readonly reason: string }[]
}

beforeAll(async () => {
  giulia = await callerAs(city, 'giulia.ferro')
  marco = await callerAs(city, 'marco.riva')
})

/** A form with a file for a field of the page, and the ids of those that are there already. */
function formOf(
  content: Uint8Array,
  name: string,
  { field = 'pictures', kept = [] as readonly string[] } = {},
): FormData {
  const form = new FormData()
  for (const id of kept) form.append(field, id)
  form.append(field, new File([Buffer.from(content)], name))
  return form
}

const draftOf = async (who: Caller) => who.call<Draft>('POST', `/services/${service}/drafts`)
const send = (who: Caller, { id }: { id: string }, form: FormData) =>
  who.call<Uploaded>('POST', `/drafts/${id}/pages/tree/files`, form)
const save = async (who: Caller, { id, revision }: Pick<Draft, 'id' | 'revision'>, answers: unknown) =>
  who.call<{ revision: number; issues: Draft['issues'] }>('PUT', `/drafts/${id}/pages/tree`, { revision, answers })
const rows = async (draftId: string) =>
  city.look<{ id: string }>('select id from t_montelago.file where draft_id = $1', [draftId])

test('a file answers a field once the page is saved with its id, and goes when it is no longer named', async () => {
  const draft = await draftOf(giulia)
  const { files, refused } = await send(giulia, draft, formOf(picture, '../albero.png'))
  expect(refused).toEqual([])
  expect(files).toEqual([expect.objectContaining({ slot: 'pictures', field: 'pictures', name: 'albero.png', mediaType: 'image/png' })]) // prettier-ignore
  const [id] = files.map((file) => file.id)
  const { revision, issues } = await save(giulia, draft, { capacity: 'owner', pictures: [id] })
  expect(issues.map(({ path }) => path)).not.toContain('pictures')
  const stored = city.storedFiles().length
  const without = await save(giulia, { id: draft.id, revision }, { capacity: 'owner' })
  expect(without.issues.map(({ path }) => path)).toContain('pictures')
  expect(await rows(draft.id)).toEqual([])
  await city.work()
  expect(city.storedFiles().length).toBe(stored - 1)
})

test('what is too large, of another kind, or too much is refused with its reason, and nothing of it is kept', async () => {
  const draft = await draftOf(giulia)
  const stored = city.storedFiles().length
  const large = await send(giulia, draft, formOf(Buffer.alloc(21_000_000, picture), 'enorme.png'))
  expect(large).toMatchObject({ files: [], refused: [{ name: 'enorme.png', field: 'pictures' }] })
  expect(large.refused[0]?.reason).toContain('20 MB')
  const page = await send(giulia, draft, formOf(Buffer.from('<!doctype html><p>ciao</p>'), 'foto.png'))
  expect(page.refused[0]?.reason).toContain('una pagina web')
  const kept = Array.from({ length: 8 }, (_, index) => `kept-${index}`)
  const many = await send(giulia, draft, formOf(picture, 'nona.png', { kept }))
  expect(many.refused[0]?.reason).toContain('al massimo 8 file')
  const elsewhere = await send(giulia, draft, formOf(picture, 'altrove.png', { field: 'species' }))
  expect(elsewhere.refused[0]?.reason).toContain('non si possono allegare')
  expect(await rows(draft.id)).toEqual([])
  expect(city.storedFiles().length).toBe(stored)
})

test('files that no answer names do not fill the store', async () => {
  const draft = await draftOf(marco)
  const { id } = draft
  const sent = await Promise.all(Array.from({ length: 16 }, async (_, index) => send(marco, draft, formOf(picture, `${index}.png`)))) // prettier-ignore
  expect(sent.flatMap(({ refused }) => refused)).toEqual([])
  expect((await send(marco, draft, formOf(picture, 'una-di-troppo.png'))).refused).toHaveLength(1)
  await save(marco, draft, { pictures: [sent[0]?.files[0]?.id] })
  expect(await rows(id)).toHaveLength(1)
  await marco.call('DELETE', `/drafts/${id}`)
})

test('nobody attaches to the draft of another, nor answers with a file that is not of that draft and field', async () => {
  const [own, other] = [await draftOf(giulia), await draftOf(marco)]
  expect((await marco.raw('POST', `/drafts/${own.id}/pages/tree/files`, pdfForm('pictures'))).status).toBe(404)
  expect((await giulia.raw('POST', `/drafts/${own.id}/pages/reason/files`, pdfForm('reason'))).status).toBe(404)
  const { files } = await send(marco, other, formOf(picture, 'di-marco.png'))
  const { files: reports } = await giulia.call<Uploaded>('POST', `/drafts/${own.id}/documents/report/files`, pdfForm())
  for (const id of [files[0]?.id, reports[0]?.id]) {
    const { revision } = await giulia.call<Draft>('GET', `/drafts/${own.id}`)
    const { issues } = await save(giulia, { id: own.id, revision }, { pictures: [id] })
    expect(issues).toContainEqual({ path: 'pictures', message: expect.stringContaining('non c’è più') })
  }
  const draft = await giulia.call<Draft>('GET', `/drafts/${own.id}`)
  const sent = await giulia.raw('POST', `/drafts/${own.id}/submission`, { revision: draft.revision, declaration: true })
  expect(sent.status).toBe(422)
  expect(draft.issues.map(({ path }) => path)).toContain('pictures')
  await giulia.call('DELETE', `/drafts/${own.id}`)
})

test('the case, its receipt, the office and the export of data have the file and its name', async () => {
  const { id } = await filledDraft(giulia, service, await promised(service, 'Granted after the opinion'))
  await giulia.call('POST', `/drafts/${id}/documents/report/files`, pdfForm())
  const { revision, files } = await giulia.call<Draft>('GET', `/drafts/${id}`)
  const pictureId = files.find(({ slot }) => slot === 'pictures')?.id ?? ''
  // uploaded, and named by no answer: it is not sent
  await send(giulia, { id }, formOf(picture, 'dimenticata.png'))
  const { caseId } = await giulia.call<{ caseId: string }>('POST', `/drafts/${id}/submission`, {
    revision,
    declaration: true,
  })
  const said = expect.objectContaining({
    label: 'Fotografie dell’albero',
    files: [{ id: pictureId, name: 'atto.pdf', bytes: expect.any(Number) }],
  })
  const own = await giulia.call<{ answers: unknown[]; files: { id: string; name: string }[] }>(
    'GET',
    `/cases/${caseId}`,
  )
  expect(own.answers).toContainEqual(said)
  expect(own.files.map(({ name }) => name)).toEqual(['atto.pdf', 'atto.pdf'])
  expect((await giulia.raw('GET', `/cases/${caseId}/files/${pictureId}`)).status).toBe(200)
  expect((await marco.raw('GET', `/cases/${caseId}/files/${pictureId}`)).status).toBe(404)
  const elena = await callerAs(city, 'elena.moretti')
  expect((await elena.call<{ answers: unknown[] }>('GET', `/office/cases/${caseId}`)).answers).toContainEqual(said)
  const opened = await elena.raw('GET', `/office/cases/${caseId}/files/${pictureId}`)
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  await opened.arrayBuffer()
  const exported = await giulia.call<{ cases: { cases: { application: { inWords: unknown[] } }[] } }>(
    'GET',
    '/me/data/export',
  )
  expect(exported.cases.cases[0]?.application.inWords).toContainEqual(said)
  await city.work()
  const [receipt] = await city.look<{ payload: { files: { id: string; slot: string }[] } }>(
    'select payload from t_montelago.action_payload where case_id = $1 and seq = 1',
    [caseId],
  )
  expect(receipt?.payload.files.map(({ slot }) => slot).sort()).toEqual(['pictures', 'report'])
})
