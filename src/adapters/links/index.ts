import http from 'node:http'
import https from 'node:https'
import { useAgent } from 'request-filtering-agent'
import type { LinkAnswer, LinkVerdict } from '#platform/links/index.ts'

const stepsMost = 5

interface Options {
  /** Longest time of one request, in milliseconds. */
  readonly patience?: number
  /** Address at the end of the wire of a test, which is not public. */
  readonly alsoAt?: string
  /** How the program says who it is. */
  readonly agent: string
}

/** What the trouble of a request says of its link. A name that cannot be looked up now may be found later. */
const verdicts: Readonly<Record<string, LinkVerdict>> = {
  ENOTFOUND: 'nowhere',
  ECONNREFUSED: 'silent',
  ECONNRESET: 'silent',
  ETIMEDOUT: 'silent',
  CERT_HAS_EXPIRED: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted',
}

/** Statuses with which a server says that it does not answer HEAD, or answers it otherwise than GET. */
const needsGet = new Set([400, 403, 404, 405, 410, 500, 501])

/**
 * Follows links to other sites: headers alone, a body is never read. The address that a name leads to is looked at when
 * the connection is made, at each step: none that is private, of this machine, or of the metadata of a cloud is reached
 * (security.md, A10), nor a port that is not that of the web.
 */
export function followLinks(options: Options): (address: string) => Promise<LinkAnswer> {
  return async (address) => {
    let url = new URL(address)
    for (let step = 0; step < stepsMost; step += 1) {
      if (!isOfTheWeb(url, options)) return { verdict: 'unknown', status: null }
      const answer = await headOf(url, options)
      if (typeof answer === 'string') return { verdict: answer, status: null }
      const { status, location } = answer
      if (location === undefined || status < 300 || status > 399) return { verdict: verdictOf(status), status }
      if (!URL.canParse(location, url.href)) return { verdict: 'unknown', status }
      url = new URL(location, url)
    }
    return { verdict: 'unknown', status: null }
  }
}

const isOfTheWeb = ({ protocol, port, username }: URL, { alsoAt }: Options) =>
  /^https?:$/.test(protocol) && username === '' && (port === '' || alsoAt !== undefined)

/** Whoever lets no machine in, is busy or has a trouble of the moment is there all the same. */
function verdictOf(status: number): LinkVerdict {
  if (status < 400) return 'works'
  return status === 404 || status === 410 ? 'gone' : 'unknown'
}

type Answered = { readonly status: number; readonly location: string | undefined } | LinkVerdict

async function headOf(url: URL, options: Options): Promise<Answered> {
  const answer = await request('HEAD', url, options)
  return typeof answer !== 'string' && needsGet.has(answer.status) ? request('GET', url, options) : answer
}

function request(method: 'HEAD' | 'GET', url: URL, { patience = 10_000, alsoAt, agent }: Options): Promise<Answered> {
  const { promise, resolve } = Promise.withResolvers<Answered>()
  try {
    const sent = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      agent: useAgent(url.href, alsoAt === undefined ? {} : { allowIPAddressList: [alsoAt] }),
      headers: { 'user-agent': agent, accept: 'text/html,*/*;q=0.5' },
      signal: AbortSignal.timeout(patience),
    })
    sent.on('response', ({ statusCode = 0, headers: { location } }) => {
      sent.destroy()
      resolve({ status: statusCode, location })
    })
    sent.on('error', (error) => resolve(verdictOfTrouble(error)))
    sent.end()
  } catch (error) {
    // an address that is not public, written as such, is refused before anything is sent
    resolve(verdictOfTrouble(error))
  }
  return promise
}

function verdictOfTrouble(error: unknown): LinkVerdict {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'silent'
  return 'code' in error && typeof error.code === 'string' ? (verdicts[error.code] ?? 'unknown') : 'unknown'
}
