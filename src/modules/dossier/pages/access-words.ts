import { formatTime } from '#kernel/dates.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { dossierWords } from '../messages.ts'

const purposes = {
  'case-handling': 'purposeCase',
  appointments: 'purposeAppointments',
  'register-keeping': 'purposeRegister',
  'data-rights': 'purposeRights',
} as const

const readings = {
  'desk.worklist': 'didList',
  'desk.case': 'didOpen',
  'desk.file': 'didFile',
  'desk.document': 'didDocument',
  'desk.register': 'didRegister',
  'appointments.day': 'didAppointment',
  'appointments.affected': 'didAppointment',
  'me.data.export': 'didExport',
  'me.data.erase': 'didErase',
} as const

function has<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}

/** Why somebody read the data. A purpose without words of its own is named as the record names it. */
export function purposeInWords(purpose: string, locale: Locale): string {
  const t = dossierWords(locale)
  return has(purposes, purpose) ? t(purposes[purpose]) : t('purposeOther', { purpose })
}

function readingInWords(operation: string, locale: Locale): string {
  const t = dossierWords(locale)
  if (has(readings, operation)) return t(readings[operation])
  return t(operation.startsWith('desk.') ? 'didAct' : 'did')
}

/** What was read: each thing once. */
export function readingsInWords(operations: readonly string[], locale: Locale): string {
  return [...new Set(operations.map((operation) => readingInWords(operation, locale)))].join(', ')
}

interface Times {
  readonly count: number
  readonly first: string
  readonly last: string
}

/** How many times on that day, and between which hours. */
export function howOften(times: Times, locale: Locale): string {
  const t = dossierWords(locale)
  const { count } = times
  const [first, last] = [formatTime(new Date(times.first)), formatTime(new Date(times.last))]
  return count > 1 && first === last ? t('timesAtOnce', { count, at: first }) : t('times', { count, first, last })
}
