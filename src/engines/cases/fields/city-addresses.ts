import type { InputIssue } from '#kernel/errors.ts'
import type { Text } from '#kernel/text.ts'
import { notInRegistry, resolveAddress, type CityAddress, type Registry } from '#engines/streets/index.ts'
import type { AnswerValue, Answers } from '../answer-value.ts'
import { isRecord } from './check-field.ts'
import type { Field, InnerField } from './field.ts'

const words = {
  street: {
    it: 'Questa via non è nello stradario del Comune: se l’hai scritta bene, va bene così. La verifica l’ufficio.',
    en: 'This street is not in the registry of the municipality: if you wrote it well, leave it. The office checks it.',
  },
  number: {
    it: 'Questo numero civico non risulta nello stradario: se è giusto, va bene così. Lo verifica l’ufficio.',
    en: 'This street number is not in the registry: if it is right, leave it. The office checks it.',
  },
} as const satisfies Record<string, Text>

type Change = (address: CityAddress, path: string) => CityAddress

const isCityAddress = ({ type, within }: Field | InnerField): boolean => type === 'address' && within === 'city'

function changeIn(field: Field, value: unknown, change: Change): unknown {
  const { stableId } = field
  if (isCityAddress(field)) return isRecord(value) ? change(value, stableId) : value
  const inner = (field.fields ?? []).filter(isCityAddress)
  if (inner.length === 0) return value
  const changeRow = (row: unknown, at: string): unknown =>
    isRecord(row)
      ? Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            isRecord(cell) && inner.some((one) => one.stableId === name) ? change(cell, `${at}.${name}`) : cell,
          ]),
        )
      : row
  if (Array.isArray(value)) return value.map((row: unknown, index) => changeRow(row, `${stableId}.${index}`))
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([row, cells]) => [row, changeRow(cells, `${stableId}.${row}`)]))
    : value
}

/** Answers in which every address in the city has gone through a change. */
function changeAddresses(fields: readonly Field[], answers: Answers, change: Change): Answers {
  const changed = Object.entries(answers).map(([id, value]) => {
    const field = fields.find(({ stableId }) => stableId === id)
    return [id, field ? changeIn(field, value, change) : value] as const
  })
  // what goes in as an answer comes out as one: an address is an address still
  return Object.fromEntries(changed) as Record<string, AnswerValue>
}

/** Every address in the city among some answers, with its path. */
export function cityAddresses(fields: readonly Field[], answers: Answers): readonly [path: string, CityAddress][] {
  const found: [string, CityAddress][] = []
  changeAddresses(fields, answers, (address, path) => {
    found.push([path, address])
    return address
  })
  return found
}

/**
 * The answers with each address in the city as the registry knows it. A street that the person has said before to be
 * none of those offered is not asked again.
 */
export function withStreets(fields: readonly Field[], answers: Answers, before: Answers, registry: Registry): Answers {
  const outside = cityAddresses(fields, before).filter(([, address]) => address['street-code'] === notInRegistry)
  const said = new Set(outside.map(([, { street }]) => street))
  return changeAddresses(fields, answers, (address) =>
    resolveAddress(
      address['street-code'] === undefined && said.has(address['street'])
        ? { ...address, 'street-code': notInRegistry }
        : address,
      registry,
    ),
  )
}

/** What the registry does not know of the addresses: told, and no reason to refuse them. */
export function streetWarnings(fields: readonly Field[], answers: Answers): InputIssue[] {
  return cityAddresses(fields, answers).flatMap(([path, address]): InputIssue[] => {
    if (address['street-code'] === notInRegistry) return [{ path: `${path}.street`, message: words.street }]
    return address['number-known'] === false ? [{ path: `${path}.number`, message: words.number }] : []
  })
}
