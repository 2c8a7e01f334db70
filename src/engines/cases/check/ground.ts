import type { Action, ServicePack } from '../definition.ts'
import { allFields } from '../facts.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'

type Fields = ReadonlyMap<string, { readonly type: string; readonly geometry?: readonly string[] | undefined }>

function checkAmends({ id, amends = {} }: Action, path: string, fields: Fields): PackProblem[] {
  return Object.entries(amends).flatMap(([field, source]) => {
    const [from, to] = [fields.get(source), fields.get(field)]
    const where = `${path}.amends.${field}`
    if (!from || !to) return [problem(where, `no field ${to ? source : field}`)]
    return from.type === to.type ? [] : [problem(where, `${id} puts a ${from.type} in place of a ${to.type}`)]
  })
}

/** What a case occupies is an area and a period of its fields, and what amends an answer is an answer of the same type. */
export function checkGround({ definition }: ServicePack): PackProblem[] {
  const { occupies, actions } = definition
  const fields: Fields = new Map(allFields(definition).map((field) => [field.stableId, field]))
  const takes = actions.some(({ ground }) => ground === 'takes')
  const place = fields.get(occupies?.place ?? '')
  const faults: readonly (readonly [boolean, string, string])[] = [
    [occupies !== undefined && place?.type !== 'place', 'place', 'is not a field of type place'],
    [
      place?.type === 'place' && String(place.geometry) !== 'area',
      'place',
      'must be an area and nothing else: only areas can be told apart',
    ],
    [
      occupies !== undefined && fields.get(occupies.period)?.type !== 'period',
      'period',
      'is not a field of type period',
    ],
    [occupies !== undefined && !takes, 'place', 'no action ever takes it'],
  ]
  return [
    ...faults.flatMap(([wrong, where, message]) => (wrong ? [problem(`definition.occupies.${where}`, message)] : [])),
    ...actions.flatMap((action, index) => [
      ...checkAmends(action, `definition.actions.${index}`, fields),
      ...(action.ground !== undefined && occupies === undefined
        ? [problem(`definition.actions.${index}.ground`, 'the service does not say what it occupies')]
        : []),
      ...(action.ground === 'takes' && action.by !== 'handler' && action.by !== 'responsible'
        ? [problem(`definition.actions.${index}.ground`, 'only the office gives ground')]
        : []),
    ]),
  ]
}
