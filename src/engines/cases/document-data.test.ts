import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { italianCalendar } from '#kernel/calendars.ts'
import { plainDate } from '#kernel/dates.ts'
import { createRenderer } from '#platform/documents/index.ts'
import { readTenantFile } from '#platform/tenants/provision.ts'
import { tenantDataSchema } from '#platform/tenants/tenant.ts'
import { ServicePack } from './definition.ts'
import { DocumentData, documentData } from './document-data.ts'
import type { DocumentInput } from './document-data.ts'
import { repeatedFields } from './facts.ts'
import { readLegal } from './legal.ts'
import { loadPackFolder } from './load-pack.ts'

const pack = ServicePack.parse(await loadPackFolder('services/records-access'))
const tenant = tenantDataSchema.parse(readTenantFile('tenants/montelago/tenant.json'))
const receivedAt = new Date('2026-03-02T09:00:00Z')

function input(change: Partial<DocumentInput> = {}): DocumentInput {
  const now = change.now ?? receivedAt
  return {
    tenant,
    record: {
      number: '2026/0000123',
      officeId: 'transparency',
      receivedAt,
      version: { sha256: '', pack },
      state: { responsibleId: 'giulia' },
    },
    document: { template: 'receipt', actionId: null, recipient: 'applicant' },
    applicant: { givenName: 'Mario', familyName: 'Rossi', fiscalCode: 'RSSMRA80A01L219M' },
    officerNames: new Map([['giulia', 'Giulia Ferraris']]),
    application: [{ stableId: 'act-date', label: 'Data del documento', value: '2024-05-08' }],
    repeated: [],
    written: [],
    files: [],
    registration: { label: '2026/0000123', date: plainDate('2026-03-02') },
    clocks: readLegal(pack.definition, [{ fact: 'received', at: receivedAt.toISOString() }], now, italianCalendar()),
    locale: 'it',
    now,
    ...change,
  }
}

const letter = (actionId: string, template: string, recipient: 'applicant' | 'third-party' = 'applicant') => ({
  actionId,
  template,
  recipient,
})
const words = (data: DocumentData) => JSON.stringify(data)

describe('the receipt', () => {
  test('says what L. 241/1990 art. 8 and 18-bis ask', () => {
    const data = documentData(input())
    const facts = Object.fromEntries(data.facts.map(({ label, value }) => [label, value]))
    expect(facts).toMatchObject({
      Ufficio: 'Ufficio relazioni con il pubblico e trasparenza',
      'Responsabile del procedimento': 'Giulia Ferraris',
      'Data di ricezione': '2 marzo 2026',
      'Rispondiamo entro': '1 aprile 2026',
    })
    expect(data.protocol).toEqual({ number: '2026/0000123', date: '2 marzo 2026' })
    expect(data.remedies?.paragraphs.join(' ')).toMatch(
      /si intende respinta.*30 giorni.*Tribunale amministrativo.*Difensore civico/,
    )
  })

  test('writes dates of the form out, sizes in words, and digests so that a line can break', () => {
    const data = documentData(input({ files: [{ name: 'foto.jpg', bytes: 1_234_567, sha256: 'a1b2c3d4'.repeat(8) }] }))
    expect(data.application?.rows).toEqual([{ label: 'Data del documento', value: '8 maggio 2024' }])
    expect(data.attachments?.rows).toEqual([['foto.jpg', '1,2 MB', 'a1b2c3d4 '.repeat(8).trim()]])
  })

  test('names the office when nobody is in charge yet', () => {
    expect(documentData(input({ officerNames: new Map() })).signature.name).toBe(
      'Ufficio relazioni con il pubblico e trasparenza',
    )
  })
})

describe('a letter of the office', () => {
  test('gives each long answer its heading, and short ones a line', () => {
    const data = documentData(
      input({
        document: letter('defer', 'decision'),
        written: [
          { stableId: 'reasons', label: 'Motivi della decisione', value: 'La gara è in corso.\n\nFinisce a giugno.' },
          { stableId: 'deferred-until', label: 'Rinviato al', value: '2026-06-30' },
        ],
      }),
    )
    expect(data.sections).toEqual([
      { title: 'Motivi della decisione', paragraphs: ['La gara è in corso.', 'Finisce a giugno.'] },
    ])
    expect(data.details).toEqual([{ label: 'Rinviato al', value: '30 giugno 2026' }])
    expect(data.opening.join(' ')).toContain('rinviato')
    expect(data.application).toBeNull()
  })

  test('to a third party is addressed to it, and does not carry what the applicant said of themselves', () => {
    const data = documentData(
      input({
        document: letter('tell-third-party', 'third-party', 'third-party'),
        written: [
          { stableId: 'third-party-name', label: 'Nome', value: 'Anna Verdi' },
          { stableId: 'third-party-email', label: 'E-mail', value: 'anna@example.org' },
          { stableId: 'third-party-request', label: 'Che cosa è stato chiesto', value: 'Il permesso.' },
        ],
      }),
    )
    expect(data.recipient).toEqual(['Anna Verdi', 'anna@example.org'])
    expect(data.sections.map(({ title }) => title)).toEqual(['Che cosa è stato chiesto'])
    expect(words(data)).not.toContain('RSSMRA80A01L219M')
  })

  test('the certificate of silence names the day that passed', () => {
    const now = new Date('2026-04-02T06:00:00Z')
    const data = documentData(input({ document: letter('tacitly-refuse', 'tacit-refusal'), registration: null, now }))
    expect(data.opening[0]).toContain('1 aprile 2026')
    expect(data.protocol).toBeNull()
  })
})

describe('every document of the pack, in each language', () => {
  const documents = [
    { actionId: null, template: pack.definition.receipt.template, recipient: 'applicant' as const },
    ...pack.definition.actions.flatMap(({ id, writes }) =>
      writes ? [letter(id, writes.template, writes.recipient)] : [],
    ),
  ]
  const cases = documents.flatMap((document) =>
    (['it', 'en'] as const).map((locale) => [document.actionId ?? 'receipt', locale, document] as const),
  )

  test.each(cases)('%s (%s) has its shape and no gap', (_, locale, document) => {
    const data = documentData(input({ document, locale }))
    expect(DocumentData.parse(data)).toEqual(data)
    expect(data.opening.length).toBeGreaterThan(0)
    // a missing text shows as its key in brackets, a missing value as its name in braces
    expect(words(data)).not.toMatch(/\[[a-z]+\.[a-z.-]+\]|\{[a-zA-Z]+\}/)
    expect(data.title).not.toBe('')
  })

  test.each(cases.filter(([, , { template }]) => template === 'decision'))(
    '%s (%s) names authority and term',
    (_, locale, document) => {
      const text = documentData(input({ document, locale })).remedies?.paragraphs.join(' ') ?? ''
      expect(text).toContain('30')
      expect(text).toContain(tenant.remedies.court[locale])
      expect(text).toContain(tenant.remedies.ombudsman[locale])
    },
  )
})

describe('a case of several clocks', async () => {
  const residence = ServicePack.parse(await loadPackFolder('services/residence-change'))
  const received = { fact: 'received', at: '2026-04-30T08:00:00.000Z' }
  const ofResidence = (at: string, change: Partial<DocumentInput> = {}) =>
    documentData(
      input({
        record: { ...input().record, version: { sha256: '', pack: residence } },
        clocks: readLegal(residence.definition, [received], new Date(at), italianCalendar()),
        ...change,
      }),
    )

  test('its receipt names each of them with its day (L. 241/1990 art. 8(2)(c-bis))', () => {
    expect(ofResidence(received.at).facts).toEqual(
      expect.arrayContaining([
        { label: 'Registrazione della dichiarazione', value: 'entro il 5 maggio 2026' },
        { label: 'Accertamento della dimora abituale', value: 'entro il 15 giugno 2026' },
      ]),
    )
  })

  test('a letter says again what its action names of the application', () => {
    const confirm = residence.definition.actions.find(({ id }) => id === 'confirm')
    const fields = repeatedFields(residence.definition, confirm?.writes?.repeats ?? [])
    expect(fields.map(({ stableId, fields: inner }) => [stableId, inner?.map((one) => one.stableId)])).toEqual([
      ['home', undefined],
      ['members', ['person']],
    ])
    const repeated = [{ stableId: 'home', label: 'Indirizzo nuovo', value: 'via Roma 12' }]
    expect(ofResidence(received.at, { document: letter('confirm', 'decision'), repeated }).details).toEqual([
      { label: 'Indirizzo nuovo', value: 'via Roma 12' },
    ])
  })

  test('the certificate of a silence names the day of the clock that expired', () => {
    const data = ofResidence('2026-06-16T06:00:00Z', { document: letter('deem-true', 'deemed-true') })
    expect(data.opening[0]).toContain('è scaduto il giorno 15 giugno 2026')
    expect(data.facts).toContainEqual({ label: 'Scadenza', value: '15 giugno 2026' })
  })
})

describe('what was drawn', () => {
  const geometry = { type: 'Point' as const, coordinates: [7.9735, 45.4312] }
  const drawn = { stableId: 'where', label: 'Dove si trova', value: 'in piazza', drawn: [geometry] }

  test('comes with the application in the receipt, and in a letter that says it again', () => {
    const [map] = documentData(input({ application: [drawn], repeated: [drawn] })).maps
    expect(map).toMatchObject({
      label: 'Dove si trova',
      alt: expect.stringMatching(/^Mappa: Un punto; vicino a Via Roma/),
    })
    const [again] = documentData(input({ document: letter('grant', 'decision'), repeated: [drawn] })).maps
    expect(again).toEqual(map)
    expect(documentData(input({ document: letter('grant', 'decision'), application: [drawn] })).maps).toEqual([])
  })

  test('is a described figure of the letter, with its names as text', async () => {
    const trees = ServicePack.parse(await loadPackFolder('services/tree-felling-permit'))
    const renderer = createRenderer({ timeoutMs: 20_000 })
    const pdf = await renderer.render({
      template: trees.templates['receipt'] ?? '',
      data: documentData(input({ application: [drawn] })),
      createdAt: receivedAt,
      standard: 'a-2a',
    })
    await renderer.close()
    const page = await (await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })).getPage(2)
    const structure = JSON.stringify(await page.getStructTree())
    expect(structure).toMatch(/"role":"Figure","children":\[[^\]]*\],"alt":"Mappa: Un punto; vicino a Via Roma/)
    const { items } = await page.getTextContent()
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('Piazza del Municipio')
  })
})
