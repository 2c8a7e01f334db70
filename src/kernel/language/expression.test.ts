import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTrue } from './evaluate.ts'
import { ExpressionSchema } from './expression-schema.ts'
import {
  always,
  and,
  answer,
  answered,
  eq,
  fieldsIn,
  gt,
  gte,
  isIn,
  lt,
  lte,
  MAX_DEPTH,
  ne,
  not,
  or,
  type Condition,
} from './expression.ts'

const ANSWERS = { age: 17, born: '2009-05-01', kind: 'child', needs: ['meals', 'bus'], blank: ' ', none: [] }

describe('conditions', () => {
  it.each<[string, Condition, boolean]>([
    ['always', always(), true],
    ['equal', eq(answer('kind'), 'child'), true],
    ['other type', eq(answer('age'), '17'), false],
    ['not equal', ne(answer('kind'), 'adult'), true],
    ['missing equals nothing', eq(answer('missing'), null), false],
    ['two missing are not equal', eq(answer('missing'), answer('absent')), false],
    ['missing is not equal', ne(answer('missing'), 1), true],
    ['greater number', gt(answer('age'), 16), true],
    ['less or equal', lte(answer('age'), 17), true],
    ['later date', lt(answer('born'), '2010-01-01'), true],
    ['no date', gt(answer('kind'), 'a'), false],
    ['number against date', gte(answer('age'), '2010-01-01'), false],
    ['in a list', isIn(answer('kind'), ['child', 'pupil']), true],
    ['one of several', isIn(answer('needs'), ['bus']), true],
    ['missing in a list', isIn(answer('missing'), [null]), false],
    ['answered', answered('age'), true],
    ['blank is no answer', answered('blank'), false],
    ['empty list is no answer', answered('none'), false],
    ['inherited is no answer', answered('constructor'), false],
    ['all of none', and(), true],
    ['one of none', or(), false],
    ['nested', and(not(eq(answer('age'), 18)), or(answered('missing'), answered('age'))), true],
  ])('%s', (_name, condition, wanted) => {
    expect(isTrue(condition, { answers: ANSWERS })).toBe(wanted)
    expect(ExpressionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition)
  })

  it('lists the fields it reads, once each', () => {
    const condition = and(eq(answer('b'), answer('a')), or(answered('a'), isIn(answer('c'), [1])), not(always()))
    expect(fieldsIn(condition)).toEqual(['b', 'a', 'c'])
  })

  it('refuses what is too deep, without ending the stack', () => {
    const nested = (depth: number) => {
      let condition: Condition = always()
      for (let level = 1; level < depth; level += 1) condition = not(condition)
      return condition
    }
    expect(ExpressionSchema.safeParse(nested(MAX_DEPTH)).success).toBe(true)
    expect(ExpressionSchema.safeParse(nested(MAX_DEPTH + 1)).success).toBe(false)
    expect(ExpressionSchema.safeParse(nested(200_000)).success).toBe(false)
    expect(typeof isTrue(nested(200_000), { answers: {} })).toBe('boolean')
  })

  it.each([{ op: 'run' }, { op: 'eq', left: 1, right: 2 }, { op: 'not' }, null, { op: 'always', more: 1 }])(
    'refuses %j',
    (input) => expect(ExpressionSchema.safeParse(input).success).toBe(false),
  )

  const operands = fc.oneof(
    fc.record({ op: fc.constant('answer'), field: fc.constantFrom('a', 'b', '__proto__') }),
    fc.record({ op: fc.constant('literal'), value: fc.jsonValue() }),
  )
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.record({ op: fc.constantFrom('eq', 'ne', 'gt', 'lte'), left: operands, right: operands }),
      fc.record({ op: fc.constant('in'), value: operands, list: fc.array(fc.jsonValue()) }),
      fc.record({ op: fc.constantFrom('not'), of: tie('any') }),
      fc.record({ op: fc.constantFrom('and', 'or'), of: fc.array(tie('any')) }),
      fc.jsonValue(),
    ),
  }))

  it('gives yes or no for any JSON, as condition and as answers', () => {
    const ask = (condition: unknown, answers: unknown) => Reflect.apply(isTrue, undefined, [condition, { answers }])
    fc.assert(
      fc.property(any, fc.jsonValue(), (condition, answers) => {
        expect(typeof ask(condition, answers)).toBe('boolean')
        expect(ask({ op: 'not', of: condition }, answers)).toBe(!ask(condition, answers))
      }),
    )
  })
})
