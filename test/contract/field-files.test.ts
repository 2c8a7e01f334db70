import { beforeAll, describe, expect, test } from 'vitest'
import { answer, eq } from '#kernel/language/expression.ts'
import { loadPackFolder } from '#engines/cases/index.ts'
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

describe('in a repeated group', () => {
  const page = (id: string) => `/servizi/${service}/richiesta/pagine/tree?bozza=${id}`
  let cookie = ''
  let token = ''

  // the city asks a picture of each of the other trees: two officers publish it
  beforeAll(async () => {
    const pack = JSON.parse(JSON.stringify(await loadPackFolder(`services/${service}`)))
    pack.definition.pages[0].fields.push({
      stableId: 'others',
      type: 'group',
      required: false,
      purpose: 'assess',
      fields: [
        { stableId: 'kind', type: 'text', purpose: 'assess' },
        { stableId: 'sick', type: 'yes-no', purpose: 'assess' },
        {
          stableId: 'picture',
          type: 'file',
          accept: ['image/png'],
          maxBytes: 1_000_000,
          visibleIf: eq(answer('sick'), true),
          purpose: 'assess',
        },
      ],
    })
    const words = { label: 'Altri alberi', row: 'Albero', 'kind.label': 'Quale', 'sick.label': 'È malato?', 'picture.label': 'La sua foto' } // prettier-ignore
    for (const [key, text] of Object.entries(words))
      for (const locale of ['it', 'en']) pack.texts[locale][`fields.others.${key}`] = text
    const carla = await callerAs(city, 'carla.neri')
    const dino = await callerAs(city, 'dino.costa')
    const given = { pack, officeId: 'building', note: 'Anche gli altri alberi' }
    const { proposalId, problems } = await carla.call('POST', '/office/service-proposals', given)
    if (typeof proposalId !== 'string') throw new Error(JSON.stringify(problems))
    await dino.call('POST', `/office/service-proposals/${proposalId}/decision`, { decision: 'approve' })
    const [session = '', csrf = ''] = (await city.cookieOf('marco.riva')).split(' ')
    cookie = `portico-session=${session}`
    token = csrf
  }, 60_000)

  /** Sends the page as a browser without JavaScript does. */
  async function submit(draft: Draft, fields: readonly (readonly [string, string | File])[]) {
    const form = new FormData()
    form.append('_csrf', token)
    form.append('_revision', String((await marco.call<Draft>('GET', `/drafts/${draft.id}`)).revision))
    for (const [name, value] of fields) form.append(name, value)
    const answer = await city.request(page(draft.id), { method: 'POST', body: form, headers: { cookie } })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const file = (name: string, content: Uint8Array = picture) => new File([Buffer.from(content)], name)

  test('each row has its own file, also beside a row that is still empty, and loses it with the row', async () => {
    const draft = await draftOf(marco)
    const rows = [
      ['others._rows', '2'],
      ['others.1.kind', 'Acero'],
      ['others.1.sick', 'yes'],
    ] as const
    const up = await submit(draft, [
      ...rows,
      ['others.1.picture', file('acero.png')],
      ['_do', 'upload:others.1.picture'],
    ])
    expect([up.status, up.to]).toEqual([303, expect.stringMatching(/richiesta\/tree\?.*#others\.1\.picture$/)])
    const { answers, files } = await marco.call<Draft>('GET', `/drafts/${draft.id}`)
    const [id = ''] = files.map((one) => one.id)
    expect(answers['others']).toEqual([{}, { kind: 'Acero', sick: true, picture: [id] }])
    expect(files).toMatchObject([{ slot: 'others.picture', name: 'acero.png' }])
    const kept = [...rows, ['others.1.picture', id]] as const
    // one file is all that a row takes, and another kind of file is none
    const more = await submit(draft, [
      ...kept,
      ['others.1.picture', file('due.png')],
      ['_do', 'upload:others.1.picture'],
    ])
    expect([more.status, /due.png: [^<]*al massimo 1 file/.test(more.html)]).toEqual([422, true])
    const other = await submit(draft, [...kept, ['others.0.kind', 'Tiglio'], ['others.0.sick', 'yes'], ['others.0.picture', file('x.png', Buffer.from('ciao'))], ['_do', 'next']]) // prettier-ignore
    expect([other.status, other.html.includes('x.png: '), other.html.includes('value="Tiglio"')]).toEqual([422, true, true]) // prettier-ignore
    expect(await rowsOf(draft)).toEqual(['acero.png'])
    // the first row goes: the file stays with its own
    await submit(draft, [...kept, ['_do', 'remove:others:0']])
    const moved = await marco.call<Draft>('GET', `/drafts/${draft.id}`)
    expect(moved.answers['others']).toEqual([{ kind: 'Acero', sick: true, picture: [id] }])
    await submit(draft, [
      ['others._rows', '1'],
      ['others.0.picture', id],
      ['_do', 'remove:others:0'],
    ])
    expect(await rowsOf(draft)).toEqual([])
    await marco.call('DELETE', `/drafts/${draft.id}`)
  })

  test('a page that was changed elsewhere comes back with what was typed and with the file', async () => {
    const draft = await draftOf(marco)
    const stale = new FormData()
    for (const [name, value] of [
      ['_csrf', token],
      ['_revision', '99'],
      ['species-name', 'Carpino'],
      ['pictures', file('albero.png')],
      ['_do', 'next'],
    ] as const)
      stale.append(name, value)
    const answer = await city.request(page(draft.id), { method: 'POST', body: stale, headers: { cookie } })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('albero.png')
    expect(html).toMatch(/<input type="hidden" name="pictures" value="[\da-f-]{36}"/)
    await marco.call('DELETE', `/drafts/${draft.id}`)
  })

  const rowsOf = async ({ id }: Draft) =>
    (await marco.call<Draft>('GET', `/drafts/${id}`)).files.map(({ name }) => name)
})
