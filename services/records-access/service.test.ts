import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPack } from '#engines/cases/check/index.ts'
import { loadPackFolder } from '#engines/cases/load-pack.ts'
import { canonicalPack } from '#engines/cases/pack.ts'
import { ServicePack } from '#engines/cases/definition.ts'
import { playScenario } from '#engines/cases/play-scenario.ts'

const raw = await loadPackFolder(join(import.meta.dirname, '.'))
const pack = ServicePack.parse(raw)

test('the shipped pack has no fault', () => {
  expect(checkPack(raw).problems).toEqual([])
})

describe('promises', () => {
  test.each(pack.scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    expect(playScenario(pack.definition, scenario).problems).toEqual([])
  })

  test('every outcome is reached by a story', () => {
    const reached = new Set(pack.scenarios.map(({ expect: { outcome } }) => outcome))
    expect(pack.definition.outcomes.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([])
  })
})

describe('what the law asks of it', () => {
  const action = (id: string) => pack.definition.actions.find((one) => one.id === id)

  test('every decision is signed, and gives its reasons (L. 241/1990 art. 3)', () => {
    const decisions = pack.definition.actions.filter(({ group }) => group === 'decision')
    expect(decisions.length).toBeGreaterThan(5)
    for (const { writes, form } of decisions) {
      expect(writes?.signature).toBe(true)
      expect(form.find(({ stableId }) => stableId === 'reasons')?.required).toBe(true)
    }
  })

  test('no refusal, whole or in part, comes without its notice (art. 10-bis)', () => {
    for (const id of ['refuse', 'grant-in-part', 'inspection-only']) expect(action(id)?.needsFlag).toBe('notice-given')
    expect(action('refusal-notice')?.setFlag).toBe('notice-given')
  })

  test('what names authority and term names them in both languages (art. 3(4))', () => {
    for (const template of ['receipt', 'decision', 'tacit-refusal'])
      for (const locale of ['it', 'en'] as const) {
        expect(pack.texts[locale][`documents.${template}.remedies`]).toMatch(/30.*\{court\}.*\{ombudsman\}/s)
      }
  })
})

test('a pack read back from its canonical text has the same name', () => {
  const { canonical, sha256 } = canonicalPack(pack)
  expect(canonicalPack(ServicePack.parse(JSON.parse(canonical)))).toEqual({ canonical, sha256 })
})
