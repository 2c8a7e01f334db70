import { describe, expect, it } from 'vitest'
import { sampleView } from './gallery/sample-view.ts'
import { href, modelNavigation, Page, themeCss } from './index.ts'
import type { PageView } from './index.ts'
import { markup } from './markup.ts'

const page = (changes: Partial<PageView> = {}, title = 'Servizi') =>
  markup(<Page view={sampleView('it', { path: '/servizi', ...changes })} title={title} children={<h1>{title}</h1>} />)

describe('the frame', () => {
  it('names page and municipality', () => {
    expect(page()).toContain('<title>Servizi – Comune di Borgo San Martino al Monte</title>')
  })

  it('offers the way in, or the menu of who is in', () => {
    expect(page()).toContain('data-element="personal-area-login"')
    const inside = page({ user: { name: 'Ada', kind: 'person' } })
    expect(inside).not.toContain('personal-area-login')
    expect(inside).toContain('<form method="post" action="/esci"><input type="hidden" name="_csrf"')
  })

  it('shows the four sections of the national model, and which one is open', () => {
    const html = page({ navigation: modelNavigation('it') })
    expect(html).toContain('data-element="all-services" aria-current="page"')
    expect(html.indexOf('data-element="management"')).toBeLessThan(html.indexOf('data-element="news"'))
    expect(page({ navigation: [] })).not.toContain('main-navigation')
  })

  it('keeps the language in its links', () => {
    expect(href({ locale: 'en' }, '/servizi')).toBe('/en/servizi')
    expect(href({ locale: 'it' }, '/servizi')).toBe('/servizi')
  })

  it('tells the moved clock outside production only', () => {
    expect(page({ movedClock: 'domani' })).toContain('Orologio spostato: domani')
    expect(page({ movedClock: 'domani', environment: 'production' })).not.toContain('Orologio spostato')
  })

  it('leads to content and footer, which can take the focus', () => {
    const html = page()
    for (const id of ['main', 'footer']) {
      expect(html).toContain(`href="#${id}"`)
      expect(html).toMatch(new RegExp(`id="${id}" tabindex="-1"`, 'u'))
    }
  })
})

describe('the colours of a municipality', () => {
  it('become three properties', () => {
    expect(themeCss({ primary: '#8a1538' })).toContain('--portico-primary:#8a1538;--portico-primary-dark:#68102a')
  })

  it('are refused when white text would not be readable, or when they are no colours', () => {
    expect(() => themeCss({ primary: '#ffcc00' })).toThrow(/not readable/u)
    expect(() => themeCss({ primary: 'red;}' })).toThrow(/Not a colour/u)
  })
})
