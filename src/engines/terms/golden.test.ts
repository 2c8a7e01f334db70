import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isPlainDate, plainDate } from '#kernel/dates.ts'
import { torino } from '#engines/terms/test-support.ts'
import { readCase, standardClocks, type CaseReading, type ClockDefinitions, type Fact } from '#engines/terms/index.ts'

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

const PATH = fileURLToPath(new URL('../../../../shared/law/golden-clocks.json', import.meta.url))

const BY_RULE: readonly [string, ClockDefinitions, string][] = [
  ['records-access', standardClocks.recordsAccess, 'records-access'],
  ['general', standardClocks.general, 'general'],
  ['tacit approval', standardClocks.tacitApproval, 'tacit-approval'],
  ['residence', standardClocks.residence, 'residence-checks'],
  ['land occupation', standardClocks.landOccupation, 'land-occupation'],
]

// These record what time has done: leaving them out changes nothing.
const TIME_FACTS = new Set(['suspension-exhausted', 'observations-term-ended'])

function observed(reading: CaseReading, main: string): Record<string, unknown> {
  const clock = reading.byId[main]
  const certificate = reading.byId['tacit-approval-certificate']
  return {
    due: clock?.due,
    state: clock?.state,
    receivedOn: clock?.receivedOn,
    refused: clock?.refused,
    ineffective: clock?.ineffective,
    effectiveFrom: clock?.effectiveFrom,
    registrationDue: reading.byId['residence-registration']?.due,
    checksDue: reading.byId['residence-checks']?.due,
    certificateDue: certificate?.due,
    selfDeclaration: certificate?.state === 'self-declaration-allowed',
  }
}

function toFact({ on, fact }: { on: string; fact: string }): Fact {
  return isPlainDate(on) ? { fact, on } : { fact, at: new Date(on) }
}

const isThere = existsSync(PATH)
const cases = isThere ? Golden.parse(JSON.parse(readFileSync(PATH, 'utf8'))).cases : []

describe('golden clocks', () => {
  // oxlint-disable-next-line vitest/no-disabled-tests -- says why in a checkout without the shared folder
  it.skip.each(isThere ? [] : [PATH])('are not here: no file %s', (path) => expect(path).toBe(''))

  it.each(cases)('$id: $why', ({ rule, facts, expect: expectations }) => {
    const found = BY_RULE.find(([name]) => rule.startsWith(name))
    expect(found?.[0]).toBeDefined()
    const [, clocks, main] = found ?? ['', [], '']
    for (const { at, ...wanted } of expectations)
      for (const chosen of [facts, facts.filter(({ fact }) => !TIME_FACTS.has(fact))]) {
        const reading = readCase(clocks, chosen.map(toFact), plainDate(at), torino)
        expect({ at, ...observed(reading, main) }).toMatchObject({ at, ...wanted })
      }
  })
})
