import { plainDate } from '#kernel/dates.ts'
import { answer, eq, gt } from '#kernel/language/expression.ts'
import { checkFields } from '#engines/cases/answers.ts'
import type { Answers } from '#engines/cases/answer-value.ts'
import { checkPack } from '#engines/cases/check/index.ts'
import { factsOfForm } from '#engines/cases/facts.ts'
import { Field } from '#engines/cases/fields/field.ts'
import { loadPackFolder } from '#engines/cases/load-pack.ts'
import { median } from './rounds.ts'

const today = plainDate('2026-11-22')
const rounds = 200

function timeOf(run: () => void): number {
  const began = performance.now()
  run()
  return performance.now() - began
}

/** A form of sixty fields of every kind, a third of them under a condition, all of them filled in. */
function sixtyFields(): { readonly fields: readonly Field[]; readonly answers: Answers } {
  const kinds = [
    [{ type: 'text' }, 'via Roma'],
    [{ type: 'number', unit: 'm2', decimals: 2, min: 1 }, 12.5],
    [{ type: 'money' }, 123_456],
    [{ type: 'date' }, '2026-12-01'],
    [{ type: 'choice', options: ['one', 'two'] }, 'two'],
    [{ type: 'yes-no' }, true],
    [{ type: 'email' }, 'a@b.it'],
    [{ type: 'fiscal-code' }, 'RSSMRA85T10A562S'],
    [{ type: 'period' }, { from: '2026-12-01', until: '2026-12-31' }],
    [
      { type: 'address', within: 'city' },
      { street: 'via Roma', number: '12' },
    ],
  ] as const
  const all = Array.from({ length: 60 }, (_, index) => {
    const [rest, value] = kinds[index % kinds.length] ?? kinds[0]
    const earlier = index - (index % kinds.length)
    const conditions = [eq(answer(`f-${earlier + 4}`), 'two'), gt(answer(`f-${earlier + 1}`), 3)]
    const visibleIf = index % 3 === 0 ? conditions[index % 2] : undefined
    const field = Field.parse({ stableId: `f-${index}`, purpose: 'test', ...rest, ...(visibleIf ? { visibleIf } : {}) })
    return { field, value }
  })
  return {
    fields: all.map(({ field }) => field),
    answers: Object.fromEntries(all.map(({ field, value }) => [field.stableId, value])),
  }
}

/** Milliseconds to validate a form of sixty fields, once warm. */
export function formMs(): number {
  const { fields, answers } = sixtyFields()
  const times = Array.from({ length: rounds }, () =>
    timeOf(() => {
      const issues = checkFields(fields, answers, factsOfForm(fields, answers, today))
      if (issues.length > 0) throw new Error(`the form is not right: ${JSON.stringify(issues)}`)
    }),
  )
  return median(times)
}

/** Milliseconds to check the largest pack that ships, from its JSON. */
export async function packCheckMs(): Promise<number> {
  const pack: unknown = JSON.parse(JSON.stringify(await loadPackFolder('services/records-access')))
  return median(Array.from({ length: 9 }, () => timeOf(() => checkPack(pack))))
}
