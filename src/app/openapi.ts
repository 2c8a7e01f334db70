import { z } from 'zod'
import type { ErrorDescriptor } from '#kernel/errors.ts'
import { apiPrefix } from '#platform/http/rest.ts'
import { commonErrors, identityLevelTooLow, notAllowed, signInNeeded } from '#platform/operations/errors.ts'
import type { Operation } from '#platform/operations/operation.ts'
import { invalidInput } from '#kernel/errors.ts'
import { operations } from './modules.ts'

type Json = Record<string, unknown>

const rateHeaders = {
  'X-RateLimit-Limit': {
    description: 'Requests allowed in the present minute',
    schema: { type: 'integer', format: 'int32' },
  },
  'X-RateLimit-Remaining': {
    description: 'Requests left in the present minute',
    schema: { type: 'integer', format: 'int32' },
  },
  'X-RateLimit-Reset': {
    description: 'Seconds until the count starts anew',
    schema: { type: 'integer', format: 'int32' },
  },
}

/** Every number says its format; JSON Schema keywords that OpenAPI tools do not expect are left out. */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $schema: _schema, ...rest } = schema as Json
  const tidied = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, tidy(value)]))
  const { type } = tidied
  if (type === 'integer') return { ...withinInt32(tidied), format: 'int32' }
  if (type === 'number') return { ...tidied, format: 'double' }
  return tidied
}

function withinInt32({ maximum, minimum, ...rest }: Json): Json {
  const kept = (bound: unknown) => typeof bound === 'number' && Math.abs(bound) < 2 ** 31
  return { ...rest, ...(kept(minimum) ? { minimum } : {}), ...(kept(maximum) ? { maximum } : {}) }
}

/** Schemas that refer to themselves: they stand once, among the components. */
const shared: Record<string, unknown> = {}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }))
  const { $defs, ...rest } = tidy(JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'))) as Json
  Object.assign(shared, $defs)
  return rest
}

const officerScopes = {
  self: '',
  'office-record': ', for a case of one of their offices',
  'office-work': ', for what one of their offices works on',
} as const

function errorsOf(operation: Operation): ErrorDescriptor[] {
  const { access } = operation
  const byAccess =
    access.kind === 'public'
      ? []
      : access.kind === 'person'
        ? [signInNeeded, identityLevelTooLow]
        : [signInNeeded, notAllowed]
  return [...byAccess, ...operation.errors, invalidInput, ...commonErrors]
}

function responsesOf(operation: Operation): Json {
  const byStatus = new Map<number, string[]>()
  for (const { status, code, sentence } of errorsOf(operation))
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${sentence.en}`])
  const failures = [...byStatus].map(([status, lines]) => [
    String(status),
    {
      description: [...new Set(lines)].join('\n\n'),
      ...(status === 429
        ? {
            headers: {
              ...rateHeaders,
              'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', format: 'int32' } },
            },
          }
        : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  return { [String(operation.status ?? 200)]: successOf(operation), ...Object.fromEntries(failures) }
}

function successOf(operation: Operation): Json {
  if (operation.kind === 'file')
    return {
      description: 'The file',
      headers: rateHeaders,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    }
  if (operation.status === 204) return { description: 'Done', headers: rateHeaders }
  return {
    description: operation.summary,
    headers: rateHeaders,
    content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
  }
}

function inputOf(operation: Operation): Json {
  const schema = schemaOf(operation.input, 'input') as { properties?: Record<string, Json>; required?: string[] }
  const properties = Object.entries(schema.properties ?? {})
  const required = schema.required ?? []
  const inPath = (name: string) => operation.path.includes(`{${name}}`)
  const parameters: Json[] = properties
    .filter(([name]) => inPath(name) || operation.method === 'GET' || operation.method === 'DELETE')
    .map(([name, property]) => {
      const { description, ...rest } = property
      const where = inPath(name) ? 'path' : 'query'
      return {
        name,
        in: where,
        required: where === 'path' || required.includes(name),
        ...(description === undefined ? {} : { description }),
        schema: rest,
      }
    })
  const bodyProperties = properties.filter(([name]) => !inPath(name))
  const takesFiles = operation.kind === 'flow' && operation.takesFiles === true
  if (takesFiles) {
    const file = {
      type: 'object',
      properties: { file: { type: 'array', maxItems: 50, items: { type: 'string', format: 'binary' } } },
    }
    return { parameters, requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } }
  }
  if (operation.method === 'GET' || operation.method === 'DELETE' || bodyProperties.length === 0) return { parameters }
  const body = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(bodyProperties),
    required: required.filter((name) => !inPath(name)),
  }
  return { parameters, requestBody: { required: true, content: { 'application/json': { schema: body } } } }
}

function describe(operation: Operation): Json {
  const { access, id, summary } = operation
  const who =
    access.kind === 'public'
      ? 'Anybody.'
      : access.kind === 'person'
        ? `A person signed in at level ${access.level} or higher${access.scope === 'own-record' ? ', for a record of theirs' : ''}.`
        : `An officer (${access.roles.join(', ')})${officerScopes[access.scope]}.`
  const [tag = 'portico'] = id.split('.')
  return {
    operationId: id.replaceAll('.', '-'),
    tags: [tag],
    summary,
    description: `${summary}. Who: ${who} Purpose: ${operation.purpose}.`,
    ...(access.kind === 'public' ? { security: [] } : { security: [{ bearer: [] }] }),
    ...inputOf(operation),
    responses: responsesOf(operation),
  }
}

const problem = {
  type: 'object',
  description: 'A problem as RFC 9457 describes it.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:portico:problem:not-found' },
    title: { type: 'string', description: 'What happened, in words for a person.' },
    status: { type: 'integer', format: 'int32', minimum: 100, maximum: 599 },
    code: { type: 'string', description: 'Stable code of the problem.' },
    requestId: { type: 'string', description: 'Finds the request in the log.' },
    issues: {
      type: 'array',
      maxItems: 1000,
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const status = {
  get: {
    operationId: 'status',
    tags: ['status'],
    summary: 'Whether the program answers and reaches its database',
    description: 'Whether the program answers and reaches its database.',
    security: [],
    responses: {
      '200': {
        description: 'It does',
        headers: rateHeaders,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      '429': {
        description: 'Too many requests',
        headers: rateHeaders,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      default: {
        description: 'It does not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
}

function withoutIds(schemas: Record<string, unknown>): Json {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { id: _id, ...rest } = schema as Json
      return [name, rest]
    }),
  )
}

/** The OpenAPI description (3.1) of everything that the operations offer. */
export function buildOpenapi(): Json {
  const paths: Record<string, Json> = { '/status': status }
  for (const operation of operations) {
    const path = `${apiPrefix}${operation.path}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) }
  }
  const tags = [...new Set(['status', ...operations.map(({ id }) => id.split('.')[0] ?? '')])].sort()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portico',
      version: '0.1.0',
      description: 'Services, cases and dossiers of a municipality.',
      'x-summary': 'Services, cases and dossiers of a municipality',
      termsOfService: 'https://portico.example/terms',
      contact: { name: 'Portico', url: 'https://portico.example', email: 'api@portico.example' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: 'https://comune.montelago.example', description: 'The site of a municipality' }],
    tags: tags.map((name) => ({ name, description: `Operations on ${name}` })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'Token of a session.' },
      },
      schemas: { Problem: problem, ...withoutIds(shared) },
    },
  }
}
