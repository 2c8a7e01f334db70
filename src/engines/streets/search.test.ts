import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readStreets } from './read-file.ts'
import { resolveAddress } from './resolve.ts'
import { findStreets, indexStreets, isOneSlip, matchStreet } from './search.ts'

const { streets, faults } = readStreets(readFileSync('tenants/montelago/streets.csv', 'utf8'))
const index = indexStreets(streets.map((street) => ({ ...street })))
const registry = { index, byCode: new Map(streets.map((street) => [street.code, street])) }
const anyStreet = fc.constantFrom(...streets)
const namesFor = (typed: string) => findStreets(index, typed).map(({ name }) => name)
const matched = (typed: string) => {
  const match = matchStreet(index, typed)
  return match.kind === 'one' ? match.street.name : match.kind
}

test.each(['montelago', 'rivabella'])('the streets of %s are sound', (tenant) => {
  const read = readStreets(readFileSync(`tenants/${tenant}/streets.csv`, 'utf8'))
  expect(read.faults).toEqual([])
  expect(read.streets.length).toBeGreaterThanOrEqual(40)
})

describe('a search that forgives', () => {
  it.each([
    ['v. verdi', 'Via Giuseppe Verdi'],
    ['VIA G. VERDI', 'Via Giuseppe Verdi'],
    ['Verdi Giuseppe, via', 'Via Giuseppe Verdi'],
    ['via giuseppe vedri', 'Via Giuseppe Verdi'],
    ['p.za liberta', 'Piazza della Libertà'],
    ['piazza della libertà', 'Piazza della Libertà'],
    ['v.le rimembranza', 'Viale della Rimembranza'],
    ['vicolo s. martino', 'Vicolo San Martino'],
    ['via sant anna', 'Via Sant’Anna'],
    ['via s.anna', 'Via Sant’Anna'],
    ['c.so cavour', 'Corso Camillo Benso di Cavour'],
    ['via roma', 'Via Roma'],
  ])('%s is %s', (typed, name) => {
    expect(matched(typed)).toBe(name)
    expect(namesFor(typed)[0]).toBe(name)
  })

  it('offers what may be meant, and leaves the rest', () => {
    expect(matched('garibaldi')).toBe('several')
    expect(namesFor('garibaldi')).toEqual(['Piazza Giuseppe Garibaldi', 'Via Giuseppe Garibaldi'])
    // another kind of street is no slip: it is asked
    expect(matched('piazza verdi')).toBe('several')
    expect(matched('via inesistente')).toBe('none')
    expect(namesFor('monte')).toEqual(
      expect.arrayContaining(['Salita al Monte', 'Via Monte Rosa', 'Via Maria Montessori']),
    )
    // what is only begun is found while one types, and is no answer yet
    expect(namesFor('via ver')).toContain('Via Giuseppe Verdi')
    expect(matched('via ver')).toBe('none')
  })

  it('finds every street by its own name, in any case, order and without accents', () => {
    fc.assert(
      fc.property(anyStreet, fc.boolean(), fc.boolean(), ({ name }, capitals, turned) => {
        const bare = name.normalize('NFD').replace(/\p{M}/gu, '')
        const [kind = '', ...rest] = bare.split(' ')
        const ordered = turned ? [...rest, kind].join(' ') : bare
        expect(matched(capitals ? ordered.toUpperCase() : ordered.toLowerCase())).toBe(name)
      }),
    )
  })

  it('finds every street through one slip in a long word', () => {
    fc.assert(
      fc.property(anyStreet, fc.nat(), fc.constantFrom('drop', 'swap', 'other'), ({ name }, at, slip) => {
        const words = name.split(' ')
        const long = words.findIndex((word, place) => place > 0 && /^\p{L}{6,}$/u.test(word))
        fc.pre(long > 0)
        const letters = (words[long] ?? '').split('')
        const place = 1 + (at % (letters.length - 2))
        if (slip === 'drop') letters.splice(place, 1)
        else if (slip === 'other') letters[place] = 'x'
        else letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '')
        const typed = words.with(long, letters.join('')).join(' ')
        expect(namesFor(typed)).toContain(name)
      }),
    )
  })

  it('never fails, and never gives more than it was asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (typed) => {
        expect(findStreets(index, typed, 3).length).toBeLessThanOrEqual(3)
        expect(['one', 'several', 'none']).toContain(matchStreet(index, typed).kind)
      }),
    )
  })

  it('knows one slip from two', () => {
    expect([isOneSlip('verdi', 'vedri'), isOneSlip('verdi', 'verd'), isOneSlip('verdi', 'verdia')]).toEqual([
      true,
      true,
      true,
    ])
    expect([isOneSlip('verdi', 'verdi'), isOneSlip('verdi', 'vrd'), isOneSlip('verdi', 'bordi')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('an address', () => {
  const verdi = streets.find(({ name }) => name === 'Via Giuseppe Verdi')
  const garibaldi = streets.find(({ name }) => name === 'Via Giuseppe Garibaldi')

  it('takes the code and the name of its street', () => {
    expect(resolveAddress({ street: 'v. verdi', number: '4 b' }, registry)).toEqual({
      street: 'Via Giuseppe Verdi',
      'street-code': verdi?.code,
      number: '4 b',
    })
    expect(resolveAddress({ street: 'v. verdi', number: '999' }, registry)).toMatchObject({ 'number-known': false })
  })

  it('is asked about where there are several, and taken as it is where there is none', () => {
    const typed = { street: 'garibaldi', number: '1' }
    expect(resolveAddress(typed, registry)).toEqual({ ...typed, 'street-code': '?' })
    const chosen = resolveAddress({ ...typed, 'street-code': garibaldi?.code }, registry)
    expect(chosen).toMatchObject({ street: 'Via Giuseppe Garibaldi', 'street-code': garibaldi?.code })
    expect(resolveAddress({ ...typed, 'street-code': '-' }, registry)).toEqual({ ...typed, 'street-code': '-' })
    expect(resolveAddress({ street: 'cascina Rossa' }, registry)).toEqual({
      street: 'cascina Rossa',
      'street-code': '-',
    })
  })

  it('follows its words where they and a code disagree, and is its own result', () => {
    const address = { street: 'via roma', number: '1', 'street-code': verdi?.code }
    const resolved = resolveAddress(address, registry)
    expect(resolved).toMatchObject({ street: 'Via Roma' })
    expect(resolveAddress(resolved, registry)).toEqual(resolved)
  })

  it('stays as it was typed where there is no registry', () => {
    expect(resolveAddress({ street: 'via roma', 'street-code': '9' }, { index: [], byCode: new Map() })).toEqual({
      street: 'via roma',
    })
  })
})

describe('a file', () => {
  it('is refused whole, each fault with its line', () => {
    const text = '# remark\ncode;name;numbers\n1;Via Roma;1 2/B\n1;Via Po;\nx y;Via Po;\n3;<b>;\n4;Via Po;uno\n5\n'
    expect(readStreets(text).faults.map((fault) => fault.split(':', 1)[0])).toEqual([
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
    ])
    expect(readStreets('').faults).not.toEqual([])
    expect(faults).toEqual([])
  })
})
