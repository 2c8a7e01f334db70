import { expect, test } from 'vitest'
import { liveFacts, liveWords, type LiveRules } from '#kernel/form/live-rules.ts'
import { readForm } from '#kernel/form/read-form.ts'
import { soFar } from '#kernel/form/so-far.ts'
import { isVisible } from '#kernel/form/shape.ts'
import { loadPackFolder } from '../load-pack.ts'
import type { Answers } from '../answer-value.ts'
import { ServicePack } from '../definition.ts'
import { liveFields, liveRules } from './live.ts'
import { textIfAny } from './words.ts'

const today = '2026-11-22'

async function pageOf(service: string, id: string, answers: Answers = {}) {
  const { definition, texts } = ServicePack.parse(await loadPackFolder(`services/${service}`))
  const fields = definition.pages.find((page) => page.id === id)?.fields ?? []
  const text = (key: string) => textIfAny(texts.it, 'it', key)
  const rules = liveRules({ fields, answers, today, text, locale: 'it', prefix: '', definition })
  // as the browser gets them
  const sent = JSON.parse(JSON.stringify(rules)) as LiveRules
  const told = (typed: Answers) =>
    Object.fromEntries(
      soFar(
        sent.told,
        [...sent.page, ...sent.others],
        liveFacts(sent, { ...sent.answers, ...typed }),
        liveWords(sent),
      ).map(({ label, text: said }) => [label, said]),
    )
  return { definition, fields, rules: sent, told }
}

test('a page tells its amounts with their workings, and what they still need', async () => {
  const { told } = await pageOf('tree-felling-permit', 'tree')
  expect(told({})['Alberi da piantare']).toBe('Per saperlo serve: Circonferenza del tronco')
  // what is left of a table when no species is named yet is no answer
  const least = 'Misura da cui serve il permesso'
  expect(told({})[least]).toMatch(/^Per saperlo serve: /)
  expect(told({ species: 'pine' })[least]).toMatch(/^\d+\u00a0cm$/)
  expect(told({ circumference: 120 })['Alberi da piantare']).toMatch(/^\d+\u00a0pezz/)
  const last = await pageOf('tree-felling-permit', 'replacement', { circumference: 120 })
  const fee = last.definition.fees.find(({ code }) => code === 'no-replanting')
  expect(fee).toBeDefined()
  const [label] = Object.keys(last.told({ replant: false })).filter((one) => one !== 'Alberi da piantare')
  expect(last.told({ replant: false })[label ?? '']).toMatch(/ × 250,00\u00a0€/)
  expect(Object.keys(last.told({ replant: true }))).not.toContain(label)
  expect(last.told({})[label ?? '']).toMatch(/^Per saperlo serve: /)
})

test('a page carries what its conditions read, and no other answer', async () => {
  const { rules } = await pageOf('tree-felling-permit', 'replacement', {
    circumference: 120,
    capacity: 'owner',
    replant: true,
  })
  expect(Object.keys(rules.answers).sort()).toEqual(['circumference', 'replant'])
  expect(Object.keys(rules.tables)).toEqual(['trees-due'])
  expect((await pageOf('records-access', 'interest')).rules.told).toEqual([])
})

test('what the page shows or hides is what the server would ask', async () => {
  const { fields, definition, rules } = await pageOf('records-access', 'act')
  const isLive = liveFields(fields, definition)
  expect(fields.filter(isLive).map(({ stableId }) => stableId)).not.toContain('act-known')
  const values = { text: (name: string) => ({ 'act-known': 'references' })[name] ?? '', all: () => [] }
  const facts = liveFacts(rules, readForm(rules.page, values, { locale: 'it' }).answers)
  expect(rules.page.filter((field) => isVisible(field, facts)).map(({ stableId }) => stableId)).toEqual([
    'act-known',
    'act-office',
    'act-date',
    'act-number',
  ])
})
