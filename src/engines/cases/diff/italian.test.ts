import { describe, expect, test } from 'vitest'
import { answer, eq } from '#kernel/language/expression.ts'
import { plainDate } from '#kernel/dates.ts'
import { ServicePack } from '../definition.ts'
import { loadPackFolder } from '../load-pack.ts'
import { diffPacks } from './index.ts'

const hall = ServicePack.parse(await loadPackFolder('services/civil-marriage-hall'))
const access = ServicePack.parse(await loadPackFolder('services/records-access'))

function told(pack: ServicePack, change: (pack: ServicePack) => void): string[] {
  const copy = structuredClone(pack)
  change(copy)
  return diffPacks(pack, copy, 'it').differences.map(({ words }) => words)
}

const changes: readonly (readonly [(pack: ServicePack) => void, string])[] = [
  [
    (pack) => (pack.definition.pages[2]!.fields[4]!.required = eq(answer('access-way'), 'copy-post')),
    'campo `contact-phone` (“Telefono”) ora serve solo se access-way = "copy-post"',
  ],
  [
    (pack) => (pack.definition.pages[0]!.fields[0]!.closed = ['delegate']),
    'campo `capacity` (“Per chi chiedi l’accesso?”) nelle richieste nuove non si può più scegliere `delegate` (“Come delegato di un’altra persona”)',
  ],
  [
    (pack) => (pack.definition.fees[0] = { code: 'copy', amountCents: 50, unit: 'page' }),
    'costo `copy` (“Copia semplice, per ogni pagina”): 0,25 € per page -> 0,50 € per page',
  ],
  [
    (pack) => (pack.definition.clocks[0]!.term = { count: 20, unit: 'working', rollover: true }),
    'termine `records-access`: durata 30 giorni di calendario -> 20 giorni lavorativi',
  ],
  [
    (pack) => (pack.texts.it['service.title'] = 'Vedere un atto'),
    '`service.title` (it): “Accesso ai documenti amministrativi” -> “Vedere un atto”',
  ],
  [(pack) => pack.scenarios.shift(), 'storia `Granted within the term` non c’è più'],
]

describe('in Italian', () => {
  test.each(changes)('%# %s', (change, words) => {
    expect(told(access, change).map((one) => one.replaceAll('\u00a0', ' '))).toEqual([words])
  })

  test('what it means too', () => {
    const after = structuredClone(access)
    after.definition.pages[0]!.fields.pop()
    expect(diffPacks(access, after, 'it').consequences.join(' ')).toMatch(
      /Una pratica aperta resta alla versione[^]*le risposte a `link` \(“[^”]+”\) non sono più chieste/,
    )
  })
})

test('new values of a tariff are told against those that they follow', () => {
  const [words = '', ...others] = told(hall, ({ definition }) => {
    const tariff = definition.tables?.find(({ id }) => id === 'hall-tariff')
    const rows = tariff?.editions[1]?.rows.map((row, index) => (index === 1 ? { ...row, value: 17_000 } : row)) ?? []
    tariff?.editions.push({ from: plainDate('2028-01-01'), norm: 'DGC 9/2027', rows })
  })
  expect(others).toEqual([])
  expect(words.replaceAll('\u00a0', ' ')).toBe(
    'tabella `hall-tariff` (“Tariffe delle sale”): dal 1 gennaio 2028 valori nuovi (DGC 9/2027): council-hall · weekday · no: 160,00 € -> 170,00 €',
  )
})

test('no value of a table changes without being told', () => {
  const wrong = (hall.definition.tables ?? []).flatMap((table, at) =>
    table.editions.flatMap((edition, index) =>
      edition.rows.flatMap((row, line) => {
        const after = structuredClone(hall)
        const rows = after.definition.tables?.[at]?.editions[index]?.rows
        rows?.splice(line, 1, { ...row, value: typeof row.value === 'number' ? row.value + 1 : `${row.value}x` })
        return diffPacks(hall, after, 'it').differences.length === 1 ? [] : [`${table.id}.${index}.${line}`]
      }),
    ),
  )
  expect(wrong).toEqual([])
})
