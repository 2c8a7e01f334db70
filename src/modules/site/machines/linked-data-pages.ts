import type { Quad } from 'n3'
import { Slug } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { servicePath } from '#modules/services/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { describeInBothOperation } from '../operations.ts'
import { managementItemPath, serviceDataPath, unitDataPath } from '../paths.ts'
import { serviceQuads, unitQuads, writeJsonLd, writeTurtle } from './linked-data.ts'

async function answer(format: string, quads: readonly Quad[]): Promise<Response> {
  if (format === 'ttl')
    return new Response(await writeTurtle(quads), { headers: { 'content-type': 'text/turtle; charset=utf-8' } })
  if (format === 'jsonld')
    return new Response(writeJsonLd(quads), { headers: { 'content-type': 'application/ld+json' } })
  throw notFound.with()
}

function slugOf(text: string): string {
  const slug = Slug.safeParse(text)
  if (!slug.success) throw notFound.with()
  return slug.data
}

async function inBoth({ call }: PageRequest, type: 'service' | 'unit', slug: string) {
  return call(describeInBothOperation, { type, slug })
}

/** A service as linked data, in Turtle or JSON-LD. */
export const serviceData = definePage({
  path: serviceDataPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { param, origin, tenant } = request
    const serviceId = slugOf(param('serviceId'))
    const heads = await inBoth(request, 'service', serviceId)
    const url = origin + servicePath.to({ serviceId })
    return answer(param('format'), serviceQuads(heads, { url, tenant: tenant.data }))
  },
})

/** An organisational unit as linked data. */
export const unitData = definePage({
  path: unitDataPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { param, origin, tenant } = request
    const slug = slugOf(param('slug'))
    const units = await inBoth(request, 'unit', slug)
    const path = managementItemPath.to({ segment: param('segment'), slug })
    if (units.it.path !== path) throw notFound.with()
    return answer(param('format'), unitQuads(units, { url: origin + path, tenant: tenant.data, identifier: slug }))
  },
})
