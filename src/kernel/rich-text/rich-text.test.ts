import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gulpease } from './gulpease.ts'
import { readRichText } from './parse.ts'
import { linksOf, plainText } from './rich-text.ts'

const codes = (source: string) => readRichText(source).faults.map(({ line, code }) => `${line}:${code}`)

describe('a rich text', () => {
  it('has headings, lists, links and tables', () => {
    const { text, faults } = readRichText(
      '## Orari\n\nLa **biblioteca** apre:\n\n- lunedì\n- martedì\n\n1. primo\n\n| Giorno | Ore |\n| --- | --- |\n| lunedì | 9-12 |\n\nVedi [gli uffici](/amministrazione/uffici).',
    )
    expect(faults).toEqual([])
    expect(text.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'paragraph'])
    expect(plainText(text)).toBe(
      'Orari\nLa biblioteca apre:\nlunedì\nmartedì\nprimo\nGiorno Ore\nlunedì 9-12\nVedi gli uffici.',
    )
    expect(linksOf(text)).toEqual(['/amministrazione/uffici'])
  })

  it('tells what nobody could read, line by line', () => {
    expect(codes('# Uno\n\n## Due\n\n#### Quattro\n\n##### Cinque')).toEqual([
      '1:heading-too-high',
      '5:heading-skipped',
      '7:heading-too-low',
    ])
    expect(codes('[qui](https://example.org)\n\n[](https://example.org)')).toEqual(['1:link-vague', '3:link-empty'])
    expect(codes('| A | |\n| --- | --- |\n| 1 | 2 |')).toEqual(['1:table-head-empty'])
    expect(codes('![gatto](gatto.png)\n\n```\ncodice\n```')).toEqual(['1:image', '3:code'])
    expect(codes('a'.repeat(50_001))).toEqual(['1:too-long'])
  })

  it('keeps hostile markup as words, and no address that runs', () => {
    for (const hostile of [
      '<script>alert(1)</script>',
      'ciao <img src=x onerror=alert(1)>',
      '[premi](javascript:alert(1))',
      '[premi](data:text/html,ciao)',
      '[premi](//altrove.example)',
      '[premi](/\\altrove.example)',
      '<javascript:alert(1)>',
      '[a][b]\n\n[b]: vbscript:x',
    ]) {
      const { text } = readRichText(hostile)
      expect(linksOf(text), hostile).toEqual([])
    }
    expect(codes('<b>ciao</b>')).toEqual(['1:markup', '1:markup'])
  })

  it('is read from any text, and never links to what is unsafe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        for (const href of linksOf(readRichText(source).text)) expect(href).toMatch(/^(https?:|mailto:|tel:|\/|#)/i)
      }),
    )
  })
})

describe('the Gulpease index', () => {
  it('follows its formula', () => {
    // 7 words, 37 letters, 1 sentence: 89 + (300 - 370) / 7 = 79
    expect(gulpease('La biblioteca apre domani alle nove precise.')).toEqual({
      score: 79,
      easyFor: 'lower-secondary',
      words: 7,
      sentences: 1,
    })
    expect(gulpease('...')).toBeUndefined()
  })

  it('finds office language harder than plain words', () => {
    const office = gulpease(
      'L’istanza presentata dall’interessato deve essere corredata della documentazione attestante la sussistenza dei presupposti normativamente previsti',
    )
    const plain = gulpease('Porta con te un documento. Noi facciamo il resto.')
    expect(office?.easyFor).toBe('nobody')
    expect(plain?.score ?? 0).toBeGreaterThan(office?.score ?? 100)
  })
})
