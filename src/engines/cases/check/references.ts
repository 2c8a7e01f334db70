import type { Action, ServiceDefinition, ServicePack } from '../definition.ts'
import { askedFact } from '#engines/terms/index.ts'
import { repeatedFields } from '../facts.ts'
import { fileFields } from '../fields/files.ts'
import { builtInActions, flagList } from '../fold.ts'
import { knownMediaTypes } from './media-types.ts'
import { absent, idsOf, problem, repeated } from './problem.ts'
import type { PackProblem } from './problem.ts'

/** Facts that a clock knows. */
export function factsOfClock({
  startOn,
  suspensions,
  restarts,
  preventions,
  ends,
}: ServiceDefinition['clocks'][number]): string[] {
  const named = [
    'fact' in startOn ? startOn.fact : undefined,
    ...suspensions.flatMap((one) => [one.startOn, one.endOn, one.timeEndedOn]),
    ...restarts.flatMap((one) => [one.startOn, one.endOn]),
    ...[...preventions, ...ends].map(({ fact }) => fact),
  ]
  return named.filter((fact) => fact !== undefined)
}

/** Facts that the clocks of a service, or its list of other facts, know. */
function knownFacts({ clocks, otherFacts = [] }: ServiceDefinition): string[] {
  return [...clocks.flatMap(factsOfClock), ...otherFacts.map(({ fact }) => fact)]
}

function actionReferences(
  definition: ServiceDefinition,
  templates: readonly string[],
  action: Action,
  path: string,
): PackProblem[] {
  const { states, outcomes, documents, clocks, actions } = definition
  const when = action.when?.event === 'paid' ? undefined : action.when
  const clock = clocks.find(({ id }) => id === when?.clock)
  const suspension = when?.event === 'suspension-ended' ? when.suspension : undefined
  const flags = actions.flatMap(({ setFlag }) => setFlag ?? [])
  const target = states.find(({ id }) => id === action.to)
  const ends = target?.kind === 'end'
  return [
    ...action.from.flatMap((id, index) => absent(`${path}.from.${index}`, id, idsOf(states), 'state')),
    ...absent(`${path}.to`, action.to, idsOf(states), 'state'),
    ...absent(`${path}.outcome`, action.outcome, idsOf(outcomes), 'outcome'),
    ...absent(
      `${path}.attachments`,
      action.attachments,
      documents.map(({ stableId }) => stableId),
      'document',
    ),
    ...absent(`${path}.writes.template`, action.writes?.template, templates, 'template'),
    ...(action.writes?.repeats ?? []).flatMap((field, index) =>
      repeatedFields(definition, [field]).length === 1
        ? []
        : [problem(`${path}.writes.repeats.${index}`, `no field ${field} in the application`)],
    ),
    ...absent(`${path}.when.clock`, when?.clock, idsOf(clocks), 'clock'),
    ...(clock ? absent(`${path}.when.suspension`, suspension, idsOf(clock.suspensions), 'suspension') : []),
    ...(action.charges?.fees ?? []).flatMap((code, index) =>
      absent(
        `${path}.charges.fees.${index}`,
        code,
        definition.fees.flatMap((fee) => ('amount' in fee ? [fee.code] : [])),
        'fee that the answers make',
      ),
    ),
    ...(action.when?.event === 'paid' && !actions.some(({ charges }) => charges)
      ? [problem(`${path}.when`, 'waits for a payment that no action asks for')]
      : []),
    ...absent(`${path}.fact`, action.fact, knownFacts(definition), 'clock that knows the fact'),
    ...(['needsFlag', 'unlessFlag'] as const).flatMap((name) =>
      flagList(action[name]).flatMap((flag) => absent(`${path}.${name}`, flag, flags, 'action that sets the flag')),
    ),
    ...[
      ...(action.asks ?? []),
      ...(action.awaits ?? []),
      ...(action.gives === undefined ? [] : [action.gives]),
    ].flatMap((opinion) => absent(`${path}.opinions`, opinion, idsOf(definition.opinions ?? []), 'opinion')),
    ...(typeof action.tells === 'object'
      ? absent(`${path}.tells`, action.tells.opinion, idsOf(definition.opinions ?? []), 'opinion')
      : []),
    ...absent(`${path}.clearFlag`, action.clearFlag, flags, 'action that sets the flag'),
    ...(ends && action.outcome === undefined
      ? [problem(`${path}.outcome`, `ends the case in ${action.to} with no outcome`)]
      : []),
    ...(target && !ends && action.outcome !== undefined
      ? [problem(`${path}.outcome`, `gives an outcome but does not end the case`)]
      : []),
  ]
}

/** What an action must be for the engine to do it. */
function actionShape(action: Action, path: string): PackProblem[] {
  const { by, form, when, writes } = action
  const required = (id: string) => form.some((field) => field.stableId === id && field.required === true)
  const bySystem = by === 'system'
  const toThirdParty = writes?.recipient === 'third-party'
  const faults: readonly (readonly [boolean, string, string])[] = [
    [builtInActions.some((name) => name === action.id), 'id', `${action.id} is a name of the engine`],
    [bySystem !== (when !== undefined), 'when', 'a system action says when it happens, and no other does'],
    [bySystem && form.length > 0, 'form', 'a system action asks nobody'],
    [
      bySystem && action.to === undefined && !flagList(action.unlessFlag).includes(action.setFlag ?? ''),
      'to',
      'a system action that moves nothing must set the flag that it is not done under, or it would never end',
    ],
    [
      (by === 'consulted') !== (action.gives !== undefined),
      'gives',
      'who is consulted gives an opinion, and nobody else does',
    ],
    [action.asks !== undefined && by !== 'handler', 'asks', 'the office that has the case asks for opinions'],
    [
      action.asks !== undefined && writes !== undefined,
      'asks',
      'an opinion is asked for at once, and not by a letter to the applicant',
    ],
    [by === 'applicant' && writes !== undefined, 'writes', 'an applicant writes no document of the office'],
    [toThirdParty && !required('third-party-name'), 'form', 'needs a required field third-party-name'],
    [toThirdParty && !required('third-party-email'), 'form', 'needs a required field third-party-email'],
  ]
  return faults.flatMap(([wrong, where, message]) => (wrong ? [problem(`${path}.${where}`, message)] : []))
}

/** Each opinion has its clock, is asked for by some action and given by another. */
function checkOpinions({ opinions = [], clocks, actions }: ServiceDefinition): PackProblem[] {
  return [
    ...repeated('definition.opinions', idsOf(opinions), 'opinion'),
    ...opinions.flatMap(({ id }, index) => {
      const path = `definition.opinions.${index}`
      const clock = clocks.find((one) => one.id === id)
      const started = clock && 'fact' in clock.startOn && clock.startOn.fact === askedFact(id) && clock.of === 'opinion'
      return [
        ...(started ? [] : [problem(path, `opinion ${id} has no clock of its own that starts on ${askedFact(id)}`)]),
        ...(actions.some(({ asks }) => asks?.includes(id)) ? [] : [problem(path, `no action asks for opinion ${id}`)]),
        ...(actions.some(({ gives }) => gives === id) ? [] : [problem(path, `no action gives opinion ${id}`)]),
      ]
    }),
  ]
}

/** What is published of an outcome are answers of the application, and none of special data (GDPR art. 9, 10). */
function checkPublished({ outcomes, pages }: ServiceDefinition): PackProblem[] {
  const fields = pages.flatMap((page) => page.fields)
  return outcomes.flatMap(({ publish }, index) =>
    (publish?.fields ?? []).flatMap((id, at) => {
      const path = `definition.outcomes.${index}.publish.fields.${at}`
      const field = fields.find(({ stableId }) => stableId === id)
      if (!field) return [problem(path, `no field ${id} in the application`)]
      const isSensitive = [field, ...(field.fields ?? [])].some(({ sensitive }) => sensitive !== undefined)
      if (fileFields([field]).length > 0) return [problem(path, `${id} holds files, which are never published`)]
      return isSensitive ? [problem(path, `${id} holds special data, which are never published`)] : []
    }),
  )
}

/** Everything that a pack refers to is there, and every action is one that the engine can do. */
export function checkReferences({ definition, templates }: ServicePack): PackProblem[] {
  const { states, actions, outcomes, pages, documents, fees, initialState, receipt } = definition
  const written = new Set([receipt.template, ...actions.flatMap(({ writes }) => writes?.template ?? [])])
  const names = Object.keys(templates)
  const codes = fees.map(({ code }) => code)
  const initial = states.find(({ id }) => id === initialState)
  return [
    ...repeated('definition.states', idsOf(states), 'state'),
    ...repeated('definition.actions', idsOf(actions), 'action'),
    ...repeated('definition.outcomes', idsOf(outcomes), 'outcome'),
    ...repeated('definition.pages', idsOf(pages), 'page'),
    ...repeated('definition.fees', codes, 'fee'),
    ...checkOpinions(definition),
    ...absent('definition.initialState', initialState, idsOf(states), 'state'),
    ...(initial?.kind === 'end' ? [problem('definition.initialState', 'a case cannot begin at its end')] : []),
    ...absent('definition.receipt.template', receipt.template, names, 'template'),
    ...names.flatMap((name) => (written.has(name) ? [] : [problem(`templates.${name}`, 'no action writes it')])),
    ...outcomes.flatMap(({ id }, index) =>
      actions.some(({ outcome }) => outcome === id)
        ? []
        : [problem(`definition.outcomes.${index}`, `no action gives the outcome ${id}`)],
    ),
    ...checkPublished(definition),
    ...documents.flatMap(({ accept, stableId }, index) => [
      ...accept.flatMap((type, at) =>
        absent(`definition.documents.${index}.accept.${at}`, type, knownMediaTypes, 'check for the media type'),
      ),
      ...(written.has(stableId)
        ? [problem(`definition.documents.${index}.stableId`, `${stableId} is the name of a template too`)]
        : []),
    ]),
    ...actions.flatMap((action, index) => [
      ...actionReferences(definition, names, action, `definition.actions.${index}`),
      ...actionShape(action, `definition.actions.${index}`),
    ]),
  ]
}
