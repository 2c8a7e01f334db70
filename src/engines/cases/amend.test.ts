import { expect, test } from 'vitest'
import { amendments, answersOf } from './amend.ts'
import { Action } from './definition.ts'

const change = Action.parse({
  id: 'grant-change',
  by: 'handler',
  from: ['asked'],
  amends: { stay: 'new-stay', conditions: 'conditions' },
  group: 'decision',
})

test('an answer is amended by the form of the act, or else by the latest form that said it anew', () => {
  expect(amendments(change, { conditions: 'Di notte no.' }, [{ 'new-stay': 1 }, { 'new-stay': 2 }, {}])).toEqual({
    stay: 2,
    conditions: 'Di notte no.',
  })
  expect(amendments(change, { 'new-stay': 3 }, [{ 'new-stay': 2 }])).toEqual({ stay: 3 })
})

test('what nobody has said anew stays as it is', () => {
  expect(amendments(change, {}, [{ other: 1 }])).toEqual({})
})

test('the answers of a case are those of the application with each amendment in its turn', () => {
  const actions = [
    { payload: { answers: { stay: 1, zone: 'centre' } } },
    { payload: { answers: { 'new-stay': 2 } } },
    { payload: { amended: { stay: 2 } } },
    { payload: null },
    { payload: { amended: { stay: 3 } } },
  ]
  expect(answersOf(actions)).toMatchObject({
    application: { stay: 1, zone: 'centre' },
    current: { stay: 3, zone: 'centre' },
  })
  expect(answersOf([{ payload: null }]).current).toEqual({})
})
