import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'
import { imageForm, pdfForm } from '../support/files.ts'

const city = testCity()
let paola: Caller
let elena: Caller
let anybody: Caller

interface Act {
  readonly state: string
  readonly notice: { readonly year: number; readonly number: number; readonly lastDay: string } | null
  readonly files: readonly { readonly id: string; readonly name: string; readonly sha256: string }[]
}

interface Notice {
  readonly title: string
  readonly kind: string | null
  readonly askedBy: string | null
  readonly from: string
  readonly until: string
  readonly sha256: string
  readonly files: Act['files']
}

const ordinance = {
  officeId: 'transparency',
  kind: 'ordinance',
  title: 'Divieto di sosta in piazza Roma il 5 marzo',
  titleEn: 'No parking in piazza Roma on 5 March',
  number: '12',
  date: '2026-03-01',
  norm: 'L. 69/2009 art. 32',
  days: 15,
}

const page = async (path: string, as?: string) => {
  const headers = as === undefined ? {} : { cookie: `portico-session=${(await city.cookieOf(as)).split(' ')[0]}` }
  const answer = await city.request(path, { headers })
  return { status: answer.status, html: await answer.text() }
}
const refusal = async (answer: Promise<Response>) => {
  const { status, code } = (await (await answer).json()) as { status: number; code: string }
  return `${status} ${code}`
}
const prepared = async (more: object = {}) =>
  (await paola.call<{ actId: string }>('POST', '/office/acts', { ...ordinance, ...more })).actId
const withFile = async (more: object = {}) => {
  const actId = await prepared(more)
  const { id } = await paola.call<{ id: string }>('POST', `/office/acts/${actId}/files`, pdfForm())
  return { actId, fileId: id }
}
const post = (actId: string) => paola.call<{ year: number; number: number }>('POST', `/office/acts/${actId}/posting`)

beforeAll(async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  paola = await callerAs(city, 'paola.conti')
  elena = await callerAs(city, 'elena.moretti')
  anybody = await callerAs(city, undefined)
})

test('an act is prepared by its office, and nobody else reads it or its file before it is posted', async () => {
  const { actId, fileId } = await withFile()
  expect(await refusal(elena.raw('GET', `/office/acts/${actId}`))).toBe('404 not-found')
  expect(await refusal(elena.raw('GET', `/office/acts/${actId}/files/${fileId}`))).toBe('404 not-found')
  expect(await refusal(elena.raw('POST', `/office/acts/${actId}/posting`))).toBe('404 not-found')
  expect(await refusal(elena.raw('POST', '/office/acts', ordinance))).toBe('404 not-found')
  expect((await page('/albo-pretorio')).html).not.toContain('Divieto di sosta')
  const { html } = await page('/ufficio/albo', 'paola.conti')
  expect(html).toContain('Divieto di sosta')
  await paola.raw('DELETE', `/office/acts/${actId}`)
  expect(await refusal(paola.raw('GET', `/office/acts/${actId}`))).toBe('404 not-found')
  expect(await city.look('select id from t_montelago.board_act_file')).toEqual([])
})

test('what cannot be posted is refused with its reason', async () => {
  expect(await refusal(paola.raw('POST', '/office/acts', { ...ordinance, date: '2026-03-03' }))).toBe(
    '422 act-date-wrong',
  )
  expect(await refusal(paola.raw('POST', '/office/acts', { ...ordinance, kind: 'other-body' }))).toBe(
    '422 act-asked-by-missing',
  )
  expect(await refusal(paola.raw('POST', '/office/acts', { ...ordinance, days: 0 }))).toBe('422 invalid-input')
  const actId = await prepared()
  expect(await refusal(paola.raw('POST', `/office/acts/${actId}/posting`))).toBe('422 act-incomplete')
  // what a file is, its content says: a picture under the name of a PDF
  expect(await refusal(paola.raw('POST', `/office/acts/${actId}/files`, imageForm(undefined, 'atto.pdf')))).toBe(
    '422 act-file-refused',
  )
  expect((await paola.call<Act>('GET', `/office/acts/${actId}`)).files).toEqual([])
  await paola.raw('DELETE', `/office/acts/${actId}`)
})

test('posted, it takes its number and is public with its file from today to its last day, the first not counted', async () => {
  const { actId, fileId } = await withFile()
  expect(await post(actId)).toEqual({ year: 2026, number: 1 })
  const notice = await anybody.call<Notice>('GET', '/notices/2026/1')
  expect(notice).toMatchObject({ title: ordinance.title, from: '2026-03-02', until: '2026-03-17', service: null })
  expect(notice.sha256).toBe(notice.files[0]?.sha256)
  const board = await page('/albo-pretorio?q=ordinanza')
  expect(board.html).toContain('Divieto di sosta in piazza Roma il 5 marzo, n. 12 del 1 marzo 2026')
  expect((await page('/en/albo-pretorio/2026/1')).html).toContain('No parking in piazza Roma')
  const file = await city.request(`/albo-pretorio/2026/1/file/${fileId}`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await file.text()).slice(0, 5)).toBe('%PDF-')
  // never changed: neither by its office, nor by a slip of this program
  expect(await refusal(paola.raw('PUT', `/office/acts/${actId}`, ordinance))).toBe('409 act-posted')
  expect(await refusal(paola.raw('DELETE', `/office/acts/${actId}`))).toBe('409 act-posted')
  expect(await refusal(paola.raw('DELETE', `/office/acts/${actId}/files/${fileId}`))).toBe('409 act-posted')
  expect(await refusal(paola.raw('POST', `/office/acts/${actId}/posting`))).toBe('409 act-posted')
  await expect(city.look("update t_montelago.board_act set number = '13' where id = $1", [actId])).rejects.toThrow(
    'never changed',
  )
})

test('two who post at once get two numbers, and one act posted twice at once gets one', async () => {
  const [one, other] = [await withFile(), await withFile({ kind: 'other-body', askedBy: 'Tribunale di Alba' })]
  const answers = await Promise.all(
    [one, one, other].map(({ actId }) => paola.raw('POST', `/office/acts/${actId}/posting`)),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 409])
  expect(await city.look('select number from t_montelago.notice_registration order by number')).toEqual(
    [1, 2, 3].map((number) => ({ number })),
  )
  expect((await page('/albo-pretorio?q=tribunale')).html).toContain('Atto di un altro ente, Tribunale di Alba')
})

test('annulled, it leaves at once for everybody, its number stays, and the certificate says why', async () => {
  const { actId, fileId } = await withFile({ title: 'Sbagliato' })
  const { number } = await post(actId)
  expect((await page('/albo-pretorio')).html).toContain('Sbagliato')
  const why = { why: 'Il file era di un altro atto.' }
  expect(await refusal(elena.raw('POST', `/office/acts/${actId}/annulment`, why))).toBe('404 not-found')
  await paola.raw('POST', `/office/acts/${actId}/annulment`, why)
  expect((await page('/albo-pretorio')).html).not.toContain('Sbagliato')
  for (const who of [undefined, 'paola.conti']) {
    expect((await page(`/albo-pretorio/2026/${number}`, who)).status).toBe(410)
    expect((await page(`/albo-pretorio/2026/${number}/file/${fileId}`, who)).status).toBe(410)
  }
  expect(await refusal(paola.raw('POST', `/office/acts/${actId}/annulment`, why))).toBe('409 act-not-annullable')
  expect((await page('/ufficio/albo', 'paola.conti')).html).toContain('Annullato il 2 marzo 2026')
  expect((await page(`/ufficio/albo/atti/${actId}`, 'paola.conti')).html).toContain(why.why)
  const certificate = await paola.raw('GET', `/office/acts/${actId}/certificate`)
  expect(certificate.headers.get('content-type')).toBe('application/pdf')
  expect((await elena.raw('GET', `/office/acts/${actId}/certificate`)).status).toBe(404)
})

test('it leaves by itself at the first instant of the day after its last, and is certified', async () => {
  const [{ act_id: first } = { act_id: '' }] = await city.look<{ act_id: string }>(
    'select act_id from t_montelago.publication p join t_montelago.notice_registration n on n.publication_id = p.id where number = 1',
  )
  const [{ id } = { id: '' }] = await city.look<{ id: string }>(
    'select id from t_montelago.board_act_file where act_id = $1',
    [first],
  )
  await city.moveClockTo('2026-03-17T22:59:59Z')
  expect((await page('/albo-pretorio/2026/1')).status).toBe(200)
  const late = await callerAs(city, 'paola.conti')
  expect(await refusal(late.raw('GET', `/office/acts/${first}/certificate`))).toBe('409 notice-on-board')
  await city.moveClockTo('2026-03-17T23:00:00Z')
  expect((await page('/albo-pretorio/2026/1')).status).toBe(410)
  expect((await page(`/albo-pretorio/2026/1/file/${id}`)).status).toBe(410)
  expect((await page('/albo-pretorio')).html).not.toContain('Divieto di sosta')
  const certificate = await late.raw('GET', `/office/acts/${first}/certificate`)
  expect(certificate.headers.get('content-type')).toBe('application/pdf')
  const { html } = await page('/ufficio/albo', 'paola.conti')
  expect(html).toContain('Scarica il certificato n. 1 del 2026')
})
