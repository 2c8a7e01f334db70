import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { officeAct, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { promised } from '../support/promised.ts'

const city = testCity()
let giulia: Caller
let paola: Caller
let marco: Caller

interface Seen {
  readonly stateName: string
  readonly documents: readonly { readonly id: string; readonly title: string }[]
}

beforeAll(async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  giulia = await callerAs(city, 'giulia.ferro')
  paola = await callerAs(city, 'paola.conti')
  marco = await callerAs(city, 'marco.fabbri')
})

/** A letter without a signature, sent at once, and delivered with the mail. */
async function letter(caseId: string, action: string, answers: Record<string, unknown>): Promise<void> {
  const documentId = (await officeAct(paola, caseId, action, answers)) ?? ''
  await paola.call('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
  await city.work()
}

async function seen(caseId: string): Promise<Seen> {
  const found = await giulia.call<Seen>('GET', `/cases/${caseId}`)
  for (const { id } of found.documents) {
    const pdf = await giulia.raw('GET', `/cases/${caseId}/documents/${id}`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
  return found
}

test('a danger on the road is reported with a picture, inspected by the roads office, planned, and done', async () => {
  const story = 'A danger on the road: sent all the same, planned after the inspection, then done'
  const { caseId } = await submittedCase(giulia, 'inefficiency-report', await promised('inefficiency-report', story))
  await city.work()
  expect((await seen(caseId)).stateName).toBe('Ricevuta')
  await officeAct(paola, caseId, 'take')
  await officeAct(paola, caseId, 'ask-works')
  await officeAct(marco, caseId, 'works-inspection', {
    inspection: 'to-repair',
    'inspection-note': 'Serve un chiusino.',
  })
  await letter(caseId, 'plan', { plan: 'Mettiamo un chiusino nuovo.', 'planned-by': '2026-03-31' })
  const planned = await seen(caseId)
  expect(planned.stateName).toBe('Lavori programmati')
  expect(planned.documents).toHaveLength(2)
  await officeAct(paola, caseId, 'finish', { done: 'Chiusino cambiato.' })
  await city.work()
  expect((await seen(caseId)).stateName).toBe('Risolta')
})

test('a question is answered in writing', async () => {
  const answers = await promised('assistance-request', 'Answered in writing')
  const { caseId } = await submittedCase(giulia, 'assistance-request', answers)
  await city.work()
  await officeAct(paola, caseId, 'take')
  await letter(caseId, 'answer', { reply: 'Una per la casa che lasci e una per quella nuova.' })
  const answered = await seen(caseId)
  expect(answered.stateName).toBe('Con risposta')
  expect(answered.documents).toHaveLength(2)
})
