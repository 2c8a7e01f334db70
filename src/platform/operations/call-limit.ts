import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Operation } from './operation.ts'
import { tooManyRequests } from './errors.ts'

/** Counts a call of an operation by a client; throws where it called too often. */
export type CallLimit = (operation: Pick<Operation, 'id' | 'callsPerHour'>, client: string) => Promise<void>

/** Counts in this process, as the limit of requests does. */
export function callLimit(): CallLimit {
  const limiters = new Map<string, RateLimiterMemory>()
  return async ({ id, callsPerHour }, client) => {
    if (callsPerHour === undefined) return
    const limiter = limiters.get(id) ?? new RateLimiterMemory({ points: callsPerHour, duration: 3_600 })
    limiters.set(id, limiter)
    try {
      await limiter.consume(client)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw tooManyRequests.with({ seconds: Math.ceil(refused.msBeforeNext / 1000) })
    }
  }
}

/** For tests that call from one place what many people call. */
export const noCallLimit: CallLimit = async () => {}
