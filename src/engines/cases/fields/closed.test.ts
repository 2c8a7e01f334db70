import { expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { checkPack } from '../check/index.ts'
import { checkFields as checkAnswers } from '../answers.ts'
import { ServicePack } from '../definition.ts'
import { factsOf } from '../facts.ts'
import { loadPackFolder } from '../load-pack.ts'

const shipped = ServicePack.parse(await loadPackFolder('services/records-access'))

function closing(...options: string[]): ServicePack {
  const pack = structuredClone(shipped)
  const [capacity] = pack.definition.pages[0]?.fields ?? []
  if (capacity) capacity.closed = options
  return pack
}

test('an option that is closed is refused to new applications, with words of its own', () => {
  const { definition } = closing('delegate')
  const issuesOf = (capacity: string) =>
    checkAnswers(
      definition.pages[0]?.fields.slice(0, 1) ?? [],
      { capacity },
      factsOf(definition, { capacity }, plainDate('2026-11-22')),
    ).map(({ message }) => message.it)
  expect(issuesOf('delegate')).toEqual(['Questa voce non si può più scegliere: scegline un’altra.'])
  expect(issuesOf('self')).toEqual([])
})

test('only what is an option can be closed, and not all of them', () => {
  const problems = (...options: string[]) =>
    checkPack(closing(...options), false).problems.map(({ message }) => message)
  expect(problems('delegate')).toEqual([])
  expect(problems('nobody')).toEqual(['no option nobody'])
  expect(problems(...(shipped.definition.pages[0]?.fields[0]?.options ?? []))).toEqual(['leaves nothing to choose'])
})
