import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { Answers } from '#engines/cases/answer-value.ts'
import { assess } from '#engines/cases/assess.ts'
import { checkPack } from '#engines/cases/check/index.ts'
import { loadPackFolder } from '#engines/cases/load-pack.ts'
import { ServicePack } from '#engines/cases/definition.ts'
import { optionalText } from '#engines/cases/pack.ts'
import { playScenario } from '#engines/cases/play-scenario.ts'

const raw = await loadPackFolder(join(import.meta.dirname, '.'))
const pack = ServicePack.parse(raw)

test('the shipped pack has no fault', () => {
  expect(checkPack(raw).problems).toEqual([])
})

test('the fee says in words what it comes from, and nothing that only the sum needs', () => {
  const answers = Answers.parse(pack.scenarios[0]?.application)
  const steps = (['it', 'en'] as const).map((locale) => {
    const say = (key: string) => optionalText(pack, locale, key)
    const { fees } = assess(pack.definition, answers, plainDate('2026-03-02'), say, locale)
    return fees.flatMap((fee) => fee.steps.map(({ label, text }) => `${label}: ${text}`)).slice(0, 2)
  })
  expect(steps).toEqual([
    ['Tipo di giorno: sabato', 'Residente: almeno uno di voi'],
    ['Kind of day: Saturday', 'Resident: at least one of you'],
  ])
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
