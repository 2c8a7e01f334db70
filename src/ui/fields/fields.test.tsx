import { describe, expect, it } from 'vitest'
import {
  Checkbox,
  DateField,
  ErrorSummary,
  FileField,
  RadioGroup,
  readDate,
  Select,
  TextArea,
  TextField,
} from '../index.ts'
import { fileSize, partsOf } from '../index.ts'
import { markup } from '../markup.ts'

const base = { locale: 'it', name: 'via', label: 'Via', required: true } as const
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

describe('a field', () => {
  it('links its hint and its error, and says that it is wrong', () => {
    const html = markup(<TextField {...base} hint="Con il numero" error="Scrivi la via." value="x" />)
    expect(html).toContain('aria-describedby="via-hint via-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="via-error"')
    expect(html).toContain('value="x"')
    expect(html).toContain('<label class="form-label" for="via">')
  })

  it('carries no mark of error when there is none', () => {
    const html = markup(<TextField {...base} />)
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('aria-describedby')
  })

  it.each([
    ['TextField', (required: boolean) => <TextField {...base} required={required} />],
    ['TextArea', (required: boolean) => <TextArea {...base} required={required} />],
    ['Select', (required: boolean) => <Select {...base} required={required} options={options} />],
    ['RadioGroup', (required: boolean) => <RadioGroup {...base} required={required} options={options} />],
    ['DateField', (required: boolean) => <DateField {...base} required={required} />],
    ['FileField', (required: boolean) => <FileField {...base} required={required} />],
    ['Checkbox', (required: boolean) => <Checkbox {...base} required={required} />],
  ] as const)('%s marks what is optional and stars nothing', (_name, make) => {
    expect(markup(make(false))).toContain('(facoltativo)')
    expect(markup(make(true))).not.toContain('(facoltativo)')
    expect(markup(make(true))).not.toContain('*')
  })

  it('says its limit of characters and cuts nothing', () => {
    const html = markup(<TextArea {...base} limitCharacters={600} value="abc" />)
    expect(html).toContain('aria-describedby="via-limit"')
    expect(html).toContain('Al massimo 600 caratteri.')
    expect(html).not.toContain('maxlength')
  })

  it('keeps the choice made', () => {
    const html = markup(<RadioGroup {...base} options={options} value="b" />)
    expect(html).toMatch(/value="b" checked/u)
    expect(html).toContain('id="via"')
    expect(html).toContain('id="via-2"')
  })

  it('lists the files already here, each with its button to remove it', () => {
    const uploaded = [{ id: 'f1', name: 'pianta.pdf', sizeBytes: 1_500_000 }]
    const html = markup(<FileField {...base} uploaded={uploaded} maxBytes={10_000_000} acceptWords="PDF" />)
    expect(html).toContain('name="_remove" value="f1"')
    expect(html).toContain('Rimuovi il file pianta.pdf')
    expect(html).toContain('Formati ammessi: PDF. Dimensione massima: 10 MB.')
  })
})

describe('the summary of errors', () => {
  it('leads to each field', () => {
    const html = markup(<ErrorSummary locale="en" errors={[{ field: 'via', text: 'Write it' }]} />)
    expect(html).toContain('role="alert"')
    expect(html).toContain('tabindex="-1"')
    expect(html).toContain('<a href="#via">Write it</a>')
    expect(html).toContain('There is one thing to correct')
  })

  it('is not there without errors', () => {
    expect(markup(<ErrorSummary locale="it" errors={[]} />)).not.toContain('alert')
  })
})

describe('a date in three parts', () => {
  const body = (day: string, month: string, year: string) => ({ 'd-day': day, 'd-month': month, 'd-year': year })

  it.each([
    [body('22', '11', '2026'), { kind: 'date', iso: '2026-11-22' }],
    [body(' 1', '2 ', '1980'), { kind: 'date', iso: '1980-02-01' }],
    [body('29', '2', '2024'), { kind: 'date', iso: '2024-02-29' }],
    [body('', '', ''), { kind: 'empty' }],
    [{}, { kind: 'empty' }],
  ])('reads %o', (posted, expected) => {
    expect(readDate(posted, 'd')).toEqual(expected)
  })

  it.each([
    [body('29', '2', '2026'), ['day']],
    [body('1', '13', '2026'), ['month']],
    [body('1', '1', '26'), ['year']],
    [body('x', '', '2026'), ['day', 'month']],
  ])('says which part of %o is wrong', (posted, wrong) => {
    expect(readDate(posted, 'd')).toMatchObject({ kind: 'invalid', wrong })
  })

  it('shows again what was typed', () => {
    expect(partsOf('2026-01-09')).toEqual({ day: '9', month: '1', year: '2026' })
    const html = markup(
      <DateField {...base} value={{ day: 'x', month: '', year: '2026' }} error="No" wrongParts={['day']} />,
    )
    expect(html).toContain('name="via-day" value="x"')
    expect(html.match(/aria-invalid/gu)).toHaveLength(1)
  })
})

it('sizes of files are in the units of file managers', () => {
  expect(fileSize(1_500_000, 'it')).toBe('1,5 MB')
  expect(fileSize(40_000, 'en')).toBe('40 kB')
  expect(fileSize(0, 'en')).toBe('0 kB')
})
