import { expect, test } from 'vitest'
import type { Caller } from '../support/api.ts'
import { filledDraft, officeAct, personAct, signedAndSent } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { granted, landCast, marketSquare, occupation, pay, readyToDecide } from '../support/occupation.ts'

const city = testCity()

interface Seen {
  readonly state: string
  readonly outcome: string | null
  readonly due: string | null
  readonly payments: readonly { code: string; state: string; amountCents: number }[]
  readonly documents: readonly { kind: string; title: string }[]
  readonly amended: readonly { stableId: string; value: string }[]
}

const seen = (person: Caller, caseId: string) => person.call<Seen>('GET', `/cases/${caseId}`)
const held = () =>
  city.look('select first_day::text, last_day::text from t_montelago.occupation order by first_day') as Promise<
    { first_day: string; last_day: string }[]
  >

/** What the office is told when it does something: status and code. */
async function refusal(officer: Caller, caseId: string, actionId: string, answers: Record<string, unknown> = {}) {
  const { revision } = await officer.call<{ revision: number }>('GET', `/office/cases/${caseId}`)
  const answer = await officer.raw('POST', `/office/cases/${caseId}/actions/${actionId}`, { revision, answers })
  return { status: answer.status, code: ((await answer.json()) as { code: string }).code }
}

test("granted after two opinions, paid, released with its permit; what is granted is nobody else's", async () => {
  await city.moveClockTo('2026-11-23T09:00:00Z')
  const people = await landCast(city)
  const { giulia, marco, irene } = people
  const mine = await readyToDecide(people, giulia, occupation(marketSquare(), '2027-01-11', '2027-01-13'))
  const his = await readyToDecide(people, marco, occupation(marketSquare(50), '2027-01-13', '2027-01-20'))

  // both may be granted until one is: then the other is told, and refused
  const read = (caseId: string) => irene.call<{ taken: { squareMetres: number }[] }>('GET', `/office/cases/${caseId}`)
  expect((await read(his)).taken).toEqual([])
  await granted(city, people, mine)
  expect(await held()).toEqual([{ first_day: '2027-01-11', last_day: '2027-01-13' }])
  const [taken] = (await read(his)).taken
  expect(taken).toMatchObject({ from: '2027-01-11', until: '2027-01-13' })
  expect(taken?.squareMetres).toBeCloseTo(43.5, 0)
  expect(await refusal(irene, his, 'grant', { reasons: 'Anche lui.' })).toEqual({ status: 409, code: 'place-taken' })

  // and anybody may know what is granted, and not to whom
  const open = await city.request('/api/v1/occupations?from=2027-01-12&until=2027-01-12')
  expect(await open.json()).toEqual({
    from: '2027-01-12',
    until: '2027-01-12',
    occupations: [
      {
        serviceId: 'public-space-occupation',
        from: '2027-01-11',
        until: '2027-01-13',
        place: marketSquare().geometry,
      },
    ],
  })

  // whoever draws the same place sees it before sending
  const { id } = await filledDraft(
    marco,
    'public-space-occupation',
    occupation(marketSquare(90), '2027-01-12', '2027-01-12'),
  )
  const draft = await marco.call<{ taken: unknown[]; issues: unknown[] }>('GET', `/drafts/${id}`)
  expect(draft).toMatchObject({ taken: [{ from: '2027-01-11', until: '2027-01-13' }], issues: [] })

  // 87 m2, 3 days, the tariff of 2027 in the centre
  const unpaid = await seen(giulia, mine)
  expect(unpaid).toMatchObject({ state: 'to-pay', outcome: null })
  expect(unpaid.payments.map(({ code, amountCents }) => [code, amountCents])).toEqual([
    ['concession', 87 * 3 * 90],
    ['stamps', 3_200],
  ])
  await pay(city, giulia, mine)
  const released = await seen(giulia, mine)
  expect(released).toMatchObject({ state: 'in-force', outcome: 'granted' })
  expect(released.documents.map(({ kind }) => kind)).toContain('release')
})

test('longer: only the difference is charged, and a new permit is released', async () => {
  const people = await landCast(city)
  const { giulia, irene } = people
  const caseId = await readyToDecide(people, giulia, occupation(marketSquare(1_000), '2027-02-01', '2027-02-04'))
  await granted(city, people, caseId)
  await pay(city, giulia, caseId)
  await city.moveClockTo('2027-02-02T09:00:00Z')
  await personAct(giulia, caseId, 'ask-extension', {
    'new-stay': { from: '2027-02-01', until: '2027-02-06' },
    'change-reason': 'La neve.',
  })
  expect(await seen(giulia, caseId)).toMatchObject({ state: 'change-asked', due: '2027-03-04' })
  await signedAndSent(irene, irene, caseId, 'grant-change', { reasons: 'È libero.' })
  await city.work()
  const charged = await seen(giulia, caseId)
  expect(charged.state).toBe('supplement-to-pay')
  expect(charged.payments.filter(({ code }) => code === 'concession').map(({ amountCents }) => amountCents)).toEqual([
    87 * 4 * 90,
    87 * 2 * 90,
  ])
  expect(charged.amended).toMatchObject([{ stableId: 'stay', value: expect.stringContaining('6') as string }])
  await pay(city, giulia, caseId)
  const after = await seen(giulia, caseId)
  expect(after).toMatchObject({ state: 'in-force' })
  expect(after.documents.filter(({ kind }) => kind.startsWith('release'))).toHaveLength(2)

  // a second one that costs nothing more is released at once, with a permit of its own
  await personAct(giulia, caseId, 'ask-extension', {
    'new-stay': { from: '2027-02-02', until: '2027-02-05' },
    'change-reason': 'Basta meno.',
  })
  await signedAndSent(irene, irene, caseId, 'grant-change', { reasons: 'È libero.' })
  await city.work()
  const last = await seen(giulia, caseId)
  expect(last.state).toBe('in-force')
  expect(last.documents.filter(({ kind }) => kind === 'release-change')).toHaveLength(2)
  expect(await held()).toContainEqual({ first_day: '2027-02-02', last_day: '2027-02-05' })
})

test('given up: from tomorrow it is free, and another is granted it', async () => {
  await city.moveClockTo('2027-03-01T09:00:00Z')
  const people = await landCast(city)
  const { giulia, marco } = people
  const mine = await readyToDecide(people, giulia, occupation(marketSquare(2_000), '2027-03-01', '2027-03-31'))
  await granted(city, people, mine)
  await pay(city, giulia, mine)
  await city.moveClockTo('2027-03-10T09:00:00Z')
  await personAct(giulia, mine, 'renounce')
  expect(await held()).toContainEqual({ first_day: '2027-03-01', last_day: '2027-03-10' })
  const his = await readyToDecide(people, marco, occupation(marketSquare(2_000), '2027-03-11', '2027-03-12'))
  await granted(city, people, his)
  expect(await held()).toContainEqual({ first_day: '2027-03-11', last_day: '2027-03-12' })
})

test('not paid in thirty days: it lapses, and the place is free', async () => {
  await city.moveClockTo('2027-04-01T09:00:00Z')
  const people = await landCast(city)
  const caseId = await readyToDecide(people, people.giulia, occupation(marketSquare(3_000), '2027-06-01', '2027-06-02'))
  await granted(city, people, caseId)
  expect(await held()).toContainEqual({ first_day: '2027-06-01', last_day: '2027-06-02' })
  // the thirtieth day is a Saturday and a holiday: the term ends on the Monday
  await city.moveClockTo('2027-05-04T09:00:00Z')
  await city.work()
  expect(await seen(people.giulia, caseId)).toMatchObject({ state: 'lapsed', outcome: 'lapsed' })
  expect(await held()).not.toContainEqual({ first_day: '2027-06-01', last_day: '2027-06-02' })
})

test('two decisions on one place that leave the office at once: one of them is refused', async () => {
  const people = await landCast(city)
  const { giulia, marco, irene } = people
  const place = marketSquare(4_000)
  const cases = [
    await readyToDecide(people, giulia, occupation(place, '2027-09-01', '2027-09-02')),
    await readyToDecide(people, marco, occupation(place, '2027-09-02', '2027-09-03')),
  ]
  const documents = await Promise.all(
    cases.map((caseId) => officeAct(irene, caseId, 'grant', { reasons: 'È libero.' })),
  )
  for (const [index, caseId] of cases.entries())
    await irene.call('POST', `/office/cases/${caseId}/documents/${documents[index]}/signature`, { revision: 1 })
  const sent = await Promise.all(
    cases.map((caseId, index) => irene.raw('POST', `/office/cases/${caseId}/documents/${documents[index]}/sending`)),
  )
  expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('what is only described cannot be granted until the office has drawn it', async () => {
  const people = await landCast(city)
  const { giulia, irene } = people
  const pages = occupation({ description: 'Davanti al numero 4' }, '2027-10-01', '2027-10-02')
  const caseId = await readyToDecide(people, giulia, {
    ...pages,
    'where-and-when': { ...pages['where-and-when'], area: 20 } as never,
  })
  expect(await refusal(irene, caseId, 'grant', { reasons: 'Sì.' })).toEqual({ status: 409, code: 'ground-not-drawn' })
  await officeAct(irene, caseId, 'survey', { 'surveyed-place': marketSquare(5_000) })
  await granted(city, people, caseId)
  // the fee is that of the area as it was measured
  expect((await seen(giulia, caseId)).payments[0]?.amountCents).toBe(87 * 2 * 90)
})
