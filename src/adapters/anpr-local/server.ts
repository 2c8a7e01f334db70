import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { anomalies, isOperation, requests, type Anomaly, type Operation } from './requests.ts'
import { trialAnswer, trialPage } from './trial-page.ts'
import { claimsOf, sha256, voucherDesk, type Client } from './trust.ts'

/** A message as it is handed over; the id and the instant are given where they are left out. */
export type TrialMessage = Readonly<Record<string, unknown>> & { readonly idNotifica?: string }

export interface LocalAnpr {
  readonly url: string
  /** What the client is known by, and its private key. */
  readonly client: {
    readonly authorizationUrl: string
    readonly authorizationAudience: string
    readonly clientId: string
    readonly purposeId: string
    readonly audience: string
    readonly keyId: string
    readonly privateKey: string
  }
  /** Hands a message to a municipality, as the registry would; gives its id. */
  tell: (istatCode: string, message: TrialMessage) => string
  /** Ids of the messages that a municipality has not taken charge of. */
  untaken: (istatCode: string) => readonly string[]
  /** Answers the next calls with this anomaly. */
  failNext: (...anomalies: readonly Anomaly[]) => void
  /** Breaks the line of the next call of an operation: before it is done, or after, so that its answer is lost. */
  breakNext: (operation: Operation, when: 'before' | 'after') => void
  expireVouchers: () => void
  stop: () => Promise<void>
}

interface Stored {
  readonly istatCode: string
  readonly message: TrialMessage
  taken: boolean
}

interface State {
  readonly stored: Map<string, Stored>
  readonly operations: Set<string>
  readonly signatures: Set<string>
  readonly failures: Anomaly[]
  readonly breaks: { readonly operation: Operation; readonly when: 'before' | 'after' }[]
}

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** RispostaKO of C021. */
function refuse(response: ServerResponse, anomaly: Anomaly, field?: string): void {
  const { code, status, text: words } = anomalies[anomaly]
  const error = {
    codiceErroreAnomalia: code,
    tipoErroreAnomalia: 'E',
    testoErroreAnomalia: words,
    ...(field === undefined ? {} : { campoErroreAnomalia: field }),
  }
  send(response, status, { idOperazioneANPR: randomUUID(), listaErrori: [error] }, 'application/problem+json')
}

/** Whether the body is the one that was signed, and the signature is new. */
function isWhole(state: State, request: IncomingMessage, body: string, client: Client, audience: string): boolean {
  const digest = `SHA-256=${sha256(body, 'base64')}`
  const signature = String(request.headers['agid-jwt-signature'] ?? '')
  const claims = claimsOf(signature, client, { audience, seen: state.signatures })
  const signed = z.array(z.record(z.string(), z.string())).catch([]).parse(claims?.['signed_headers'])
  return request.headers['digest'] === digest && signed.some((header) => header['digest'] === digest)
}

function waiting({ stored }: State, response: ServerResponse, istatCode: string, most: number): void {
  const listaNotifiche = [...stored]
    .filter(([, one]) => one.istatCode === istatCode && !one.taken)
    .slice(0, most)
    .map(([idNotifica, { message }]) => ({ idNotifica, ...message }))
  send(response, 200, { idOperazioneANPR: randomUUID(), listaNotifiche, listaAnomalie: [] })
}

function take({ stored }: State, response: ServerResponse, istatCode: string, id: string): void {
  const found = stored.get(id)
  if (found?.istatCode !== istatCode) return refuse(response, 'unknownMessage', 'idNotifica')
  if (found.taken) return refuse(response, 'taken', 'idNotifica')
  found.taken = true
  send(response, 200, { idOperazioneANPR: randomUUID() })
}

/** Does an operation that came with all that opens it. */
function operate(state: State, response: ServerResponse, operation: Operation, body: string): void {
  const read = requests[operation].safeParse(parsed(body))
  if (!read.success) return refuse(response, 'badFields', read.error.issues[0]?.path.join('.') ?? '')
  const { idOperazioneClient, criteriRicerca, datiRichiesta } = read.data
  if (state.operations.has(idOperazioneClient)) return refuse(response, 'replayed', 'idOperazioneClient')
  state.operations.add(idOperazioneClient)
  const { codiceIstatComune: istatCode } = criteriRicerca
  return 'idNotifica' in datiRichiesta
    ? take(state, response, istatCode, datiRichiesta.idNotifica)
    : waiting(state, response, istatCode, datiRichiesta.numeroMassimo)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * The far end of the national registry for developing, trying and testing: it speaks as a service of ANPR on PDND does,
 * vouchers and signatures included, and refuses what that refuses. It holds messages in memory.
 */
export async function startLocalAnpr({ port = 0 }: { readonly port?: number } = {}): Promise<LocalAnpr> {
  const state: State = { stored: new Map(), operations: new Set(), signatures: new Set(), failures: [], breaks: [] }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const client: Client = {
    id: randomUUID(),
    keyId: 'local-key',
    publicKey: createPublicKey(privateKey),
    purposeId: randomUUID(),
  }
  const audience = 'anpr-local'
  const authorizationAudience = 'pdnd-local'
  const desk = voucherDesk(client, authorizationAudience)
  const tell: LocalAnpr['tell'] = (istatCode, { idNotifica = randomUUID(), ...message }) => {
    state.stored.set(idNotifica, {
      istatCode,
      message: { dataOraNotifica: new Date().toISOString(), ...message },
      taken: false,
    })
    return idNotifica
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, root = '', second] = new URL(request.url ?? '/', 'http://local').pathname.split('/')
    const body = await text(request)
    if (root === 'prova') {
      const told = request.method === 'POST' ? trialAnswer(new URLSearchParams(body)) : undefined
      if (told) tell(told.istatCode, told.message)
      return send(response, 200, trialPage(told !== undefined), 'text/html; charset=utf-8')
    }
    if (root === 'token.oauth2') {
      const voucher = desk.ask(new URLSearchParams(body))
      if (voucher === undefined) return send(response, 400, { title: 'Bad request' }, 'application/problem+json')
      return send(response, 200, { access_token: voucher, token_type: 'Bearer', expires_in: 600 })
    }
    if (request.method === 'GET' && root === 'status') return send(response, 200, {}, 'application/problem+json')
    const { authorization = '', 'agid-jwt-trackingevidence': evidence = '' } = request.headers
    if (!desk.admits(authorization, String(evidence)) || !claimsOf(String(evidence), client, { audience }))
      return refuse(response, 'unauthorised')
    const failure = state.failures.shift()
    if (failure !== undefined) return refuse(response, failure)
    if (request.method !== 'POST' || second !== undefined || !isOperation(root))
      return refuse(response, 'unknownOperation')
    if (!isWhole(state, request, body, client, audience)) return refuse(response, 'integrity')
    const broken = state.breaks.findIndex(({ operation }) => operation === root)
    const [line] = broken === -1 ? [] : state.breaks.splice(broken, 1)
    if (line) request.socket.destroy()
    if (line?.when !== 'before') operate(state, response, root, body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 'asTold'))
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    client: {
      authorizationUrl: url,
      authorizationAudience,
      clientId: client.id,
      purposeId: client.purposeId,
      audience,
      keyId: client.keyId,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    tell,
    untaken: (istatCode) =>
      [...state.stored].flatMap(([id, one]) => (one.istatCode === istatCode && !one.taken ? [id] : [])),
    failNext: (...wanted) => void state.failures.push(...wanted),
    breakNext: (operation, when) => void state.breaks.push({ operation, when }),
    expireVouchers: desk.expire,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
