import { randomBytes } from 'node:crypto'

/** A short id that a person can read out on the phone and an operator find in the log. */
export function createRequestId(): string {
  return randomBytes(6).toString('hex')
}
