import type { JsonObject, JsonValue } from './json.ts'

/**
 * Text that an archival PDF can carry. PDF/A refuses a whole document for one character that no font shows, so such a
 * character is named instead of lost: `[U+1F600]`. Controls and direction overrides are removed, since they make a
 * signed text read otherwise than it is stored (Unicode TR 36); the text is normalised to NFC.
 */
export function printable(text: string, covered: ReadonlySet<number>): string {
  let out = ''
  for (const character of text.normalize('NFC').replace(/\r\n?/g, '\n')) out += shown(character, covered)
  return out
}

function shown(character: string, covered: ReadonlySet<number>): string {
  if (character === '\n') return character
  if (/[\t\u00a0\u2028\u2029]/.test(character)) return ' '
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(character)) return ''
  const point = character.codePointAt(0) ?? 0
  return covered.has(point) ? character : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** The same for every string of a JSON value; names of properties are the template's and stay as they are. */
export function printableData(value: JsonObject, covered: ReadonlySet<number>): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableValue(item, covered)]))
}

function printableValue(value: JsonValue, covered: ReadonlySet<number>): JsonValue {
  if (typeof value === 'string') return printable(value, covered)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map((item) => printableValue(item, covered))
  return printableData(value, covered)
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value)
}
