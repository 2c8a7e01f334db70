import { pino } from 'pino'
import type { Logger } from 'pino'

export type Log = Logger

/**
 * Structured logs. They hold ids, codes, routes as patterns and times; never names, addresses, answers, query strings
 * or bodies. What could carry a person's data is cut even where somebody logs it by mistake.
 */
export function createLog(level: string, destination?: { write: (line: string) => void }): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.email',
        '*.fiscalCode',
        '*.fiscal_code',
        '*.givenName',
        '*.familyName',
        '*.given_name',
        '*.family_name',
        '*.phone',
        '*.answers',
        '*.payload',
        '*.body',
        '*.token',
        '*.password',
        '*.cookie',
        '*.authorization',
      ],
      censor: '[removed]',
    },
    serializers: { err: safeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Of an error: its name, its code, where it happened. The message of a database error can quote a row: it is left out. */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint, table }),
    ...(fromDatabase ? {} : { message: error.message }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  }
}
