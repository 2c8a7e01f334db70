/**
 * Code points that a TrueType font can show, from its cmap tables of formats 4 and 12 (OpenType 1.9, "cmap").
 * Other formats are not read: the fonts that the platform uses have only these.
 */
export function coverage(font: Buffer): Set<number> {
  const found = new Set<number>()
  const cmap = tableOffset(font, 'cmap')
  if (cmap === undefined) return found
  const count = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) addSegments(font, table, found)
    if (format === 12) addGroups(font, table, found)
  }
  return found
}

function tableOffset(font: Buffer, tag: string): number | undefined {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  return undefined
}

function addGroups(font: Buffer, table: number, found: Set<number>): void {
  const groups = font.readUInt32BE(table + 12)
  for (let group = 0; group < groups; group++) {
    const at = table + 16 + group * 12
    const last = font.readUInt32BE(at + 4)
    for (let point = font.readUInt32BE(at); point <= last; point++) found.add(point)
  }
}

function addSegments(font: Buffer, table: number, found: Set<number>): void {
  const size = font.readUInt16BE(table + 6)
  const ends = table + 14
  const starts = ends + size + 2
  const deltas = starts + size
  const ranges = deltas + size
  for (let at = 0; at < size; at += 2) {
    const last = font.readUInt16BE(ends + at)
    const first = font.readUInt16BE(starts + at)
    const delta = font.readUInt16BE(deltas + at)
    const range = font.readUInt16BE(ranges + at)
    for (let point = first; point <= last && point !== 0xffff; point++) {
      const glyph =
        range === 0 ? (point + delta) & 0xffff : font.readUInt16BE(ranges + at + range + (point - first) * 2)
      if (glyph !== 0) found.add(point)
    }
  }
}
