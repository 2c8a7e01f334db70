import { expect, test } from 'vitest'
import { checkPack, loadPackFolder, publishPack } from '#engines/cases/index.ts'
import { cast, officeAct, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

interface Seen {
  readonly state: string
  readonly payments: readonly { id: string; state: string; amountCents: number; noticeNumber: string; dueOn: string }[]
}

/** Access to documents, with a search fee that is paid before the office goes on. */
async function chargingPack(): Promise<unknown> {
  const pack = JSON.parse(JSON.stringify(await loadPackFolder('services/records-access')))
  const { definition, texts } = pack
  definition.fees.push({ code: 'search', amount: { op: 'money', cents: 1_250 }, norm: 'DGC 1/2026' })
  definition.states.push({ id: 'to-pay', kind: 'citizen' })
  definition.actions.push(
    {
      id: 'ask-payment',
      by: 'handler',
      from: ['in-review'],
      to: 'to-pay',
      charges: { fees: ['search'], days: 30 },
      notice: 'answer-received',
      group: 'instruction',
    },
    {
      id: 'paid',
      by: 'system',
      from: ['to-pay'],
      to: 'in-review',
      when: { event: 'paid' },
      notice: 'answer-received',
      group: 'system',
    },
  )
  for (const action of definition.actions) if (action.when?.event === 'expired') action.from.push('to-pay')
  for (const locale of ['it', 'en'])
    Object.assign(texts[locale], {
      'fees.search.text': 'Diritti di ricerca',
      'states.to-pay.name': 'Da pagare',
      'states.to-pay.text': 'Paga quanto chiesto.',
      ...Object.fromEntries(
        ['ask-payment', 'paid'].flatMap((id) => ['name', 'done', 'help'].map((key) => [`actions.${id}.${key}`, id])),
      ),
    })
  return pack
}

test('a fee is asked for, paid at pagoPA, and the case goes on by itself', async () => {
  await city.moveClockTo('2026-11-23T09:00:00Z')
  const { pack, problems } = checkPack(await chargingPack())
  expect(problems).toEqual([])
  await city.database.withContext(
    { tenant: 'montelago', actor: { kind: 'system', name: 'test' }, purpose: 'test' },
    async ({ tx, now }) => {
      if (pack) await publishPack(tx, { pack, officeId: 'transparency', origin: 'city', now })
    },
  )
  const { giulia, paola, marco } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await officeAct(paola, caseId, 'ask-payment')

  const seen = () => giulia.call<Seen>('GET', `/cases/${caseId}`)
  expect((await seen()).payments).toMatchObject([{ state: 'wanted', amountCents: 1_250, dueOn: '2026-12-23' }])

  // the payment system is down, then answers: the debt is there once
  city.payments.failNext(503)
  await city.work()
  expect((await seen()).payments).toMatchObject([{ state: 'wanted' }])
  // the job waits before it tries again: the test does not
  await city.look('update worker._private_jobs set run_at = now()')
  await city.work()
  const [payment] = (await seen()).payments
  expect(payment?.state).toBe('due')
  expect(city.payments.positions().map(({ position }) => position.paymentOption[0]?.installments[0]?.nav)).toEqual([
    payment?.noticeNumber,
  ])

  const checkout = `/cases/${caseId}/payments/${payment?.id}/checkout`
  const home = 'http://montelago.localhost/area-personale'
  const { url } = await giulia.call<{ url: string }>('POST', checkout, { returnTo: home })
  expect(await (await fetch(url)).text()).toContain('12,50')
  expect((await giulia.raw('POST', checkout, { returnTo: 'https://elsewhere.example/' })).status).toBe(422)
  expect((await marco.raw('POST', checkout, { returnTo: home })).status).toBe(404)

  // paid at a bank
  expect(city.payments.pay(payment?.noticeNumber ?? '')).toBe(true)
  await city.work()
  expect(await seen()).toMatchObject({ state: 'in-review', payments: [{ state: 'paid' }] })
  expect((await giulia.raw('POST', checkout, { returnTo: home })).status).toBe(409)
  const revisions = (await giulia.call<{ revision: number }>('GET', `/cases/${caseId}`)).revision
  await city.work()
  expect((await giulia.call<{ revision: number }>('GET', `/cases/${caseId}`)).revision).toBe(revisions)
})

test('what the payment system refuses is told, and charged no second time', async () => {
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  await officeAct(paola, caseId, 'ask-payment')
  city.payments.failNext(400)
  await city.work()
  expect(await giulia.call<Seen>('GET', `/cases/${caseId}`)).toMatchObject({
    state: 'to-pay',
    payments: [{ state: 'refused' }],
  })
})
