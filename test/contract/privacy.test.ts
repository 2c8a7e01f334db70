import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { privacy } from '#app/modules.ts'
import { sha256Hex } from '#kernel/hash.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { answers, filledDraft, officeAct } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { pdfForm } from '../support/files.ts'

const city = testCity()
const hostile = `</script><img src=x onerror=alert(1)>"'; drop table person; -- =1+1 \u202Egpj.exe 𝕏 \\u0000 {name}\n\ttwo lines`
const secretOfMarco = 'Il segreto di Marco'
const noteOfPaola = 'Da sentire l’edilizia: parola di Paola.'
const unfinished = 'La bozza mai inviata'

interface HoldingView {
  owner: string
  kind: string
  count: number
  keptUntilOn: string | null
  erasable: boolean
  heldBack: { reason: string; norm: string } | null
}

interface Exported {
  dossier: { contacts: { email: string | null; phone: string | null }; accesses: { operation: string }[] }
  cases: {
    drafts: unknown[]
    cases: { number: string; application: { answers: Record<string, unknown> }; acts: { entered: unknown }[] }[]
    messages: unknown[]
  }
  register: { registrations: { number: string }[] }
  files: { name: string; sha256: string; bytes: number; address: string }[]
}

let giulia: Caller
let marco: Caller
let paola: Caller
let numbers: string[]
let draft: { id: string; fileId: string }

async function typed(person: Caller, interest: string): Promise<{ id: string; revision: number }> {
  const { id, revision } = await filledDraft(person)
  return {
    id,
    ...(await person.call<{ revision: number }>('PUT', `/drafts/${id}/pages/interest`, {
      revision,
      answers: { ...answers.interest, interest },
    })),
  }
}

async function sent(person: Caller, interest: string): Promise<{ caseId: string; number: string }> {
  const { id, revision } = await typed(person, interest)
  await person.call('POST', `/drafts/${id}/documents/attachments/files`, pdfForm())
  return person.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
}

const exportOf = async (person: Caller): Promise<Exported> => person.call<Exported>('GET', '/me/data/export')
const holdingsOf = async (person: Caller) =>
  (await person.call<{ holdings: HoldingView[] }>('GET', '/me/data')).holdings

function stored(keyId: string, fileId: string): { file: boolean; key: boolean } {
  return {
    file: existsSync(join(city.folder, 'files', 'montelago', fileId.slice(0, 2), fileId)),
    key: existsSync(join(city.folder, 'keys', 'montelago', `${keyId}.key`)),
  }
}

beforeAll(async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  giulia = await callerAs(city, 'giulia.ferro')
  marco = await callerAs(city, 'marco.riva')
  paola = await callerAs(city, 'paola.conti')
  const first = await sent(giulia, hostile)
  const second = await sent(giulia, 'Il secondo interesse')
  numbers = [first.number, second.number]
  await sent(marco, secretOfMarco)
  await officeAct(paola, first.caseId, 'take')
  await paola.call('POST', `/office/cases/${first.caseId}/notes`, { noteId: crypto.randomUUID(), text: noteOfPaola })
  const letter = await officeAct(paola, first.caseId, 'tell-third-party', {
    'third-party-name': 'Carla Neri',
    'third-party-email': 'carla.neri@example.org',
    'third-party-request': 'Copia del permesso.',
    'third-party-reasons': 'Il documento la riguarda.',
  })
  await paola.call('POST', `/office/cases/${first.caseId}/documents/${letter}/sending`)
  await city.work()
  await officeAct(paola, first.caseId, 'third-party-objects', { 'third-party-answer': 'Mi oppongo, scrive la vicina.' })
  await giulia.call('POST', `/cases/${second.caseId}/actions/withdraw`, {
    revision: 1,
    answers: { 'withdrawal-reason': 'Ho cambiato idea' },
  })
  await giulia.call('PUT', '/profile', { email: 'nuova.giulia@example.org', phone: '+39 011 555', locale: 'it' })
  const { id } = await typed(giulia, unfinished)
  const { files } = await giulia.call<{ files: { id: string }[] }>(
    'POST',
    `/drafts/${id}/documents/attachments/files`,
    pdfForm(),
  )
  draft = { id, fileId: files[0]?.id ?? '' }
  await city.work()
})

describe('what is held', () => {
  test('is told kind by kind: how much, until when, and why it cannot be erased', async () => {
    const holdings = await holdingsOf(giulia)
    const of = (kind: string) => holdings.filter((holding) => holding.kind === kind)
    expect(of('drafts')).toMatchObject([{ count: 1, erasable: true, heldBack: null }])
    expect(of('files').map(({ count, erasable }) => [count, erasable])).toEqual([
      [1, true],
      [2, false],
    ])
    expect(of('cases')).toMatchObject([
      { count: 1, keptUntilOn: null, erasable: false },
      { count: 1, keptUntilOn: '2031-03-02', erasable: false }, // withdrawn: five years
    ])
    expect(of('notes')).toMatchObject([{ count: 1, erasable: false }])
    expect(of('registrations')).toMatchObject([{ count: 2, erasable: false }])
    expect(of('sessions').length).toBe(1)
    expect(of('contacts')).toMatchObject([{ count: 2, erasable: true }])
    for (const { heldBack } of holdings.filter(({ erasable }) => !erasable)) {
      expect(heldBack?.reason.length).toBeGreaterThan(15)
      expect(heldBack?.norm).toMatch(/art\. \d+|\d\/\d{4}/)
    }
  })

  test('comes in the language asked for', async () => {
    const english = await (await giulia.raw('GET', '/me/data', undefined, { 'accept-language': 'en' })).json()
    expect(JSON.stringify(english)).toContain('Drafts not sent')
  })

  test('is one’s own: officers and others see theirs, another municipality none of it', async () => {
    const mine = JSON.stringify(await holdingsOf(giulia))
    expect((await holdingsOf(paola)).find(({ kind }) => kind === 'cases')).toBeUndefined()
    expect((await holdingsOf(paola)).find(({ kind }) => kind === 'officer')).toBeDefined()
    expect(mine).not.toContain('officer')
    const elsewhere = await callerAs(city, 'giulia.ferro', 'rivabella')
    expect((await holdingsOf(elsewhere)).find(({ kind }) => kind === 'cases')).toBeUndefined()
    const foreign = await callerAs(city, 'giulia.ferro', 'montelago', 'rivabella')
    for (const [method, path] of [
      ['GET', '/me/data'],
      ['GET', '/me/data/export'],
      ['POST', '/me/data/erasure'],
    ] as const)
      expect((await foreign.raw(method, path)).status).toBe(401)
  })
})

describe('the copy', () => {
  test('is a download that nothing keeps', async () => {
    const answer = await giulia.raw('GET', '/me/data/export')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''i-miei-dati-2026-03-02\.json$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toBe('application/json')
  })

  test('holds everything that the person entered, byte by byte', async () => {
    const exported = await exportOf(giulia)
    expect(exported.cases.cases.map(({ number }) => number).sort()).toEqual([...numbers].sort())
    const entered = exported.cases.cases.map(({ application }) => application.answers)
    expect(entered.map(({ interest }) => interest)).toEqual(expect.arrayContaining([hostile, 'Il secondo interesse']))
    for (const values of Object.values({ ...answers.act, ...answers['access-way'] }))
      for (const one of entered) expect(Object.values(one)).toContainEqual(values)
    const text = JSON.stringify(exported)
    for (const word of ['Ho cambiato idea', unfinished, 'nuova.giulia@example.org', '+39 011 555', 'FRRGLI86E54L219M'])
      expect(text).toContain(word)
    expect(exported.register.registrations.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers))
    expect(exported.cases.messages.length).toBeGreaterThanOrEqual(3)
  })

  test('names its files by hash and address, and the addresses of cases open', async () => {
    const { files } = await exportOf(giulia)
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['atto.pdf', `receipt-${numbers[0]?.replace('/', '-')}.pdf`]),
    )
    const session = (await city.cookieOf('giulia.ferro')).split(' ')[0]
    for (const { address, sha256, bytes } of files) {
      if (!address.includes('/pratiche/')) continue
      const answer = await city.request(address, { headers: { cookie: `portico-session=${session}` } })
      const content = Buffer.from(await answer.arrayBuffer())
      expect(content.length).toBe(bytes)
      expect(sha256Hex(content)).toBe(sha256)
    }
  })

  test('is what the schemas of its owners say, and each says what it holds', async () => {
    const exported = (await exportOf(giulia)) as unknown as Record<string, unknown>
    for (const { owner, schema } of privacy) expect(schema.parse(exported[owner]), owner).toEqual(exported[owner])
    expect(Object.keys(exported)).toEqual([
      'format',
      'municipality',
      'exportedAt',
      ...privacy.map(({ owner }) => owner),
      'files',
    ])
  })

  test('holds nothing of another person, and no word of officers’ notes', async () => {
    const text = JSON.stringify(await exportOf(giulia))
    for (const other of [
      secretOfMarco,
      'Riva',
      'RVIMRC74S02F205B',
      'marco.riva',
      noteOfPaola,
      'CNTPLA68C61L219T',
      'Neri',
      'carla',
      'la vicina',
    ])
      expect(text).not.toContain(other)
    const officer = JSON.stringify(await exportOf(paola))
    for (const other of [hostile, secretOfMarco, 'FRRGLI86E54L219M', numbers[0]]) expect(officer).not.toContain(other)
    expect(JSON.stringify(await exportOf(marco))).toContain(secretOfMarco)
  })
})

describe('the erasure', () => {
  test('erases drafts with their files and keys, and contacts; what is left says why', async () => {
    expect(stored(draft.id, draft.fileId)).toEqual({ file: true, key: true })
    const { erased, heldBack } = await giulia.call<{ erased: { count: number }[]; heldBack: HoldingView[] }>(
      'POST',
      '/me/data/erasure',
    )
    expect(erased.map(({ count }) => count)).toEqual([2, 1, 1])
    expect(heldBack.every(({ erasable }) => !erasable)).toBe(true)
    expect(heldBack.filter(({ kind }) => kind === 'cases').map(({ keptUntilOn }) => keptUntilOn)).toEqual([
      null,
      '2031-03-02',
    ])
    await city.work()
    expect(stored(draft.id, draft.fileId)).toEqual({ file: false, key: false })
    expect((await giulia.raw('GET', `/drafts/${draft.id}`)).status).toBe(404)
  })

  test('leaves nothing of it in a second copy, and keeps the cases', async () => {
    const exported = await exportOf(giulia)
    const text = JSON.stringify({ ...exported, cases: { ...exported.cases, messages: [] } })
    for (const gone of [unfinished, 'nuova.giulia@example.org', '+39 011 555']) expect(text).not.toContain(gone)
    expect(exported.cases.drafts).toEqual([])
    expect(exported.dossier.contacts).toMatchObject({ email: null, phone: null })
    expect(exported.cases.cases).toHaveLength(2)
    expect(exported.files.some(({ address }) => !address.includes('/pratiche/'))).toBe(false)
  })

  test('again erases nothing and harms nobody', async () => {
    expect(await giulia.call('POST', '/me/data/erasure')).toMatchObject({ erased: [] })
    expect(JSON.stringify(await exportOf(marco))).toContain('marco.riva@example.org')
    const opened = await giulia.call<{ files: unknown[] }>('GET', `/cases/${(await casesOf())[0]?.id}`)
    expect(opened.files).toHaveLength(1)
  })

  test('a submission at the same moment is sent or erased, not half of each', async () => {
    const anna = await callerAs(city, 'anna.dellorto')
    for (let round = 0; round < 5; round += 1) {
      const { id, revision } = await filledDraft(anna)
      const [submission] = await Promise.all([
        anna.raw('POST', `/drafts/${id}/submission`, { revision, declaration: true }),
        anna.call('POST', '/me/data/erasure'),
      ])
      expect([201, 404]).toContain(submission.status)
    }
    await city.work()
  })

  test('copies and erasures are recorded, and the person sees them', async () => {
    const { accesses } = await giulia.call<{ accesses: { operation: string; officer: string; purpose: string }[] }>(
      'GET',
      '/accesses',
    )
    const own = accesses.filter(({ purpose }) => purpose === 'data-rights')
    expect(new Set(own.map(({ operation }) => operation))).toEqual(new Set(['me.data.export', 'me.data.erase']))
    expect(new Set(own.map(({ officer }) => officer))).toEqual(new Set(['Tu']))
    const { accesses: ofMarco } = await marco.call<{ accesses: { operation: string }[] }>('GET', '/accesses')
    expect(ofMarco.map(({ operation }) => operation)).not.toContain('me.data.erase')
  })
})

async function casesOf(): Promise<{ id: string }[]> {
  return (await giulia.call<{ cases: { id: string }[] }>('GET', '/cases')).cases
}

test('a discarded draft leaves no key either', async () => {
  const { id } = await filledDraft(marco)
  const { files } = await marco.call<{ files: { id: string }[] }>(
    'POST',
    `/drafts/${id}/documents/attachments/files`,
    pdfForm(),
  )
  const fileId = files[0]?.id ?? ''
  expect(stored(id, fileId)).toEqual({ file: true, key: true })
  await marco.call('DELETE', `/drafts/${id}`)
  expect(stored(id, fileId)).toEqual({ file: false, key: false })
})

test('no log line holds what was exported', () => {
  for (const secret of ['Ho cambiato idea', 'FRRGLI86E54L219M', secretOfMarco])
    expect(city.logLines.join('\n')).not.toContain(secret)
})
