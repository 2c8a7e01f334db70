/** A street as a file gives it. */
export interface StreetLine {
  readonly code: string
  readonly name: string
  /** Known numbers; none where the file does not know them. */
  readonly numbers: readonly string[] | undefined
}

export interface ReadStreets {
  readonly streets: readonly StreetLine[]
  /** What is wrong, each with the number of its line. */
  readonly faults: readonly string[]
}

const header = 'code;name;numbers'
const mostFaults = 20
const mostStreets = 50_000

/** `12`, `12/B`, `12bis` in one way: `12`, `12/B`, `12/BIS`. */
export function tidyNumber(typed: string): string {
  const [, digits, exponent = ''] = /^0*(\d{1,5})\s*[/\- ]?\s*([a-z0-9]{0,5})$/i.exec(typed.trim()) ?? []
  if (digits === undefined) return typed.trim().toUpperCase()
  return exponent === '' ? digits : `${digits}/${exponent.toUpperCase()}`
}

function faultOf(code: string, name: string, numbers: readonly string[]): string | undefined {
  if (!/^[A-Z0-9]{1,12}$/.test(code)) return `the code "${code}" is not 1 to 12 capital letters and digits`
  if (!/^\p{L}[\p{L}\d .,'’()/-]{2,99}$/u.test(name)) return `"${name}" is no name of a street`
  const wrong = numbers.find((number) => !/^\d{1,5}(\/[A-Z0-9]{1,5})?$/.test(number))
  return wrong === undefined ? undefined : `"${wrong}" is no street number such as 12 or 12/B`
}

/**
 * Reads `code;name;numbers`, a street a line, its numbers with spaces between; lines that begin with # are remarks. All
 * faults are told, and with one nothing is to be loaded.
 */
export function readStreets(text: string): ReadStreets {
  const faults: string[] = []
  const streets = new Map<string, StreetLine>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  if (lines[first]?.trim() !== header) faults.push(`line ${first + 1}: the header must be ${header}`)
  for (const [index, line] of lines.entries()) {
    if (index <= first || line.trim() === '' || line.startsWith('#')) continue
    const [code = '', name = '', list = '', ...more] = line.split(';').map((cell) => cell.normalize('NFC').trim())
    const numbers = [...new Set(list.split(/\s+/).filter(Boolean).map(tidyNumber))]
    const fault =
      more.length > 0 || line.split(';').length < 2
        ? 'there must be two or three cells, with ; between them'
        : (faultOf(code, name, numbers) ?? (streets.has(code) ? `the code ${code} is there twice` : undefined))
    if (fault !== undefined) faults.push(`line ${index + 1}: ${fault}`)
    streets.set(code, { code, name, numbers: numbers.length === 0 ? undefined : numbers })
  }
  if (streets.size === 0) faults.push('there is no street')
  if (streets.size > mostStreets) faults.push(`there are more than ${mostStreets} streets`)
  return { streets: [...streets.values()], faults: faults.slice(0, mostFaults) }
}
