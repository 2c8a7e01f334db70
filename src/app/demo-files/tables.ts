import { createHash } from 'node:crypto'
import { wordsOf } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import type { readStreets } from '#engines/streets/index.ts'
import type { DemoContent } from '../demo-contents.ts'

/** What the tables are made from. */
export interface TableSources {
  readonly contents: readonly DemoContent[]
  readonly streets: ReturnType<typeof readStreets>['streets']
}

type Row = readonly (string | number)[]

/** A whole number from `from` to `until`, always the same for a name: a demonstration is the same wherever it runs. */
function drawn(name: string, from: number, until: number): number {
  const share = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32
  return from + Math.floor(share * (until - from + 1))
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const pick = (name: string, list: readonly string[]) => list[drawn(name, 0, list.length - 1)] ?? ''
const date = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function places({ contents }: TableSources): Row[] {
  const rows = contents
    .filter(({ type }) => type === 'place')
    .map(({ body }) => {
      const { kind = '', address = '', point = [] } = body as Record<string, string | undefined> & { point?: number[] }
      const [longitude = '', latitude = ''] = point
      const words = (field: string) => wordsOf(body as ContentBody, field, 'it')
      return [words('title'), kind, address, longitude, latitude, words('hours')]
    })
  return [['nome', 'tipo', 'indirizzo', 'longitudine', 'latitudine', 'orari'], ...rows]
}

function numbers({ streets }: TableSources): Row[] {
  const rows = streets.flatMap(({ code, name, numbers: all = [] }) =>
    all.map((one) => {
      const [number = '', exponent = ''] = one.split('/')
      return [code, name, number, exponent]
    }),
  )
  return [['codice_via', 'via', 'numero', 'esponente'], ...rows]
}

function water(): Row[] {
  const points = ['Lido', 'Porto', 'Foce', 'Canneto', 'Punta', 'Centro lago']
  const rows = times(6, (turn) => date(2026, 6 + Math.floor(turn / 2), turn % 2 === 0 ? 1 : 15)).flatMap((day) =>
    points.map((point) => {
      const bacteria = drawn(`${day} ${point} b`, 5, 480)
      const rating = bacteria < 250 ? 'eccellente' : 'buona'
      return [day, point, drawn(`${day} ${point} t`, 19, 26), drawn(`${day} ${point} s`, 3, 9), bacteria, rating]
    }),
  )
  return [['data', 'punto', 'temperatura_gradi', 'trasparenza_m', 'escherichia_coli', 'giudizio'], ...rows]
}

function trees({ streets }: TableSources): Row[] {
  const species = ['Tilia cordata', 'Platanus hispanica', 'Acer platanoides', 'Quercus robur', 'Cedrus atlantica']
  const rows = times(80, (index) => {
    const name = `albero ${index}`
    const street = streets[index % Math.max(1, streets.length)]?.name ?? ''
    const checked = date(drawn(`${name} anno`, 2023, 2026), drawn(`${name} mese`, 1, 9), drawn(`${name} giorno`, 1, 28))
    return [1001 + index, pick(name, species), street, drawn(name, 12, 95), checked, pick(`${name} c`, ['A', 'B', 'C'])]
  })
  return [['codice', 'specie', 'via', 'diametro_cm', 'ultimo_controllo', 'classe_di_rischio'], ...rows]
}

function waste(): Row[] {
  const kinds = ['carta', 'plastica', 'vetro', 'organico', 'secco']
  const rows = times(9, (month) => `2026-${String(month + 1).padStart(2, '0')}`).flatMap((month) =>
    ['Centro', 'Collina', 'Lago'].flatMap((zone) =>
      kinds.map((kind) => [month, zone, kind, drawn(`${month} ${zone} ${kind}`, 800, 9_500)]),
    ),
  )
  return [['mese', 'zona', 'frazione', 'chilogrammi'], ...rows]
}

function parking(): Row[] {
  const rows = ['Stazione', 'Lungolago', 'Piazza Mercato', 'Ospedale', 'Scuole'].map((name) => [
    name,
    drawn(name, 40, 220),
    drawn(`${name} r`, 2, 9),
    drawn(`${name} c`, 0, 6),
    pick(`${name} t`, ['gratuito', '1,00 euro l’ora', '1,50 euro l’ora']),
  ])
  return [['parcheggio', 'posti', 'posti_riservati', 'colonnine', 'tariffa'], ...rows]
}

function budget(): Row[] {
  const missions = ['Servizi istituzionali', 'Istruzione', 'Cultura', 'Territorio e ambiente', 'Diritti sociali']
  const rows = times(4, (index) => 2022 + index).flatMap((year) =>
    missions.flatMap((mission) => {
      const planned = drawn(`${year} ${mission}`, 300, 4_200) * 1_000
      return [
        [year, 'previsione', mission, planned],
        [year, 'consuntivo', mission, Math.round((planned * drawn(`${mission} ${year}`, 82, 99)) / 100)],
      ]
    }),
  )
  return [['anno', 'fase', 'missione', 'spesa_euro'], ...rows]
}

function accidents({ streets }: TableSources): Row[] {
  const kinds = ['tamponamento', 'urto laterale', 'uscita di strada', 'investimento di pedone']
  const rows = times(40, (index) => {
    const name = `incidente ${index}`
    const month = `2026-${String(drawn(name, 1, 9)).padStart(2, '0')}`
    const street = streets[drawn(`${name} via`, 0, Math.max(0, streets.length - 1))]?.name ?? ''
    return [month, drawn(`${name} ora`, 0, 23), street, pick(name, kinds), drawn(`${name} feriti`, 0, 2)]
  })
  return [['mese', 'ora', 'incrocio_piu_vicino', 'tipo', 'feriti'], ...rows]
}

/** The tables of the demonstration, by the dataset that offers each. */
export const tables: Readonly<Record<string, (sources: TableSources) => Row[]>> = {
  'luoghi-della-citta': places,
  'numeri-civici': numbers,
  'qualita-acqua-lago': water,
  'alberi-pubblici': trees,
  'rifiuti-per-zona': waste,
  'parcheggi-disponibili': parking,
  'bilancio-aperto': budget,
  'incidenti-stradali': accidents,
}

const cell = (value: string | number): string => {
  const text = String(value)
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as the spreadsheets of this country open it: UTF-8 with its mark, semicolons between the cells. */
export function writeTable(rows: readonly Row[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`)
}
