import { IntlMessageFormat } from 'intl-messageformat'
import { parameterNames } from '#platform/i18n/index.ts'
import type { ServicePack } from '../definition.ts'
import { commonDocumentTexts, documentParameters, documentParts } from '../document-data.ts'
import { absent, problem } from './problem.ts'
import type { PackProblem } from './problem.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { partsOf } from '../fields/parts.ts'

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

interface FieldTexts {
  readonly key: string
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** The words of a field, of its parts, which the engine has too, and of the fields of its rows. */
function fieldTexts(field: Field | InnerField, key: string): FieldTexts[] {
  const options = (field.options ?? []).map((option) => `options.${option}`)
  const rows = 'rows' in field ? (field.rows ?? []).map((row) => `rows.${row}`) : []
  const inner = 'fields' in field ? (field.fields ?? []) : []
  const ofGroup = field.type === 'group' ? ['row', 'add', 'none'] : []
  return [
    {
      key,
      required: ['label', ...options, ...rows],
      optional: ['hint', 'heading', ...options.map((option) => `${option}.hint`), ...ofGroup],
    },
    ...partsOf(field).map((part) => ({
      key: `${key}.${part.field.stableId}`,
      required: [],
      optional: ['label', 'hint'],
    })),
    ...inner.flatMap((one) => fieldTexts(one, `${key}.${one.stableId}`)),
  ]
}

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
    for (const { key, required: words, optional: others } of fieldTexts(field, `fields.${field.stableId}`)) {
      need(key, words)
      for (const word of others) optional.set(`${key}.${word}`, [])
    }
    need('purposes', [field.purpose, ...(field.fields ?? []).map(({ purpose }) => purpose)])
  }
  for (const { id } of definition.opinions ?? []) need(`opinions.${id}`, ['name'])
  for (const { id, values = [] } of definition.computed ?? [])
    need(`computed.${id}`, ['label', ...values.map((value) => `values.${value}`)])
  for (const { id } of definition.rules ?? []) need(`rules.${id}`, ['error'])
  for (const { id } of definition.eligibility ?? []) need(`eligibility.${id}`, ['name', 'otherwise'])
  for (const { id, keys: names } of definition.tables ?? []) {
    need(`tables.${id}`, ['name', ...names.map((name) => `keys.${name}`)])
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
  for (const { id, by, writes, notice, guard } of definition.actions) {
    need(`actions.${id}`, ['name', 'done', 'help', ...(guard ? ['guard'] : [])])
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

/** Every text is there in both languages, is used, and asks only for what it is given. */
export function checkTexts(pack: ServicePack): PackProblem[] {
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
