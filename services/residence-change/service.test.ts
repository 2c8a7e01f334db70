import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { italianCalendar } from '#kernel/calendars.ts'
import { plainDate } from '#kernel/dates.ts'
import { checkPack } from '#engines/cases/check/index.ts'
import { ServicePack } from '#engines/cases/definition.ts'
import { loadPackFolder } from '#engines/cases/load-pack.ts'
import { canonicalPack } from '#engines/cases/pack.ts'
import { playScenario } from '#engines/cases/play-scenario.ts'
import { readCase } from '#engines/terms/index.ts'

const raw = await loadPackFolder(join(import.meta.dirname, '.'))
const pack = ServicePack.parse(raw)
const { definition } = pack

test('the shipped pack has no fault', () => {
  expect(checkPack(raw).problems).toEqual([])
})

describe('promises', () => {
  test.each(pack.scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    expect(playScenario(definition, scenario).problems).toEqual([])
  })

  test('every outcome is reached by a story', () => {
    const reached = new Set(pack.scenarios.map(({ expect: { outcome } }) => outcome))
    expect(definition.outcomes.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([])
  })

  test('every kind of move is declared by a story', () => {
    const declared = new Set(pack.scenarios.map(({ application }) => application?.['kind']))
    const kinds = definition.pages.flatMap(({ fields }) => fields).find(({ stableId }) => stableId === 'kind')?.options
    expect(kinds?.filter((kind) => kind !== 'return-abroad' && !declared.has(kind))).toEqual([])
    expect(declared).toContain('return-abroad')
  })

  test('what the program does by itself is done in a story', () => {
    const done = new Set(
      pack.scenarios.flatMap((scenario) => playScenario(definition, scenario).actions.map(({ type }) => type)),
    )
    expect(definition.actions.filter(({ by, id }) => by === 'system' && !done.has(id))).toEqual([])
  })
})

const goldenPath = fileURLToPath(new URL('../../../shared/law/golden-clocks.json', import.meta.url))
const Golden = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      why: z.string(),
      facts: z.array(z.object({ on: z.string(), fact: z.string() })),
      expect: z.array(z.looseObject({ at: z.string() })),
    }),
  ),
})

describe('the worked cases of residence, over the clocks of the pack', () => {
  const isThere = existsSync(goldenPath)
  const cases = isThere
    ? Golden.parse(JSON.parse(readFileSync(goldenPath, 'utf8'))).cases.filter(({ rule }) =>
        rule.startsWith('residence'),
      )
    : []
  const patron = { it: 'San Giovanni Battista', en: 'Saint John the Baptist' }
  const torino = italianCalendar({ month: 6, day: 24, name: patron, rolls: false })

  // oxlint-disable-next-line vitest/no-disabled-tests -- says why in a checkout without the shared folder
  test.skip.each(isThere ? [] : [goldenPath])('are not here: no file %s', (path) => expect(path).toBe(''))

  test.runIf(isThere)('there are five of them', () => expect(cases).toHaveLength(5))

  test.each(cases)('$id: $why', ({ facts, expect: expectations }) => {
    // the declaration is made when it is received
    const received = facts.map(({ on, fact }) => ({
      on: plainDate(on),
      fact: fact === 'declared' ? 'received' : fact,
    }))
    for (const { at, ...wanted } of expectations) {
      const { byId } = readCase(definition.clocks, received, plainDate(at), torino)
      const checks = byId['residence-checks']
      expect({
        at,
        state: checks?.state,
        effectiveFrom: checks?.effectiveFrom,
        checksDue: checks?.due,
        registrationDue: byId['residence-registration']?.due,
      }).toMatchObject({ at, ...wanted })
    }
  })
})

describe('what the law asks of it', () => {
  const action = (id: string) => definition.actions.find((one) => one.id === id)
  const clock = (id: string) => definition.clocks.find((one) => one.id === id)

  test('every decision is signed, and gives its reasons (L. 241/1990 art. 3)', () => {
    const decisions = definition.actions.filter(({ group }) => group === 'decision')
    expect(decisions.map(({ id }) => id)).toEqual(['not-receivable', 'confirm', 'restore'])
    for (const { writes, form } of decisions) {
      expect(writes?.signature).toBe(true)
      expect(form.find(({ stableId }) => stableId === 'reasons')?.required).toBe(true)
    }
  })

  test('no negative outcome comes without its notice (DPR 223/1989 art. 18-bis(2))', () => {
    expect(action('restore')?.needsFlag).toBe('notice-given')
    expect(clock('residence-checks')?.ends.find(({ state }) => state === 'restored')?.requires).toEqual([
      'refusal-notice-delivered',
    ])
  })

  test('nothing suspends the checks but the notice', () => {
    expect(definition.clocks.flatMap(({ suspensions }) => suspensions.map(({ id }) => id))).toEqual(['refusal-notice'])
  })

  test('silence of the police stops nothing, and nothing is decided before their term', () => {
    expect(definition.opinions).toEqual([
      { id: 'usual-abode', office: 'local-police', silence: 'proceeds', norm: 'DPR 223/1989 art. 19(2)' },
    ])
    for (const id of ['confirm', 'restore']) expect(action(id)?.awaits).toEqual(['usual-abode'])
  })

  test('what names authority and term names them in both languages (art. 3(4))', () => {
    for (const key of ['receipt.remedies', 'decision.remedies.restore', 'decision.remedies.not-receivable']) {
      expect(pack.texts.it[`documents.${key}`]).toMatch(/Prefetto.*30 giorni|30 giorni.*Prefetto/)
      expect(pack.texts.en[`documents.${key}`]).toMatch(/Prefect.*30 days|30 days.*Prefect/)
    }
  })

  test('the relations between people, and nothing else, are special data, each with its ground', () => {
    const fields = definition.pages.flatMap((page) => page.fields)
    const inner = fields.flatMap((field) => field.fields ?? [])
    const sensitive = [...fields, ...inner].filter((field) => field.sensitive !== undefined)
    expect(sensitive.map(({ stableId }) => stableId)).toEqual(['others-tie', 'relation'])
    for (const { sensitive: ground } of sensitive) expect(ground).toMatch(/GDPR art\. 9\(2\)\(g\).*2-sexies/)
  })

  test('nothing is published', () => {
    expect(definition.outcomes.every(({ publish }) => publish === undefined)).toBe(true)
  })
})

test('a pack read back from its canonical text has the same name', () => {
  const { canonical, sha256 } = canonicalPack(pack)
  expect(canonicalPack(ServicePack.parse(JSON.parse(canonical)))).toEqual({ canonical, sha256 })
})
