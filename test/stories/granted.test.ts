import { expect, test } from 'vitest'
import { cast, officeAct, signedAndSent, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

test('asked, taken, granted, signed, delivered, read', async () => {
  await city.moveClockTo('2026-11-23T09:00:00Z')
  const { giulia, paola, luca } = await cast(city)
  const { caseId, number } = await submittedCase(giulia)
  expect(number).toBe('2026/0000001')
  await city.work()

  const mine = await giulia.call<{
    due: string
    receiptReady: boolean
    stateKind: string
    documents: { kind: string; id: string }[]
  }>('GET', `/cases/${caseId}`)
  expect(mine).toMatchObject({ due: '2026-12-23', receiptReady: true, stateKind: 'task' })
  const receipt = await giulia.raw('GET', `/cases/${caseId}/documents/${mine.documents[0]?.id}`)
  expect(
    Buffer.from(await receipt.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect((await city.mail.messages()).map(({ to }) => to)).toEqual(['giulia.ferro@example.org'])

  await officeAct(paola, caseId, 'take')
  await signedAndSent(paola, luca, caseId, 'grant', {
    reasons: 'L’interesse è diretto, concreto e attuale.',
    manner: 'copy-dossier',
    where: 'Area personale del sito',
    until: '2027-01-31',
  })
  await city.work()
  const ended = await giulia.call('GET', `/cases/${caseId}`)
  expect(ended).toMatchObject({ state: 'granted', outcome: 'granted', stateKind: 'end' })
  expect(await city.mail.messages()).toHaveLength(2)

  const accesses = await giulia.call<{ accesses: { officer: string; purpose: string; caseNumber: string }[] }>(
    'GET',
    '/accesses',
  )
  expect(new Set(accesses.accesses.map(({ officer }) => officer))).toEqual(new Set(['Paola Conti', 'Luca Gallo']))
  expect(
    accesses.accesses.every(({ caseNumber, purpose }) => caseNumber === number && purpose === 'case-handling'),
  ).toBe(true)
})
