import type { PlainDate } from '#kernel/dates.ts'
import type { Facts } from '#kernel/language/value.ts'
import { askedAnswers, checkApplication } from '../answers.ts'
import { Answers } from '../answer-value.ts'
import type { ServiceDefinition } from '../definition.ts'
import { factsOf } from '../facts.ts'
import { isRequired, isVisible, within } from '../fields/check-field.ts'
import { maxRowsOf } from '#kernel/form/shape.ts'
import type { Field } from '../fields/field.ts'
import { filesNamed } from '../fields/files.ts'
import { partsOf } from '../fields/parts.ts'
import type { Dice } from './dice.ts'
import { someGeometry, somePeriod, someValue } from './values.ts'

/** Tries after which an application that its rules refuse is given up. */
const MAX_TRIES = 40

type Given = Record<string, unknown>

/** Answers to the fields of one record that are asked: what is optional now and then. */
function fill(fields: readonly Field[], around: (answers: Given) => Facts, dice: Dice): Given {
  const answers: Given = {}
  // a condition may read a field that comes later: the second round answers what the first made visible
  for (const _round of [1, 2])
    for (const field of fields) {
      const facts = around(answers)
      if (answers[field.stableId] !== undefined || !isVisible(field, facts)) continue
      if (isRequired(field, facts) || dice.chance(0.6)) answers[field.stableId] = someAnswer(field, facts, dice)
    }
  return answers
}

function someAnswer(field: Field, facts: Facts, dice: Dice): unknown {
  const inner = (fields: readonly Field[]) => fill(fields, (answers) => within(facts, answers), dice)
  const { type, fields = [], rows = [] } = field
  switch (type) {
    case 'period':
      return somePeriod(field, facts, dice)
    case 'place': {
      const description = 'via Roma, dal 2 al 12'
      return dice.chance(0.2) ? { description } : { description, geometry: someGeometry(field, dice) }
    }
    case 'address':
    case 'person':
    case 'cadastral':
      return inner(partsOf(field).map((part) => part.field))
    case 'group': {
      const least = Math.max(field.minRows ?? 0, 1)
      const count = dice.whole(least, Math.max(least, Math.min(maxRowsOf(field), least + 2)))
      return Array.from({ length: count }, () => inner(fields))
    }
    case 'table':
      return Object.fromEntries(rows.map((row) => [row, inner(fields)]))
    default:
      return someValue({ ...field, type }, facts, dice)
  }
}

/** An application made by chance; `valid` says whether its form, its rules and its conditions take it. */
export interface RandomApplication {
  readonly answers: Answers
  readonly valid: boolean
}

const sayNothing = () => ({ it: '', en: '' })

/** An application that the form takes, or the last that was tried when none was found. */
export function randomApplication(definition: ServiceDefinition, today: PlainDate, dice: Dice): RandomApplication {
  const fields = definition.pages.flatMap((page) => page.fields)
  const documents = definition.documents.map(({ stableId }) => ({ id: stableId, slot: stableId }))
  let last: RandomApplication = { answers: {}, valid: false }
  for (let tries = 0; tries < MAX_TRIES && !last.valid; tries += 1) {
    const given = Answers.parse(fill(fields, (answers) => factsOf(definition, Answers.parse(answers), today), dice))
    const answers = askedAnswers(definition.pages, given, factsOf(definition, given, today))
    const files = [...documents, ...filesNamed(fields, answers)]
    last = { answers, valid: checkApplication(definition, answers, files, today, sayNothing).length === 0 }
  }
  return last
}
