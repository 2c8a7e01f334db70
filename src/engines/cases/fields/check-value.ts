import { formatDate, isPlainDate } from '#kernel/dates.ts'
import { checkFiscalCode } from '#kernel/fiscal-code.ts'
import { formatMoney } from '#kernel/money.ts'
import { isInList } from '#kernel/lists/index.ts'
import { sayDecimal } from '#kernel/language/say-value.ts'
import { workOut } from '#kernel/language/evaluate.ts'
import type { Expression } from '#kernel/language/expression.ts'
import type { Facts } from '#kernel/language/value.ts'
import type { Text } from '#kernel/text.ts'
import { isVatNumber } from '#kernel/vat-number.ts'
import { isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { maxLengthOf } from './field.ts'
import type { InnerField } from './field.ts'

const words = {
  option: { it: 'Scegli una delle voci proposte.', en: 'Choose one of the options given.' },
  closed: {
    it: 'Questa voce non si può più scegliere: scegline un’altra.',
    en: 'This option can no longer be chosen: choose another.',
  },
  date: { it: 'Scrivi una data che esiste: giorno, mese, anno.', en: 'Write a date that exists: day, month, year.' },
  email: {
    it: 'Scrivi un indirizzo e-mail, per esempio nome@esempio.it.',
    en: 'Write an e-mail address, such as name@example.org.',
  },
  phone: {
    it: 'Scrivi un numero di telefono: solo cifre, spazi e +.',
    en: 'Write a telephone number: digits, spaces and + only.',
  },
  iban: {
    it: 'Questo IBAN non è giusto: controlla le lettere e le cifre. Un IBAN italiano ha 27 caratteri e comincia con IT.',
    en: 'This IBAN is not right: check its letters and digits. An Italian one has 27 characters and begins with IT.',
  },
  'fiscal-code': {
    it: 'Questo codice fiscale non è giusto: ha 16 caratteri, controllali uno per uno.',
    en: 'This tax code is not right: it has 16 characters, check them one by one.',
  },
  'vat-number': {
    it: 'Questa partita IVA non è giusta: ha 11 cifre, controllale una per una.',
    en: 'This VAT number is not right: it has 11 digits, check them one by one.',
  },
  number: { it: 'Scrivi un numero, per esempio 12.', en: 'Write a number, such as 12.' },
  decimal: { it: 'Scrivi un numero, per esempio 12,5.', en: 'Write a number, such as 12.5.' },
  money: { it: 'Scrivi un importo, per esempio 12,50.', en: 'Write an amount, such as 12.50.' },
} as const satisfies Record<string, Text>

const emailSchema = z.email()

function textIssue(field: InnerField, value: string): Text | undefined {
  const limit = maxLengthOf(field)
  if (value.length > limit)
    return {
      it: `Il testo è troppo lungo: al massimo ${limit} caratteri.`,
      en: `The text is too long: ${limit} characters at the most.`,
    }
  switch (field.type) {
    case 'email':
      return emailSchema.safeParse(value).success ? undefined : words.email
    case 'phone':
      return /^\+?[\d ./-]{5,25}$/.test(value) ? undefined : words.phone
    case 'iban':
      return isValidIBAN(value) ? undefined : words.iban
    case 'fiscal-code':
      return checkFiscalCode(value).ok ? undefined : words['fiscal-code']
    case 'vat-number':
      return isVatNumber(value) ? undefined : words['vat-number']
    default:
      return undefined
  }
}

function limitIssue(field: InnerField, value: number): Text | undefined {
  const say = (limit: number, locale: 'it' | 'en') =>
    field.type === 'money' ? formatMoney(limit, locale) : sayDecimal(String(limit), locale)
  if (field.min !== undefined && value < field.min)
    return {
      it: `Il valore è troppo basso: almeno ${say(field.min, 'it')}.`,
      en: `The value is too low: at least ${say(field.min, 'en')}.`,
    }
  if (field.max !== undefined && value > field.max)
    return {
      it: `Il valore è troppo alto: al massimo ${say(field.max, 'it')}.`,
      en: `The value is too high: at most ${say(field.max, 'en')}.`,
    }
  return undefined
}

function numberIssue(field: InnerField, value: unknown): Text | undefined {
  if (field.type === 'money') {
    return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 1e13
      ? limitIssue(field, value)
      : words.money
  }
  const decimals = field.decimals ?? 0
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e12)
    return decimals === 0 ? words.number : words.decimal
  const written = (String(value).split('.')[1] ?? '').length
  if (written > decimals || String(value).includes('e'))
    return decimals === 0
      ? { it: 'Scrivi un numero intero, senza virgola.', en: 'Write a whole number.' }
      : { it: `Al massimo ${decimals} cifre dopo la virgola.`, en: `At most ${decimals} digits after the point.` }
  return limitIssue(field, value)
}

/** The day that an expression comes to, if it comes to one. */
export function dayOf(expression: Expression | undefined, facts: Facts) {
  const value = expression ? workOut(expression, facts).value : undefined
  return value?.kind === 'text' && isPlainDate(value.value) ? value.value : undefined
}

/** Whether a day lies between the first and the last that make sense for a field. */
export function dayIssue(
  field: Pick<InnerField, 'notBefore' | 'notAfter'>,
  value: string,
  facts: Facts,
): Text | undefined {
  if (!isPlainDate(value)) return words.date
  const [first, last] = [dayOf(field.notBefore, facts), dayOf(field.notAfter, facts)]
  if (first !== undefined && value < first)
    return {
      it: `La data non può essere prima del ${formatDate(first, 'it')}.`,
      en: `The date cannot be before ${formatDate(first, 'en')}.`,
    }
  if (last !== undefined && value > last)
    return {
      it: `La data non può essere dopo il ${formatDate(last, 'it')}.`,
      en: `The date cannot be after ${formatDate(last, 'en')}.`,
    }
  return undefined
}

function optionIssue(field: InnerField, value: unknown): Text | undefined {
  if (typeof value === 'string' && field.closed?.includes(value)) return words.closed
  const isKnown =
    typeof value === 'string' && (field.list ? isInList(field.list, value) : field.options?.includes(value))
  return isKnown === true ? undefined : words.option
}

const wrongType: Text = { it: 'Il valore non è del tipo atteso.', en: 'The value is not of the expected type.' }

/** What is wrong with an answer of one value, in words. */
export function valueIssue(field: InnerField, value: unknown, facts: Facts): Text | undefined {
  switch (field.type) {
    case 'number':
    case 'money':
      return numberIssue(field, value)
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : wrongType
    case 'choice':
      return optionIssue(field, value)
    case 'choices':
      if (!Array.isArray(value)) return wrongType
      return value.map((one: unknown) => optionIssue(field, one)).find((issue) => issue !== undefined)
    case 'date':
      return typeof value === 'string' ? dayIssue(field, value, facts) : wrongType
    default:
      return typeof value === 'string' ? textIssue(field, value) : wrongType
  }
}
