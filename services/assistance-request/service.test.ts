import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPack } from '#engines/cases/check/index.ts'
import { loadPackFolder } from '#engines/cases/load-pack.ts'
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
