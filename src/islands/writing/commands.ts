/** A text and what of it is selected: places between characters, from 0. */
export interface Selected {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** A piece of a text that another takes the place of, and what is selected then. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly put: string
  readonly selectFrom: number
  readonly selectTo: number
}

export const commands = ['heading', 'subheading', 'bold', 'bullets', 'numbers', 'link', 'table'] as const
export type Command = (typeof commands)[number]

/** What stands where nothing is selected. */
export interface Placeholders {
  readonly words: string
  readonly column: string
}

/** What a command does to a text. Done twice, headings, lists and bold are taken off again. */
export function editFor(command: Command, selected: Selected, placeholders: Placeholders): Edit {
  switch (command) {
    case 'heading':
      return head(selected, '## ')
    case 'subheading':
      return head(selected, '### ')
    case 'bold':
      return embolden(selected, placeholders.words)
    case 'bullets':
      return enlist(selected, () => '- ', /^- /)
    case 'numbers':
      return enlist(selected, (index) => `${index + 1}. `, /^\d+\. /)
    case 'link':
      return link(selected, placeholders.words)
    case 'table':
      return table(selected, placeholders.column)
  }
}

/** The whole lines that a selection touches. */
function linesOf({ text, from, to }: Selected): { readonly start: number; readonly end: number } {
  const next = text.indexOf('\n', to)
  return { start: text.lastIndexOf('\n', from - 1) + 1, end: next === -1 ? text.length : next }
}

const put = (from: number, to: number, words: string): Edit => ({
  from,
  to,
  put: words,
  selectFrom: from + words.length,
  selectTo: from + words.length,
})

function head(selected: Selected, mark: string): Edit {
  const { start } = linesOf(selected)
  const next = selected.text.indexOf('\n', start)
  const end = next === -1 ? selected.text.length : next
  const line = selected.text.slice(start, end)
  const [before = ''] = /^#{1,6} /.exec(line) ?? []
  const words = line.slice(before.length)
  return put(start, end, before === mark ? words : mark + words)
}

function embolden({ text, from, to }: Selected, placeholder: string): Edit {
  if (text.slice(from - 2, from) === '**' && text.slice(to, to + 2) === '**' && to > from) {
    const words = text.slice(from, to)
    return { from: from - 2, to: to + 2, put: words, selectFrom: from - 2, selectTo: to - 2 }
  }
  // a mark beside a space is no mark (CommonMark 6.2)
  const chosen = text.slice(from, to)
  const begin = from + (chosen.length - chosen.trimStart().length)
  const words = chosen.trim() || placeholder
  const end = chosen.trim() === '' ? from : begin + words.length
  const start = chosen.trim() === '' ? from : begin
  return { from: start, to: end, put: `**${words}**`, selectFrom: start + 2, selectTo: start + 2 + words.length }
}

function enlist(selected: Selected, mark: (index: number) => string, is: RegExp): Edit {
  const { start, end } = linesOf(selected)
  const lines = selected.text.slice(start, end).split('\n')
  const isList = lines.every((line) => line.trim() === '' || is.test(line))
  const bare = lines.map((line) => line.replace(/^(?:- |\d+\. )/, ''))
  const filled = bare.filter((line) => line.trim() !== '')
  if (isList && filled.length > 0) return put(start, end, bare.join('\n'))
  const items = (filled.length === 0 ? [''] : filled).map((line, index) => mark(index) + line)
  return put(start, end, gapBefore(selected.text, start) + items.join('\n'))
}

/** What keeps a block apart from the paragraph before it. */
function gapBefore(text: string, start: number): string {
  const before = text.slice(0, start)
  if (before.trim() === '' || before.endsWith('\n\n')) return ''
  return before.endsWith('\n') ? '\n' : '\n\n'
}

function link({ text, from, to }: Selected, placeholder: string): Edit {
  const chosen = text.slice(from, to).trim()
  const isAddress = /^(?:https?:\/\/|mailto:|tel:|\/)\S+$/.test(chosen)
  const words = isAddress || chosen === '' ? placeholder : chosen
  const address = isAddress ? chosen : 'https://'
  const start = from + 1
  // what is missing is selected: the words, or the address
  const [selectFrom, length] = isAddress ? [start, words.length] : [start + words.length + 2, address.length]
  return { from, to, put: `[${words}](${address})`, selectFrom, selectTo: selectFrom + length }
}

/** A table goes below the line: within one it would be no table. */
function table(selected: Selected, column: string): Edit {
  const { text } = selected
  const { end } = linesOf(selected)
  const gap = gapBefore(text, end)
  const [one, other] = [`${column} 1`, `${column} 2`]
  const rows = [`| ${one} | ${other} |`, '| --- | --- |', '|  |  |']
  const after = text.startsWith('\n\n', end) || end === text.length ? '' : '\n'
  const selectFrom = end + gap.length + 2
  return { from: end, to: end, put: gap + rows.join('\n') + after, selectFrom, selectTo: selectFrom + one.length }
}

/** What the Enter key does at the end of an entry of a list: the next begins, or an empty one ends the list. */
export function nextEntry({ text, from, to }: Selected): Edit | undefined {
  if (from !== to) return undefined
  const { start, end } = linesOf({ text, from, to })
  const entry = /^(?:- |(\d+)\. )/.exec(text.slice(start, end))
  if (!entry || from !== end) return undefined
  const [mark = '', number] = entry
  // a line of its own, or what follows would go on with the last entry (CommonMark 5.2)
  if (end - start === mark.length) return put(start, end, start === 0 ? '' : '\n')
  return put(from, from, `\n${number === undefined ? mark : `${Number(number) + 1}. `}`)
}
