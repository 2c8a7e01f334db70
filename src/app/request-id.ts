import { randomUUID } from 'node:crypto'

/** A short id that a person can read out on the phone and an operator find in the log: the random end of a UUID. */
export function createRequestId(): string {
  return randomUUID().slice(-12)
}
