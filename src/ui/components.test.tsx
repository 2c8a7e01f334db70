import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales } from '#platform/i18n/index.ts'
import { registeredMessages, messageProblems } from '#platform/i18n/index.ts'
import { Gallery } from './gallery.tsx'
import { sampleView } from './gallery/sample-view.ts'
import * as ui from './index.ts'
import { markup, type Element } from './markup.ts'

const hostile = `"><script>alert(1)</script>'&{x}`
const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;{x}'
const locale = 'it'
const field = { locale, name: 'f', label: hostile, hint: hostile, error: hostile, required: true } as const
const view = sampleView(locale, { csrfToken: hostile })

/** Every component with hostile text wherever it takes text. */
const everything: Record<string, () => Element> = {
  Alert: () => <ui.Alert locale={locale} kind="danger" title={hostile} children={hostile} />,
  Badge: () => <ui.Badge text={hostile} />,
  Button: () => <ui.Button name={hostile} value={hostile} label={hostile} children={hostile} />,
  Callout: () => <ui.Callout title={hostile} children={hostile} />,
  Card: () => <ui.Card title={hostile} href={hostile} text={hostile} category={hostile} />,
  ConfirmPanel: () => (
    <ui.ConfirmPanel
      view={view}
      action={hostile}
      title={hostile}
      consequences={[hostile]}
      confirmLabel={hostile}
      cancelHref={hostile}
      hidden={{ [hostile]: hostile }}
    />
  ),
  DataTable: () => <ui.DataTable caption={hostile} rows={[1]} columns={[{ header: hostile, cell: () => hostile }]} />,
  DueDate: () => (
    <ui.DueDate locale={locale} label={hostile} date={hostile} isoDate={hostile} daysLeft={2} state="running" />
  ),
  EmptyState: () => <ui.EmptyState title={hostile} text={hostile} action={{ label: hostile, href: hostile }} />,
  ErrorSummary: () => <ui.ErrorSummary locale={locale} errors={[{ field: hostile, text: hostile }]} />,
  ErrorPage: () => (
    <ui.ErrorPage
      view={view}
      status={500}
      title={hostile}
      whatHappened={hostile}
      whatToDo={[hostile]}
      correlationId={hostile}
    />
  ),
  Flash: () => <ui.Flash locale={locale} flash={{ kind: 'info', text: hostile }} />,
  Form: () => <ui.Form view={view} action={hostile} revision={hostile} children={hostile} files />,
  Icon: () => <ui.Icon name="it-check" label={hostile} />,
  MessageThread: () => (
    <ui.MessageThread
      locale={locale}
      messages={[
        {
          author: hostile,
          side: 'city',
          date: hostile,
          dateTime: hostile,
          body: hostile,
          subject: hostile,
          attachments: [{ name: hostile, href: hostile, size: hostile }],
        },
      ]}
    />
  ),
  Pagination: () => <ui.Pagination locale={locale} nextHref={hostile} />,
  RefreshNotice: () => <ui.RefreshNotice locale={locale} title={hostile} text={hostile} href={hostile} />,
  Stepper: () => (
    <ui.Stepper
      locale={locale}
      label={hostile}
      current={1}
      steps={[{ label: hostile, href: hostile }, { label: hostile }]}
    />
  ),
  SubNav: () => <ui.SubNav label={hostile} items={[{ label: hostile, href: hostile }]} />,
  SummaryList: () => (
    <ui.SummaryList locale={locale} rows={[{ label: hostile, value: hostile, changeHref: hostile }]} />
  ),
  Timeline: () => <ui.Timeline entries={[{ date: hostile, title: hostile, text: hostile, dateTime: hostile }]} />,
  Checkbox: () => <ui.Checkbox {...field} value={hostile} />,
  CheckboxGroup: () => <ui.CheckboxGroup {...field} options={[{ value: hostile, label: hostile, hint: hostile }]} />,
  DateField: () => <ui.DateField {...field} value={{ day: hostile, month: hostile, year: hostile }} />,
  FileField: () => (
    <ui.FileField
      {...field}
      accept={hostile}
      uploaded={[{ id: hostile, name: hostile, sizeBytes: 1, href: hostile }]}
    />
  ),
  RadioGroup: () => <ui.RadioGroup {...field} options={[{ value: hostile, label: hostile }]} />,
  ReadOnlyField: () => <ui.ReadOnlyField locale={locale} label={hostile} value={hostile} source={hostile} />,
  Select: () => <ui.Select {...field} options={[{ value: hostile, label: hostile }]} />,
  TextArea: () => <ui.TextArea {...field} value={hostile} />,
  TextField: () => <ui.TextField {...field} value={hostile} />,
}

describe('components', () => {
  it.each(Object.entries(everything))('%s escapes hostile text', (_name, element) => {
    const html = markup(element())
    expect(html).toContain(escaped)
    expect(html).not.toContain('<script>alert')
  })

  it('the page escapes its surroundings', () => {
    const tenant = { ...view.tenant, name: hostile, tagline: hostile, contacts: { address: hostile, email: hostile } }
    const user = { name: hostile, kind: 'person' } as const
    const props = { tenant, user, path: `/${hostile}`, movedClock: hostile } as const
    const html = markup(<ui.Page view={sampleView('it', props)} title={hostile} description={hostile} children="x" />)
    expect(html).not.toContain('<script>alert')
  })
})

describe.each(locales)('the gallery in %s', (locale) => {
  const html = markup(<Gallery view={sampleView(locale)} />)

  it('is a whole document in its language', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="/u)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).toContain('<link rel="alternate" hreflang="en" href="/en/sviluppo/componenti"/>')
  })

  it('has nothing that a strict content security policy refuses', () => {
    expect(html).not.toMatch(/\sstyle=/u)
    expect(html).not.toMatch(/\son[a-z]+=/u)
    expect(html).not.toContain('<style')
    expect(html).not.toMatch(/<script(?![^>]*src=)/u)
    expect(html).not.toMatch(/(?:src|href)="(?:data|javascript):/u)
  })

  it('draws only icons that the sprite holds', () => {
    const sprite = readFileSync(new URL(ui.asset('sprite.svg').slice('/assets/'.length), ui.assetsFolder), 'utf8')
    const used = [...html.matchAll(/sprite\.[^"#]+#(it-[a-z-]+)/gu)].map(([, name]) => name)
    expect(used.length).toBeGreaterThan(20)
    for (const name of used) expect(sprite).toContain(`id="${name}"`)
  })

  it('has no id twice, and no reference to an id that is not there', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id ?? '')
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
    expect(twice).toEqual([])
    const references = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/gu)]
    for (const id of references.flatMap(([, value]) => value?.split(' ') ?? [])) expect(ids).toContain(id)
  })

  it('takes at least 30 % of its classes from the design system', () => {
    const classes = [...html.matchAll(/\sclass="([^"]+)"/gu)].flatMap(([, value]) => value?.split(' ') ?? [])
    const own = classes.filter((name) => name.startsWith('portico-') || name.startsWith('is-'))
    expect(own.length / classes.length).toBeLessThan(0.7)
  })

  it('carries the elements of the national model', () => {
    for (const element of ['management', 'news', 'all-services', 'live', 'breadcrumb', 'personal-area-login', 'faq']) {
      expect(html).toContain(`data-element="${element}"`)
    }
    for (const element of ['privacy-policy-link', 'legal-notes', 'accessibility-link', 'report-inefficiency']) {
      expect(html).toContain(`data-element="${element}"`)
    }
  })
})

describe('the words of the interface', () => {
  it('are complete and valid in every language', () => {
    expect(registeredMessages().map(({ area }) => area)).toEqual(expect.arrayContaining(['ui.layout', 'ui.components']))
    expect(registeredMessages().flatMap(messageProblems)).toEqual([])
  })
})
