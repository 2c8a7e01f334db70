import { DataFactory, Writer } from 'n3'
import type { Literal, NamedNode, Quad } from 'n3'
import type { TenantData } from '#platform/tenants/tenant.ts'
import type { ShownContent, ShownHead } from '../schema.ts'

const namedNode = (iri: string) => DataFactory.namedNode(iri)
const literal = (text: string, language?: string) => DataFactory.literal(text, language)
const quad = (subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal): Quad =>
  DataFactory.quad(subject, predicate, object)

// Vocabularies of the national catalogue (CPSV-AP_IT, COV-AP_IT, CLV, SM, l0), CC BY 4.0: https://w3id.org/italia/onto
const onto = 'https://w3id.org/italia/onto/'
export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  cpsvapit: `${onto}CPSV/`,
  covapit: `${onto}COV/`,
  l0: `${onto}l0/`,
  smapit: `${onto}SM/`,
  dct: 'http://purl.org/dc/terms/',
} as const

const term = (prefix: keyof typeof prefixes, name: string) => namedNode(`${prefixes[prefix]}${name}`)
const type = term('rdf', 'type')

/** Where an authority of the municipality is named in data: by its code in the index of public administrations. */
const authority = (tenant: Pick<TenantData, 'ipaCode'>) =>
  namedNode(`https://w3id.org/italia/data/public-organization/${tenant.ipaCode}`)

const inBoth = (subject: NamedNode, predicate: NamedNode, words: Readonly<Record<'it' | 'en', string>>): Quad[] =>
  (['it', 'en'] as const)
    .filter((locale) => words[locale] !== '')
    .map((locale) => quad(subject, predicate, literal(words[locale], locale)))

function authorityQuads(tenant: TenantData): Quad[] {
  const municipality = authority(tenant)
  return [
    quad(municipality, type, term('covapit', 'PublicOrganization')),
    quad(municipality, term('covapit', 'legalName'), literal(tenant.name, 'it')),
    quad(municipality, term('covapit', 'IPAcode'), literal(tenant.ipaCode)),
    quad(municipality, term('covapit', 'taxCode'), literal(tenant.fiscalCode)),
  ]
}

/** What a service is told of in both languages. */
export interface TwoLanguages<T> {
  readonly it: T
  readonly en: T
}

/** A service as CPSV-AP_IT has it: name, description, topics, status, channel, competent authority. */
export function serviceQuads(
  heads: TwoLanguages<Pick<ShownHead, 'title' | 'summary' | 'kindName'>>,
  { url, tenant }: { readonly url: string; readonly tenant: TenantData },
): Quad[] {
  const service = namedNode(url)
  const channel = namedNode(`${url}#canale`)
  return [
    quad(service, type, term('cpsvapit', 'PublicService')),
    ...inBoth(service, term('l0', 'name'), { it: heads.it.title, en: heads.en.title }),
    ...inBoth(service, term('dct', 'description'), { it: heads.it.summary, en: heads.en.summary }),
    ...inBoth(service, term('cpsvapit', 'serviceKeyword'), {
      it: heads.it.kindName ?? '',
      en: heads.en.kindName ?? '',
    }),
    quad(service, term('dct', 'publisher'), authority(tenant)),
    quad(service, term('cpsvapit', 'hasChannel'), channel),
    quad(channel, type, term('cpsvapit', 'Channel')),
    quad(channel, term('cpsvapit', 'hasWebSiteCh'), service),
    ...authorityQuads(tenant),
  ]
}

/** An organisational unit as COV-AP_IT has it: an office of the municipality. */
export function unitQuads(
  units: TwoLanguages<Pick<ShownContent, 'title' | 'summary'>>,
  { url, tenant, identifier }: { readonly url: string; readonly tenant: TenantData; readonly identifier: string },
): Quad[] {
  const unit = namedNode(url)
  return [
    quad(unit, type, term('covapit', 'Office')),
    ...inBoth(unit, term('l0', 'name'), { it: units.it.title, en: units.en.title }),
    ...inBoth(unit, term('covapit', 'mainFunction'), { it: units.it.summary, en: units.en.summary }),
    quad(unit, term('covapit', 'officeIdentifier'), literal(identifier)),
    quad(unit, term('covapit', 'isPartOf'), authority(tenant)),
    ...authorityQuads(tenant),
  ]
}

/** Statements as Turtle. */
export function writeTurtle(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes })
  writer.addQuads([...quads])
  return new Promise((resolve, reject) =>
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text))),
  )
}

/** The same statements as JSON-LD, expanded: a node for each subject. */
export function writeJsonLd(quads: readonly Quad[]): string {
  const nodes = new Map<string, Record<string, unknown[]>>()
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? {}
    const key = predicate.value === type.value ? '@type' : predicate.value
    const value =
      object.termType === 'Literal'
        ? { '@value': object.value, ...(object.language === '' ? {} : { '@language': object.language }) }
        : key === '@type'
          ? object.value
          : { '@id': object.value }
    node[key] = [...(node[key] ?? []), value]
    nodes.set(subject.value, node)
  }
  return JSON.stringify([...nodes].map(([id, node]) => ({ '@id': id, ...node })))
}
