import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { noticeNumber } from '#platform/payments/index.ts'
import { z } from 'zod'
import { cartPage, paidPage } from './pages.ts'

export interface LocalGpdOptions {
  /** 0, a free port, when left out. */
  readonly port?: number
  /** What opens it. */
  readonly key?: string
}

export interface LocalGpd {
  readonly url: string
  readonly key: string
  /** The positions it holds, as they were sent. */
  positions: () => readonly Stored[]
  /** Pays a position, by its notice number, as a bank would. */
  pay: (nav: string) => boolean
  /** Answers the next calls with this status. */
  failNext: (...statuses: readonly number[]) => void
  stop: () => Promise<void>
}

const digits = (count: number) => z.string().length(count).regex(/^\d+$/)
const short = z.string().min(1).max(140)

const Transfer = z.strictObject({
  idTransfer: z.enum(['1', '2', '3', '4', '5']),
  amount: z.int().min(1),
  organizationFiscalCode: digits(11),
  remittanceInformation: short,
  category: z.string().min(1),
  iban: z.string().regex(/^IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/),
})

const Installment = z
  .strictObject({
    iuv: digits(17),
    nav: digits(18),
    amount: z.int().min(1).max(99_999_999_999),
    description: short,
    dueDate: z.iso.datetime({ local: true }),
    transfer: z.array(Transfer).min(1).max(5),
  })
  .refine(
    ({ amount, transfer }) => transfer.reduce((sum, one) => sum + one.amount, 0) === amount,
    'the sum of the transfers is not the amount',
  )
  .refine(({ iuv, nav }) => nav === noticeNumber(iuv), 'nav and iuv do not agree')
  .refine(
    ({ iuv }) => BigInt(`3${iuv.slice(0, 15)}`) % 93n === BigInt(iuv.slice(15)),
    'the check digits of the iuv are wrong',
  )

const Position = z.strictObject({
  iupd: z.string().min(1).max(100),
  companyName: short,
  officeName: short,
  paymentOption: z
    .array(
      z.strictObject({
        description: short,
        switchToExpired: z.boolean(),
        debtor: z.strictObject({
          type: z.enum(['F', 'G']),
          fiscalCode: z.string().regex(/^([A-Z0-9]{16}|\d{11})$/),
          fullName: z.string().min(1).max(70),
          email: z.email().optional(),
        }),
        installments: z.array(Installment).length(1),
      }),
    )
    .length(1),
})

const Cart = z.object({
  emailNotice: z.email().optional(),
  paymentNotices: z
    .array(
      z.strictObject({
        noticeNumber: digits(18),
        fiscalCode: digits(11),
        amount: z.int().min(1),
        companyName: short,
        description: short,
      }),
    )
    .min(1)
    .max(5),
  returnUrls: z.strictObject({
    returnOkUrl: z.url(),
    returnCancelUrl: z.url(),
    returnErrorUrl: z.url(),
    returnWaitingUrl: z.url(),
  }),
})

/** A position as it was sent, and what became of it. */
export interface Stored {
  readonly organisation: string
  readonly position: z.output<typeof Position>
  paidAt: string | undefined
}

interface State {
  readonly held: Map<string, Stored>
  readonly carts: Map<string, z.output<typeof Cart>>
  readonly failures: number[]
}

const navOf = ({ position }: Stored) => position.paymentOption[0]?.installments[0]?.nav

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const isHtml = typeof body === 'string'
  response.writeHead(status, { 'content-type': isHtml ? 'text/html; charset=utf-8' : 'application/json', ...headers })
  response.end(isHtml ? body : JSON.stringify(body))
}

const problem = (response: ServerResponse, status: number, detail: string) =>
  send(response, status, { title: 'Refused', status, detail })

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await text(request))
  } catch {
    return undefined
  }
}

function pay({ held }: State, nav: string): boolean {
  const stored = [...held.values()].find((one) => navOf(one) === nav)
  if (!stored || stored.paidAt !== undefined) return false
  stored.paidAt = new Date().toISOString()
  return true
}

async function positions(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  organisation: string,
  iupd: string | undefined,
) {
  if (request.method === 'POST' && iupd === undefined) {
    const parsed = Position.safeParse(await bodyOf(request))
    if (!parsed.success) return problem(response, 400, z.prettifyError(parsed.error).slice(0, 200))
    const stored: Stored = { organisation, position: parsed.data, paidAt: undefined }
    const twin = [...state.held.values()].some((one) => navOf(one) === navOf(stored))
    if (state.held.has(`${organisation}/${parsed.data.iupd}`) || twin)
      return problem(response, 409, 'there is a position with this iupd or nav')
    state.held.set(`${organisation}/${parsed.data.iupd}`, stored)
    return send(response, 201, { ...parsed.data, status: 'VALID' })
  }
  const stored = state.held.get(`${organisation}/${iupd}`)
  if (request.method !== 'GET' || !stored) return problem(response, 404, 'no such position')
  const paid = stored.paidAt === undefined ? { status: 'VALID' } : { status: 'PAID', paymentDate: stored.paidAt }
  return send(response, 200, { ...stored.position, organizationFiscalCode: organisation, ...paid })
}

async function carts(state: State, request: IncomingMessage, response: ServerResponse, base: string) {
  const parsed = Cart.safeParse(await bodyOf(request))
  if (!parsed.success) return problem(response, 400, z.prettifyError(parsed.error).slice(0, 200))
  const known = parsed.data.paymentNotices.every(({ noticeNumber: nav, amount }) =>
    [...state.held.values()].some(
      (one) => navOf(one) === nav && one.position.paymentOption[0]?.installments[0]?.amount === amount,
    ),
  )
  if (!known) return problem(response, 400, 'no such notice, or another amount')
  const id = String(state.carts.size + 1)
  state.carts.set(id, parsed.data)
  return send(response, 302, {}, { location: `${base}/pay/${id}` })
}

/** The page where somebody pays, and what happens when they do: for trying, with no money. */
function cart(state: State, request: IncomingMessage, response: ServerResponse, id: string) {
  const found = state.carts.get(id)
  if (!found) return problem(response, 404, 'no such cart')
  if (request.method !== 'POST')
    return send(response, 200, cartPage(id, found.paymentNotices, found.returnUrls.returnCancelUrl))
  for (const { noticeNumber: nav } of found.paymentNotices) pay(state, nav)
  return send(response, 200, paidPage(found.returnUrls.returnOkUrl))
}

/**
 * The far end of payments for developing, trying and testing: it speaks as GPD version 3 and Checkout version 2 do, and
 * refuses what they refuse. It holds positions in memory, and no money moves.
 */
export async function startLocalGpd({ port = 0, key = 'local-key' }: LocalGpdOptions = {}): Promise<LocalGpd> {
  const state: State = { held: new Map(), carts: new Map(), failures: [] }
  const answer = async (request: IncomingMessage, response: ServerResponse, base: string) => {
    const { pathname } = new URL(request.url ?? '/', base)
    const [, root, first, second, third] = pathname.split('/')
    if (root === 'pay') return cart(state, request, response, first ?? '')
    if (request.headers['ocp-apim-subscription-key'] !== key) return problem(response, 401, 'wrong or missing key')
    const failure = state.failures.shift()
    if (failure !== undefined) return problem(response, failure, 'as the test asked')
    if (root === 'carts' && request.method === 'POST') return carts(state, request, response, base)
    if (root === 'organizations' && second === 'debtpositions')
      return positions(state, request, response, first ?? '', third)
    return problem(response, 404, 'no such resource')
  }
  const server = createServer((request, response) => {
    const { port: bound } = server.address() as AddressInfo
    answer(request, response, `http://127.0.0.1:${bound}`).catch(() => problem(response, 500, 'failed'))
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}`,
    key,
    positions: () => [...state.held.values()],
    pay: (nav) => pay(state, nav),
    failNext: (...statuses) => void state.failures.push(...statuses),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
