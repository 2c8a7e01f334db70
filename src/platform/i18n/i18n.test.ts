import { describe, expect, expectTypeOf, it } from 'vitest'
import { defineMessages, localPath, messageProblems, registeredMessages, splitLocale, translator } from './index.ts'
import type { Parameters } from './index.ts'

const messages = defineMessages('i18n-test', {
  it: {
    plain: 'Servizi',
    step: 'Passo {n, number} di {m, number}',
    left: '{days, plural, =0 {Scade oggi} one {Manca # giorno} other {Mancano # giorni, {name}}}',
    hostile: "Un <b>nome</b>: {name}. L'utente",
  },
  en: {
    plain: 'Services',
    step: 'Step {n, number} of {m, number}',
    left: '{days, plural, =0 {Due today} one {# day left} other {# days left, {name}}}',
    hostile: "A <b>name</b>: {name}. The user's",
  },
})

describe('messages', () => {
  it('formats in both languages', () => {
    const t = translator(messages, 'it')
    expect(t('plain')).toBe('Servizi')
    expect(t('step', { n: 1, m: 3 })).toBe('Passo 1 di 3')
    expect(t('left', { days: 1, name: 'Ada' })).toBe('Manca 1 giorno')
    expect(translator(messages, 'en')('left', { days: 2, name: 'Ada' })).toBe('2 days left, Ada')
  })

  it('treats tags and apostrophes as characters', () => {
    expect(translator(messages, 'it')('hostile', { name: '<i>' })).toBe("Un <b>nome</b>: <i>. L'utente")
  })

  it('reads the names and types of parameters at compile time', () => {
    expectTypeOf<Parameters<'Passo {n, number} di { m }'>>().toEqualTypeOf<{ n: number; m: string | number }>()
    expectTypeOf<Parameters<'{d, plural, one {# giorno {x}} other {giorni}}. {y}'>>().toEqualTypeOf<{
      d: number
      x: string | number
      y: string | number
    }>()
    expectTypeOf(translator(messages, 'it')).toBeCallableWith('plain')
    const t = translator(messages, 'it')
    // @ts-expect-error a parameter is missing
    expect(() => t('step')).toThrow(/n/u)
    // @ts-expect-error no such key
    expect(() => t('nothing')).toThrow(/nothing/u)
  })

  it('refuses locales with different keys', () => {
    // @ts-expect-error en lacks b
    defineMessages('i18n-test-missing', { it: { a: 'a', b: 'b' }, en: { a: 'a' } })
    // @ts-expect-error en has c, which it does not
    defineMessages('i18n-test-extra', { it: { a: 'a' }, en: { a: 'a', c: 'c' } })
    expect(registeredMessages().map(({ area }) => area)).toContain('i18n-test-extra')
  })

  it('refuses an area defined twice', () => {
    expect(() => defineMessages('i18n-test', { it: {}, en: {} })).toThrow(/twice/u)
  })

  it('finds what the compiler cannot see', () => {
    expect(messageProblems(messages)).toEqual([])
    const wrong = { area: 'x', it: { a: '{n}', b: '{', c: 'c' }, en: { a: '{m}', b: 'b', c: ' ' } }
    expect(messageProblems(wrong)).toEqual([
      'x.a (en): parameters [m] instead of [n]',
      'x.b (it): not a valid ICU message',
      'x.c (en): no text',
    ])
  })
})

describe('locales in addresses', () => {
  it.each([
    ['/', 'it', '/'],
    ['/servizi', 'it', '/servizi'],
    ['/en', 'en', '/'],
    ['/en/servizi/a', 'en', '/servizi/a'],
    ['/enti', 'it', '/enti'],
  ])('%s is %s %s', (pathname, locale, path) => {
    expect(splitLocale(pathname)).toEqual({ locale, path })
  })

  it('builds the address of a path', () => {
    expect(localPath('it', '/servizi')).toBe('/servizi')
    expect(localPath('en', '/servizi')).toBe('/en/servizi')
    expect(localPath('en', '/')).toBe('/en')
    expect(localPath('en', 'https://example.org/')).toBe('https://example.org/')
    expect(localPath('en', '//example.org/')).toBe('//example.org/')
    expect(localPath('en', '#campo')).toBe('#campo')
  })
})
