import { callerAs } from './api.ts'
import type { Caller } from './api.ts'
import { officeAct, signedAndSent, submittedCase } from './application.ts'
import type { TestCity } from './city.ts'

/** An area of the market square, so many millionths of a degree to the east: about 8 metres for 100. */
export function marketSquare(east = 0, width = 100) {
  const at = (x: number, y: number) => [7.9765 + (east + x) / 1e6, 45.4307 + y / 1e6]
  return {
    description: 'Piazza del Mercato',
    geometry: { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, 100), at(0, 100), at(0, 0)]] },
  }
}

/** Answers of an application for a removal, page by page. */
export function occupation(where: Readonly<Record<string, unknown>>, from: string, until: string) {
  return {
    use: { body: 'person', purpose: 'removal', description: 'Trasloco con autoscala.', structures: ['nothing'] },
    'where-and-when': { place: where, zone: 'centre', stay: { from, until }, ground: 'square' },
    contacts: { 'contact-email': 'giulia.ferro@example.org' },
  }
}

/** Who applies, the office of public space, and the offices that are asked. */
export async function landCast(city: TestCity) {
  return {
    giulia: await callerAs(city, 'giulia.ferro'),
    marco: await callerAs(city, 'marco.riva'),
    irene: await callerAs(city, 'irene.bassi'),
    davide: await callerAs(city, 'davide.leone'),
    fabbri: await callerAs(city, 'marco.fabbri'),
  }
}

type Cast = Awaited<ReturnType<typeof landCast>>

/** An application that has both opinions and only waits for the decision; gives its case. */
export async function readyToDecide(
  { irene, davide, fabbri }: Cast,
  person: Caller,
  pages: ReturnType<typeof occupation>,
): Promise<string> {
  const { caseId } = await submittedCase(person, 'public-space-occupation', pages)
  await officeAct(irene, caseId, 'take')
  await officeAct(irene, caseId, 'ask-opinions')
  const favourable = { opinion: 'favourable', 'opinion-reasons': 'Nulla osta.' }
  await officeAct(davide, caseId, 'police-opinion', favourable)
  await officeAct(fabbri, caseId, 'roads-opinion', favourable)
  return caseId
}

/** Grants an application and lets it be delivered: what is due is charged. */
export async function granted(city: TestCity, { irene }: Cast, caseId: string): Promise<void> {
  await signedAndSent(irene, irene, caseId, 'grant', { reasons: 'I pareri sono favorevoli.' })
  await city.work()
}

/** Pays all that is due for a case, at a bank, and lets the program hear of it. */
export async function pay(city: TestCity, person: Caller, caseId: string): Promise<void> {
  const { payments } = await person.call<{ payments: { state: string; noticeNumber: string }[] }>(
    'GET',
    `/cases/${caseId}`,
  )
  for (const { state, noticeNumber } of payments) if (state === 'due') city.payments.pay(noticeNumber)
  await city.work()
}
