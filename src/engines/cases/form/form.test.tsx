import { describe, expect, it } from 'vitest'
import { markup } from '#ui/index.ts'
import { eq, answer } from '#kernel/language/expression.ts'
import { Field } from '../definition.ts'
import { FieldControls } from './fields.tsx'
import { labelled } from './labelled.ts'
import { readAnswers } from './read-form.ts'
import { sayAnswer } from './say-answer.ts'
import { partsOfText, wrongParts } from './typed-date.ts'

const fields = [
  { stableId: 'kind', type: 'choice', options: ['one', 'two'], purpose: 'test' },
  { stableId: 'when', type: 'date', purpose: 'test' },
  { stableId: 'certified', type: 'yes-no', purpose: 'test' },
  { stableId: 'topics', type: 'choices', options: ['red', 'blue'], purpose: 'test' },
  { stableId: 'words', type: 'long-text', purpose: 'test', visibleIf: eq(answer('kind'), 'two') },
].map((field) => Field.parse(field))

const texts = {
  'fields.kind.label': 'Quale?',
  'fields.kind.options.one': 'L’uno',
  'fields.kind.options.two': 'L’altro',
  'fields.when.label': 'Quando',
  'fields.certified.label': 'Conforme?',
  'fields.topics.label': 'Argomenti',
  'fields.words.label': 'A parole tue',
}

const text = (key: string): string | undefined => Object.entries(texts).find(([name]) => name === key)?.[1]

function formOf(entries: readonly (readonly [string, string])[]) {
  return {
    text: (name: string) => entries.find(([key]) => key === name)?.[1] ?? '',
    all: (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value),
  }
}

const controls = (answers: Record<string, string>, errors = {}, live = true) =>
  markup(
    <FieldControls
      view={{ locale: 'it' }}
      fields={fields}
      texts={texts}
      today="2026-11-22"
      answers={answers}
      errors={errors}
      live={live}
    />,
  )

describe('a form read back', () => {
  it('gives each answer its type, and nothing for what is empty', () => {
    const form = formOf([
      ['_shown', 'kind when certified topics'],
      ['kind', 'one'],
      ['when-day', '3'],
      ['when-month', '2'],
      ['when-year', '2026'],
      ['certified', 'no'],
      ['topics', 'red'],
      ['topics', 'blue'],
    ])
    expect(readAnswers(fields, form, 'it')).toEqual({
      answers: { kind: 'one', when: '2026-02-03', certified: false, topics: ['red', 'blue'] },
      shown: ['kind', 'when', 'certified', 'topics'],
      unasked: [],
    })
    expect(readAnswers(fields, formOf([]), 'it').answers).toEqual({})
  })

  it('takes only the fields that the page showed', () => {
    const form = formOf([
      ['_shown', 'kind'],
      ['kind', 'two'],
      ['words', 'scritte altrove'],
    ])
    expect(readAnswers(fields, form, 'it')).toEqual({ answers: { kind: 'two' }, shown: ['kind'], unasked: [] })
  })

  it('keeps a date that does not exist in its three boxes', () => {
    const form = formOf([
      ['when-day', '31'],
      ['when-month', '2'],
      ['when-year', '26'],
    ])
    const typed = readAnswers(fields, form, 'it').answers['when']
    expect(typed).toBe('26-2-31')
    expect(partsOfText('26-2-31')).toEqual({ day: '31', month: '2', year: '26' })
    expect(wrongParts('26-2-31')).toEqual(['year'])
    expect(wrongParts('2026-02-03')).toEqual([])
  })
})

describe('the controls of a form', () => {
  it('show what is asked, and remember it', () => {
    expect(controls({})).toContain('name="_shown" value="kind when certified topics"')
    expect(controls({}, {}, false)).not.toContain('A parole tue')
    expect(controls({ kind: 'two' }, {}, false)).toContain('A parole tue')
  })

  it('hold what the page itself may ask for in a template, which shows and sends nothing', () => {
    expect(controls({}).replace(/<template.*?<\/template>/gs, '')).not.toContain('name="words"')
    expect(controls({})).toMatch(/<template data-asked="words">.*name="words".*<\/template>/s)
    expect(controls({ kind: 'two' })).toMatch(/<div data-asked="words">.*name="words"/s)
    expect(controls({})).not.toContain('data-asked="kind"')
  })

  it('never take an answer for markup', () => {
    const html = controls({ kind: 'two', words: '<script>"x"</script>' })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })

  it('say what is wrong beside the field', () => {
    expect(controls({ when: '2026-2-31' }, { when: 'Scrivi una data che esiste.' })).toContain(
      'Scrivi una data che esiste.',
    )
  })
})

describe('words', () => {
  it('of answers are those of the form', () => {
    const [kind, when] = fields
    expect(kind && sayAnswer(kind, 'two', text, 'it')).toBe('L’altro')
    expect(when && sayAnswer(when, '2026-02-03', text, 'it')).toBe('3 febbraio 2026')
    expect(when && sayAnswer(when, '26-2-31', text, 'it')).toBe('26-2-31')
  })

  it('of an error follow the name of its field', () => {
    expect(labelled('Quando', 'Manca.')).toBe('Quando: Manca.')
    expect(labelled('Quale?', 'Manca.')).toBe('Quale? Manca.')
  })
})
