import { expect } from 'vitest'
import type { TestCity } from './city.ts'

type Json = Record<string, unknown>

/** A person or officer who calls the REST API. */
export interface Caller {
  /** Calls and expects success; gives the body. */
  call: <T = Json>(method: string, path: string, body?: unknown) => Promise<T>
  /** Calls and gives the answer, whatever it is. */
  raw: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

/** A caller with the token of a demo identity; nobody without one. */
export async function callerAs(
  city: TestCity,
  identity: string | undefined,
  tenant = 'montelago',
  tokenTenant = tenant,
): Promise<Caller> {
  const token = identity === undefined ? undefined : await city.tokenOf(identity, tokenTenant)
  const raw: Caller['raw'] = (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData
    return city.request(`/api/v1${path}`, {
      method,
      tenant,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
  }
  return {
    raw,
    async call<T>(method: string, path: string, body?: unknown) {
      const answer = await raw(method, path, body)
      const text = await answer.text()
      const fault = answer.status === 500 ? city.logLines.findLast((line) => line.includes('"failed"')) : ''
      expect(answer.status, `${method} ${path}: ${text} ${fault}`).toBeLessThan(300)
      return (text === '' ? {} : JSON.parse(text)) as T
    },
  }
}
