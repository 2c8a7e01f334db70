import { areAlike } from '../carry-over.ts'
import type { Action, ServiceDefinition, ServicePack } from '../definition.ts'
import { allFields } from '../facts.ts'
import { problem } from './problem.ts'
import type { PackProblem } from './problem.ts'

/** Definitions of other services, as far as they are known. */
export type KnownServices = ReadonlyMap<string, ServiceDefinition>

function targetProblems(
  { id, opens }: Action,
  source: ServiceDefinition,
  target: ServiceDefinition | undefined,
  path: string,
): PackProblem[] {
  const own = new Map(allFields(source).map((field) => [field.stableId, field]))
  const wanted = new Map(target?.pages.flatMap(({ fields }) => fields.map((field) => [field.stableId, field] as const)))
  return Object.entries(opens?.answers ?? {}).flatMap(([name, from]) => {
    const where = `${path}.opens.answers.${name}`
    const [source, field] = [own.get(from), wanted.get(name)]
    if (!source) return [problem(where, `no field ${from}`)]
    if (!target) return []
    if (!field) return [problem(where, `no field ${name} in the form of ${target.id}`)]
    return areAlike(source, field)
      ? []
      : [
          problem(
            where,
            `${id} fills in a field of type ${field.type} of ${target.id} with one of type ${source.type} that is not alike`,
          ),
        ]
  })
}

/** Whoever does not act must be told that a draft is ready for them. */
function tellProblems({ by, notice, opens, tells, writes }: Action, path: string): PackProblem[] {
  if (!opens || by === 'applicant') return []
  const told = notice !== undefined && tells === 'applicant' && writes?.recipient !== 'third-party'
  return told ? [] : [problem(`${path}.opens`, 'puts a draft ready for the applicant, whom no notice tells of it')]
}

/** What an action opens is filled in with fields of this service, of the type of those of the other where it is known. */
export function checkLinks({ definition }: ServicePack, known: KnownServices = new Map()): PackProblem[] {
  return definition.actions.flatMap((action, index) => {
    const path = `definition.actions.${index}`
    const service = action.opens?.service ?? definition.id
    const target = service === definition.id ? definition : known.get(service)
    return [...targetProblems(action, definition, target, path), ...tellProblems(action, path)]
  })
}

/** Actions that are not offered where the service that they open is not among these. */
export function linkNotes({ definition }: Pick<ServicePack, 'definition'>, offered: KnownServices): string[] {
  return definition.actions.flatMap(({ id, opens }) =>
    opens === undefined || opens.service === definition.id || offered.has(opens.service)
      ? []
      : [`${id} opens ${opens.service}, which is not enabled here: until it is, ${id} is not offered`],
  )
}
