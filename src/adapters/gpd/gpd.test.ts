import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalGpd, type LocalGpd } from '#adapters/gpd-local/index.ts'
import { plainDate } from '#kernel/dates.ts'
import { iuvOf, noticeNumber } from '#platform/payments/index.ts'
import type { Debt } from '#platform/payments/index.ts'
import { gpdPayments } from './client.ts'

let far: LocalGpd
beforeAll(async () => {
  far = await startLocalGpd()
})
afterAll(() => far.stop())

const port = () => gpdPayments({ debtsUrl: far.url, checkoutUrl: far.url, key: far.key })

const debt = (number: bigint, change: Partial<Debt> = {}): Debt => ({
  iupd: `debt-${number}`,
  iuv: iuvOf('01', number),
  creditor: {
    fiscalCode: '00000010017',
    name: 'Comune di Montelago',
    office: 'Ufficio',
    iban: 'IT60X0542811101000000123456',
  },
  debtor: { fiscalCode: 'RSSMRA85T10A562S', name: 'Mario Rossi', email: null },
  amountCents: 1_600,
  description: 'Bollo',
  dueOn: plainDate('2026-12-31'),
  category: '9/0101108TS/',
  ...change,
})

describe('the number of a payment', () => {
  it('carries its check digits', () => {
    // 301 and thirteen digits, modulo 93
    expect(iuvOf('01', 1n)).toBe(`010000000000001${String(3_010_000_000_000_001n % 93n).padStart(2, '0')}`)
    expect(noticeNumber(iuvOf('02', 99n))).toMatch(/^302\d{15}$/)
    expect(() => iuvOf('1', 1n)).toThrow(RangeError)
    expect(() => iuvOf('01', 10n ** 13n)).toThrow(RangeError)
  })
})

describe('payments over the wire', () => {
  it('make a debt once, however often it is sent', async () => {
    expect(await port().create(debt(1n))).toEqual({ taken: true })
    expect(await port().create(debt(1n))).toEqual({ taken: true })
    expect(far.positions().filter(({ position }) => position.iupd === 'debt-1')).toHaveLength(1)
  })

  it('say when it was paid', async () => {
    await port().create(debt(2n))
    expect(await port().statusOf('00000010017', 'debt-2')).toEqual({ paid: false })
    expect(far.pay(noticeNumber(iuvOf('01', 2n)))).toBe(true)
    expect(await port().statusOf('00000010017', 'debt-2')).toMatchObject({ paid: true })
  })

  it('are refused for good with the words of the far end, and tried again when it is only in trouble', async () => {
    const wrong = await port().create(debt(3n, { iuv: '01000000000000300' }))
    expect(wrong).toMatchObject({ taken: false, reason: expect.stringContaining('check digits') })
    far.failNext(500, 429)
    await expect(port().create(debt(4n))).rejects.toMatchObject({ code: 'payments-unavailable' })
    await expect(port().create(debt(4n))).rejects.toMatchObject({ code: 'payments-unavailable' })
    expect(await port().create(debt(4n))).toEqual({ taken: true })
    const closed = gpdPayments({ debtsUrl: 'http://127.0.0.1:9', checkoutUrl: 'http://127.0.0.1:9', key: 'k' })
    await expect(closed.create(debt(5n))).rejects.toMatchObject({ code: 'payments-unavailable' })
    const stranger = gpdPayments({ debtsUrl: far.url, checkoutUrl: far.url, key: 'wrong' })
    expect(await stranger.create(debt(5n))).toMatchObject({ taken: false })
  })

  it('open the page where they are made, and refuse another amount', async () => {
    await port().create(debt(6n))
    const cart = {
      noticeNumber: noticeNumber(iuvOf('01', 6n)),
      creditorFiscalCode: '00000010017',
      creditorName: 'Comune di Montelago',
      amountCents: 1_600,
      description: 'Bollo',
      email: null,
      returnTo: 'http://localhost/area-personale',
    }
    const url = await port().checkout(cart)
    const paid = await fetch(url, { method: 'POST' })
    expect(await paid.text()).toContain('http://localhost/area-personale')
    expect(await port().statusOf('00000010017', 'debt-6')).toMatchObject({ paid: true })
    await expect(port().checkout({ ...cart, amountCents: 1 })).rejects.toMatchObject({ code: 'payments-unavailable' })
  })
})

const published = '../shared/standards/pagopa/gpd/openapi_external_v3.json'

interface Shape {
  readonly $ref?: string
  readonly type?: string
  readonly items?: Shape
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
}

/** Members that a published schema does not know, or asks for in vain. */
function differences(value: unknown, shape: Shape, all: Readonly<Record<string, Shape>>, at: string): string[] {
  const known = shape.$ref ? all[shape.$ref.split('/').at(-1) ?? ''] : shape
  if (Array.isArray(value)) return value.flatMap((one) => differences(one, known?.items ?? {}, all, `${at}[]`))
  if (value === null || typeof value !== 'object' || !known?.properties) return []
  const { properties, required = [] } = known
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const of = properties[name]
      return of ? differences(inner, of, all, `${at}.${name}`) : [`${at}.${name} is unknown`]
    }),
  ]
}

describe.runIf(existsSync(published))('the published interface', () => {
  it('takes what is sent', async () => {
    await port().create(debt(7n, { debtor: { fiscalCode: 'RSSMRA85T10A562S', name: 'Mario Rossi', email: 'a@b.it' } }))
    const sent = far.positions().find(({ position }) => position.iupd === 'debt-7')?.position
    const { components } = JSON.parse(readFileSync(published, 'utf8')) as {
      components: { schemas: Record<string, Shape> }
    }
    const { PaymentPositionModelV3: shape = {} } = components.schemas
    expect(differences(sent, shape, components.schemas, 'position')).toEqual([])
  })
})
