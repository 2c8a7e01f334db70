import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRichText } from '#kernel/rich-text/parse.ts'
import { commands, editFor, nextEntry } from './commands.ts'
import type { Edit, Selected } from './commands.ts'

const placeholders = { words: 'testo', column: 'Colonna' }

/** A text with its selection between `[[` and `]]`, or a place `||`. */
function marked(source: string): Selected {
  const from = source.search(/\[\[|\|\|/)
  const bare = source.replace(/\[\[|\|\|/, '')
  const to = bare.includes(']]') ? bare.indexOf(']]') : from
  return { text: bare.replace(']]', ''), from, to }
}

const done = ({ text }: Selected, edit: Edit) => {
  const after = text.slice(0, edit.from) + edit.put + text.slice(edit.to)
  return { after, selected: after.slice(edit.selectFrom, edit.selectTo) }
}

test.each([
  ['heading', 'Prima\nOra||ri\nDopo', 'Prima\n## Orari\nDopo', ''],
  ['heading', '## Ora||ri', 'Orari', ''],
  ['heading', '### Orari||', '## Orari', ''],
  ['subheading', '## Orari||', '### Orari', ''],
  ['bold', 'Entro [[venerdì ]]sera', 'Entro **venerdì** sera', 'venerdì'],
  ['bold', 'Entro **[[venerdì]]** sera', 'Entro venerdì sera', 'venerdì'],
  ['bold', 'Entro ||', 'Entro **testo**', 'testo'],
  ['bullets', 'Serve:\n[[una foto\n\nun modulo]]', 'Serve:\n\n- una foto\n- un modulo', ''],
  ['bullets', '[[- una foto\n- un modulo]]', 'una foto\nun modulo', ''],
  ['bullets', '||', '- ', ''],
  ['numbers', '[[- una foto\n- un modulo]]', '1. una foto\n2. un modulo', ''],
  ['link', 'Leggi il [[regolamento]].', 'Leggi il [regolamento](https://).', 'https://'],
  ['link', '[[https://a.example/b]]', '[testo](https://a.example/b)', 'testo'],
  ['link', '||', '[testo](https://)', 'https://'],
  ['table', 'Orari||', 'Orari\n\n| Colonna 1 | Colonna 2 |\n| --- | --- |\n|  |  |', 'Colonna 1'],
  ['table', 'O||ra\nDopo', 'Ora\n\n| Colonna 1 | Colonna 2 |\n| --- | --- |\n|  |  |\n\nDopo', 'Colonna 1'],
] as const)('%s of %j', (command, source, after, selected) => {
  const before = marked(source)
  expect(done(before, editFor(command, before, placeholders))).toEqual({ after, selected })
})

describe('Enter', () => {
  test.each([
    ['- una foto||', '- una foto\n- '],
    ['2. un modulo||', '2. un modulo\n3. '],
    ['- una foto\n- ||', '- una foto\n\n'],
    ['- ||', ''],
  ])('%j', (source, after) => {
    const before = marked(source)
    const edit = nextEntry(before)
    expect(edit && done(before, edit).after).toBe(after)
  })
  test.each(['una foto||', '- una|| foto', '[[- una foto]]'])('%j is left to the browser', (source) => {
    expect(nextEntry(marked(source))).toBeUndefined()
  })
})

test('whatever is selected, a command loses no word and makes no fault', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/)
  const line = fc.oneof(
    word,
    word.map((one) => `## ${one}`),
    word.map((one) => `- ${one}`),
    word.map((one) => `${one} **${one}**`),
    fc.constant(''),
  )
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n')),
      fc.nat(60),
      fc.nat(60),
      fc.constantFrom(...commands.filter((one) => one !== 'subheading')),
      (text, one, other, command) => {
        const [from = 0, to = 0] = [one, other].map((at) => Math.min(at, text.length)).toSorted((a, b) => a - b)
        const { after } = done({ text, from, to }, editFor(command, { text, from, to }, placeholders))
        const words = (all: string) => (all.match(/[a-z]+/g) ?? []).join('')
        const added = /testo|https|olonna/g
        expect(words(after.replaceAll(added, ''))).toBe(words(text.replaceAll(added, '')))
        expect(
          readRichText(after.replaceAll('https://', 'https://a.example')).faults.filter(
            ({ code }) => code !== 'link-vague',
          ),
        ).toEqual([])
      },
    ),
  )
})
