import { describe, expect, it } from 'vitest'
import { isTrue, workOut } from './evaluate.ts'
import {
  add,
  and,
  answer,
  answered,
  choose,
  computed,
  count,
  eq,
  gt,
  item,
  lt,
  not,
  or,
  type Expression,
} from './expression.ts'
import { hangsOn, isDecided } from './decided.ts'
import type { Facts } from './value.ts'

const facts: Facts = {
  answers: { age: 17, zone: 'centre' },
  computed: { total: add(answer('a'), answer('b')) },
}
const isOpen = (field: string) => !Object.hasOwn(facts.answers, field)
const decided = (expression: Expression) => isDecided(workOut(expression, facts), isOpen)
const open = (expression: Expression) => hangsOn(workOut(expression, facts), isOpen)

describe('a result', () => {
  it.each<[Expression, boolean]>([
    [lt(answer('age'), 18), true],
    [gt(answer('a'), 1), false],
    [and(gt(answer('age'), 18), gt(answer('a'), 1)), true],
    [and(lt(answer('age'), 18), gt(answer('a'), 1)), false],
    [or(lt(answer('age'), 18), gt(answer('a'), 1)), true],
    [or(gt(answer('age'), 18), gt(answer('a'), 1)), false],
    [choose(lt(answer('age'), 18), 1, answer('a')), true],
    [choose(lt(answer('age'), 18), answer('a'), 1), false],
    [choose(answered('a'), 1, 2), false],
    [not(eq(answer('zone'), 'hills')), true],
    [computed('total'), false],
    [count('people', lt(item('born'), '2000-01-01')), false],
  ])('is final or not', (expression, wanted) => expect(decided(expression)).toBe(wanted))

  it('hangs on what can still change it, and on nothing else', () => {
    expect(open(and(gt(answer('age'), 18), gt(answer('a'), 1)))).toEqual([])
    expect(open(choose(eq(answer('a'), 1), answer('b'), answer('c')))).toEqual(['a'])
    expect(open(or(eq(answer('b'), 1), gt(computed('total'), 1)))).toEqual(['b', 'a'])
    expect(open(count('people'))).toEqual(['people'])
  })

  it('that is final does not change, whatever else is answered', () => {
    const expression = or(lt(answer('age'), 18), eq(answer('a'), 1))
    for (const a of [undefined, 1, 2, 'x'])
      expect(isTrue(expression, { ...facts, answers: { ...facts.answers, a } })).toBe(true)
  })
})
