import { fieldsIn } from '#kernel/conditions.ts'
import { IntlMessageFormat } from 'intl-messageformat'
import { parameterNames } from '#platform/i18n/index.ts'
import { ServicePack } from './definition.ts'
import type { Action, DocumentSlot, Field, ServiceDefinition } from './definition.ts'
import { commonDocumentTexts, documentParameters, documentParts } from './document-data.ts'
import { builtInActions } from './fold.ts'
import { playScenario } from './play-scenario.ts'

/** A fault of a pack: where it is, with dots between the steps, and what it is. */
export interface PackProblem {
  readonly path: string
  readonly message: string
}

/** Media types that the check of uploaded content can tell apart. */
export const knownMediaTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/pkcs7-mime',
]

const problem = (path: string, message: string): PackProblem => ({ path, message })

function repeated(path: string, ids: readonly string[], what: string): PackProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [problem(`${path}.${index}`, `${what} ${id} is there twice`)] : [],
  )
}

function absent(path: string, id: string | undefined, known: readonly string[], what: string): PackProblem[] {
  return id === undefined || known.includes(id) ? [] : [problem(path, `no ${what} ${id}`)]
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

/** Facts that the clocks of a service, or its list of other facts, know. */
function knownFacts({ clocks, otherFacts = [] }: ServiceDefinition): string[] {
  const ofClocks = clocks.flatMap(({ startOn, suspensions, restarts, preventions, ends }) => [
    'fact' in startOn ? startOn.fact : undefined,
    ...suspensions.flatMap((one) => [one.startOn, one.endOn, one.timeEndedOn]),
    ...restarts.flatMap((one) => [one.startOn, one.endOn]),
    ...[...preventions, ...ends].map(({ fact }) => fact),
  ])
  return [...ofClocks.filter((fact) => fact !== undefined), ...otherFacts.map(({ fact }) => fact)]
}

function actionReferences(
  definition: ServiceDefinition,
  templates: readonly string[],
  action: Action,
  path: string,
): PackProblem[] {
  const { states, outcomes, documents, clocks, actions } = definition
  const clock = clocks.find(({ id }) => id === action.when?.clock)
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
    ...absent(`${path}.when.clock`, action.when?.clock, idsOf(clocks), 'clock'),
    ...(clock
      ? absent(`${path}.when.suspension`, action.when?.suspension, idsOf(clock.suspensions), 'suspension')
      : []),
    ...absent(`${path}.fact`, action.fact, knownFacts(definition), 'clock that knows the fact'),
    ...absent(`${path}.needsFlag`, action.needsFlag, flags, 'action that sets the flag'),
    ...absent(`${path}.unlessFlag`, action.unlessFlag, flags, 'action that sets the flag'),
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
    [bySystem && action.to === undefined, 'to', 'a system action that moves nothing would never end'],
    [by === 'applicant' && writes !== undefined, 'writes', 'an applicant writes no document of the office'],
    [toThirdParty && !required('third-party-name'), 'form', 'needs a required field third-party-name'],
    [toThirdParty && !required('third-party-email'), 'form', 'needs a required field third-party-email'],
  ]
  return faults.flatMap(([wrong, where, message]) => (wrong ? [problem(`${path}.${where}`, message)] : []))
}

function checkReferences({ definition, templates }: ServicePack): PackProblem[] {
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
    ...absent('definition.initialState', initialState, idsOf(states), 'state'),
    ...(initial?.kind === 'end' ? [problem('definition.initialState', 'a case cannot begin at its end')] : []),
    ...absent('definition.receipt.template', receipt.template, names, 'template'),
    ...names.flatMap((name) => (written.has(name) ? [] : [problem(`templates.${name}`, 'no action writes it')])),
    ...outcomes.flatMap(({ id }, index) =>
      actions.some(({ outcome }) => outcome === id)
        ? []
        : [problem(`definition.outcomes.${index}`, `no action gives the outcome ${id}`)],
    ),
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

interface PlacedField {
  readonly path: string
  readonly field: Field
}

const place = (path: string, fields: readonly Field[]): PlacedField[] =>
  fields.map((field, index) => ({ path: `${path}.${index}`, field }))

function conditionsOf(item: Pick<Field, 'required'> & Partial<Pick<Field, 'visibleIf'>>) {
  return [
    ...(typeof item.required === 'boolean' ? [] : [{ name: 'required', fields: fieldsIn(item.required) }]),
    ...(item.visibleIf === undefined ? [] : [{ name: 'visibleIf', fields: fieldsIn(item.visibleIf) }]),
  ]
}

/** Whether a field waits, through the fields it is shown for, for itself. */
function waitsForItself(start: Field, fields: ReadonlyMap<string, Field>): boolean {
  const seen = new Set<string>()
  const next = (field: Field | undefined) => (field?.visibleIf === undefined ? [] : fieldsIn(field.visibleIf))
  const open = next(start)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start.stableId) return true
    if (!seen.has(id)) open.push(...next(fields.get(id)))
    seen.add(id)
  }
  return false
}

/** The fields of one form: the application, or an action's own. */
function checkForm(
  placed: readonly PlacedField[],
  slots: readonly { path: string; slot: DocumentSlot }[] = [],
): PackProblem[] {
  const fields = new Map(placed.map(({ field }) => [field.stableId, field]))
  const known = [...fields.keys()]
  const items = [
    ...placed.map(({ path, field }) => ({ path, item: field })),
    ...slots.map(({ path, slot }) => ({ path, item: slot })),
  ]
  const ids = items.map(({ item }) => item.stableId)
  return [
    ...items.flatMap(({ path }, index) => {
      const id = ids[index] ?? ''
      return ids.indexOf(id) < index ? [problem(`${path}.stableId`, `stableId ${id} is there twice`)] : []
    }),
    ...items.flatMap(({ path, item }) =>
      conditionsOf(item).flatMap(({ name, fields: read }) => [
        ...read.flatMap((id) => absent(`${path}.${name}`, id, known, 'field')),
        ...(read.includes(item.stableId) ? [problem(`${path}.${name}`, `${item.stableId} refers to itself`)] : []),
      ]),
    ),
    ...placed.flatMap(({ path, field }) => {
      const chooses = field.type === 'choice' || field.type === 'choices'
      const direct = field.visibleIf !== undefined && fieldsIn(field.visibleIf).includes(field.stableId)
      return [
        ...(chooses === (field.options !== undefined)
          ? []
          : [problem(`${path}.options`, 'a choice needs options, and nothing else has them')]),
        ...repeated(`${path}.options`, field.options ?? [], 'option'),
        ...(!direct && waitsForItself(field, fields)
          ? [problem(`${path}.visibleIf`, `${field.stableId} waits for itself in a circle`)]
          : []),
      ]
    }),
  ]
}

function pageFields({ pages }: ServiceDefinition): PlacedField[] {
  return pages.flatMap(({ fields }, index) => place(`definition.pages.${index}.fields`, fields))
}

function checkFields({ definition }: ServicePack): PackProblem[] {
  const application = pageFields(definition)
  const slots = definition.documents.map((slot, index) => ({ path: `definition.documents.${index}`, slot }))
  const forms = definition.actions.map(({ form }, index) => place(`definition.actions.${index}.form`, form))
  const first = new Map<string, Field>(application.map(({ field }) => [field.stableId, field]))
  const meanings = forms.flat().flatMap(({ path, field }) => {
    const known = first.get(field.stableId) ?? field
    first.set(field.stableId, known)
    const same = known.type === field.type && String(known.options) === String(field.options)
    return same ? [] : [problem(`${path}.stableId`, `stableId ${field.stableId} means something else in another form`)]
  })
  return [...checkForm(application, slots), ...forms.flatMap((form) => checkForm(form)), ...meanings]
}

/** The states that actions lead to from a state, itself included. */
function reachable({ actions }: ServiceDefinition, from: string): Set<string> {
  const found = new Set([from])
  for (const state of found)
    for (const action of actions) if (action.to !== undefined && action.from.includes(state)) found.add(action.to)
  return found
}

/** Every state can be reached and left, and the case can end, from wherever it is and also when a clock expires. */
function checkFlow({ definition }: ServicePack): PackProblem[] {
  const { states, actions, clocks, initialState } = definition
  const ends = new Set(states.filter(({ kind }) => kind === 'end').map(({ id }) => id))
  const live = reachable(definition, initialState)
  const stuck = states.flatMap(({ id }, index) => {
    const path = `definition.states.${index}`
    if (!live.has(id)) return [problem(path, `state ${id} is never reached`)]
    if (ends.has(id) || [...reachable(definition, id)].some((next) => ends.has(next))) return []
    return [problem(path, `state ${id} is a dead end: no action and no time brings the case to an end`)]
  })
  const recorded = new Set(['received', ...actions.flatMap(({ fact }) => fact ?? [])])
  const asleep = clocks.flatMap(({ id, startOn }, index) =>
    'fact' in startOn && !recorded.has(startOn.fact)
      ? [problem(`definition.clocks.${index}.startOn`, `clock ${id} never starts: no action records ${startOn.fact}`)]
      : [],
  )
  // where silence decides, the case must end with it: otherwise the page would say "open" of a case that the law has closed
  const unheard = clocks.flatMap(({ id, onExpiry }, index) => {
    if (onExpiry.effect === 'escalates' || onExpiry.effect === 'overdue') return []
    const expired = actions.filter(({ when }) => when?.clock === id && when.event === 'expired')
    const deaf = [...live].filter((state) => !ends.has(state) && !expired.some(({ from }) => from.includes(state)))
    return deaf.map((state) =>
      problem(`definition.clocks.${index}.onExpiry`, `nothing happens in state ${state} when clock ${id} expires`),
    )
  })
  return [...stuck, ...asleep, ...unheard]
}

const caseParameterNames = [
  'number',
  'municipality',
  'office',
  'officeEmail',
  'receivedOn',
  'court',
  'ombudsman',
  'substitute',
]

/** Each text that a pack must have, with the parameters that the engine gives it; and those that it may have. */
function textKeys({ definition, templates }: ServicePack): {
  required: Map<string, readonly string[]>
  optional: Map<string, readonly string[]>
} {
  const required = new Map<string, readonly string[]>()
  const optional = new Map<string, readonly string[]>()
  const need = (prefix: string, keys: readonly string[], parameters: readonly string[] = []) => {
    for (const key of keys) required.set(`${prefix}.${key}`, parameters)
  }
  // a notice told in two ways may use only what both of them give
  const tell = (id: string, parameters: readonly string[]) => {
    const known = required.get(`notices.${id}.body`)
    need(`notices.${id}`, ['subject', 'body'], known ? known.filter((name) => parameters.includes(name)) : parameters)
  }
  need('service', ['title', 'summary', 'description', 'who', 'needs', 'ends', 'times', 'costs', 'next'])
  for (const { text } of definition.catalogue.legalBasis) need('norms', [text])
  for (const { code } of definition.fees) need(`fees.${code}`, ['text'])
  for (const { id } of definition.pages) need(`pages.${id}`, ['title', 'text'])
  for (const field of [
    ...definition.pages.flatMap(({ fields }) => fields),
    ...definition.actions.flatMap(({ form }) => form),
  ]) {
    need('purposes', [field.purpose])
    need(`fields.${field.stableId}`, ['label', ...(field.options ?? []).map((option) => `options.${option}`)])
    for (const key of ['hint', 'heading']) optional.set(`fields.${field.stableId}.${key}`, [])
  }
  for (const { stableId } of definition.documents) {
    need(`documents.${stableId}`, ['label'])
    optional.set(`documents.${stableId}.hint`, [])
  }
  for (const { id } of definition.states) need(`states.${id}`, ['name', 'text'])
  for (const { id } of definition.outcomes) need(`outcomes.${id}`, ['name', 'text'])
  need('documents.common', commonDocumentTexts, documentParameters)
  need(`documents.${definition.receipt.template}`, ['title', 'opening'], documentParameters)
  tell(definition.receipt.notice, [...caseParameterNames, 'responsible', 'due'])
  for (const template of Object.keys(templates))
    for (const part of documentParts) optional.set(`documents.${template}.${part}`, documentParameters)
  for (const { id, by, writes, notice } of definition.actions) {
    need(`actions.${id}`, ['name', 'done', 'help'])
    if (notice !== undefined && (by === 'system' || !writes))
      tell(notice, by === 'system' ? [...caseParameterNames, 'date'] : caseParameterNames)
    if (!writes) continue
    need(`actions.${id}`, ['document'], [])
    tell(writes.recipient === 'third-party' ? 'third-party' : (notice ?? 'document'), [
      ...caseParameterNames,
      'document',
      'name',
    ])
    for (const part of documentParts) optional.set(`documents.${writes.template}.${part}.${id}`, documentParameters)
  }
  // what a letter is told with when its action names no notice
  for (const key of ['subject', 'body'])
    optional.set(`notices.document.${key}`, [...caseParameterNames, 'document', 'name'])
  for (const key of required.keys()) optional.delete(key)
  return { required, optional }
}

/** Names of the parameters of a message, or what is wrong with it. Read as `packText` reads it. */
function readMessage(message: string, locale: 'it' | 'en'): { names: string[] } | { fault: string } {
  if (message.trim() === '') return { fault: 'the text is empty' }
  try {
    return new IntlMessageFormat(message, locale).getAst().length === 0
      ? { names: [] }
      : { names: parameterNames(message, locale) }
  } catch (error) {
    return { fault: `not a valid ICU message: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function checkTexts(pack: ServicePack): PackProblem[] {
  const { required, optional } = textKeys(pack)
  const { texts, definition } = pack
  const keys = [...new Set([...required.keys(), ...Object.keys(texts.it), ...Object.keys(texts.en)])]
  const problems = keys.flatMap((key) => {
    const allowed = required.get(key) ?? optional.get(key)
    const named: string[] = []
    const found = (['it', 'en'] as const).flatMap((locale) => {
      const path = `texts.${locale}.${key}`
      const message = texts[locale][key]
      const other = texts[locale === 'it' ? 'en' : 'it'][key]
      if (message === undefined)
        return allowed && (required.has(key) || other !== undefined) ? [problem(path, 'no text')] : []
      if (!allowed) return [problem(path, 'nothing uses this text')]
      const read = readMessage(message, locale)
      if ('fault' in read) return [problem(path, read.fault)]
      named.push(read.names.join(', '))
      return read.names.flatMap((name) => absent(path, name, allowed, 'value for the parameter'))
    })
    const [it, en] = named
    return it !== undefined && en !== undefined && it !== en
      ? [...found, problem(`texts.en.${key}`, `parameters [${en}] instead of [${it}]`)]
      : found
  })
  const unopened = definition.actions.flatMap(({ id, writes }) => {
    if (!writes) return []
    const base = `documents.${writes.template}.opening`
    return texts.it[base] === undefined && texts.it[`${base}.${id}`] === undefined
      ? [problem(`texts.it.${base}.${id}`, `the document of ${id} has no opening`)]
      : []
  })
  return [...problems, ...unopened]
}

function checkScenarios({ definition, scenarios }: ServicePack): PackProblem[] {
  return scenarios.flatMap((scenario, index) =>
    playScenario(definition, scenario).problems.map(({ path, message }) =>
      problem(`scenarios.${index}.${path}`, `${scenario.name}: ${message}`),
    ),
  )
}

/**
 * Checks a service like a program before it is published: its shape, what it refers to, that every state is reached and
 * left, its words in both languages, and that its scenarios end as they say. The pack is given back only without faults.
 */
export function checkPack(raw: unknown): { pack?: ServicePack; problems: PackProblem[] } {
  const parsed = ServicePack.safeParse(raw)
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => problem(path.map(String).join('.'), message)) }
  const pack = parsed.data
  const found = [...checkReferences(pack), ...checkFields(pack), ...checkFlow(pack)]
  // a scenario cannot be played on a service that refers to what is not there
  const problems = [...found, ...checkTexts(pack), ...(found.length > 0 ? [] : checkScenarios(pack))]
  return problems.length === 0 ? { pack, problems } : { problems }
}
