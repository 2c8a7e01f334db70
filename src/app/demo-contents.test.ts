import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTenantFiles } from '#platform/tenants/provision.ts'
import { checkPublishable, contentTypes, isLocalised, referencesOf } from '#engines/content/index.ts'
import type { ContentBody, ContentTypeId } from '#engines/content/index.ts'
import { drawnImageOf, readDemoContents } from './demo-contents.ts'
import type { DemoContent } from './demo-contents.ts'
import { drawings, drawScene } from './demo-images/index.ts'

const now = new Date('2026-11-23T09:00:00Z')
const ids = readdirSync('tenants', { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
const nameOf = ({ type, slug }: Pick<DemoContent, 'type' | 'slug'>) => `${type}/${slug}`

/** A body as it is kept: with the id that its drawing will have. */
function bodyOf(content: DemoContent): ContentBody {
  const image = drawnImageOf(content)
  return (
    image ? { ...content.body, image: { id: '00000000-0000-4000-8000-000000000000', alt: image.alt } } : content.body
  ) as ContentBody
}

/** Addresses of this site that rich texts lead to. */
const linksOf = (body: ContentBody) =>
  [...JSON.stringify(body).matchAll(/\]\((\/[^)]*)\)/g)].flatMap(([, path]) => path ?? [])

describe.each(readTenantFiles('tenants', ids))('the contents of $id', (tenant) => {
  const contents = readDemoContents('tenants', tenant.id, now)
  const packs = tenant.data.services.map(({ id }) => `service/${id}`)
  const names = new Set([...contents.map(nameOf), ...packs])

  test('can be published as they are', () => {
    const faults = contents.flatMap((content) =>
      checkPublishable(contentTypes[content.type], bodyOf(content)).map(
        ({ field, sentence }) => `${nameOf(content)} ${field}: ${sentence.en}`,
      ),
    )
    expect(faults).toEqual([])
  })

  test('have names of their own, apart from those of the packs', () => {
    expect(names.size).toBe(contents.length + packs.length)
  })

  test('belong to offices of the municipality', () => {
    const offices = tenant.data.offices.map(({ id }) => id)
    expect(contents.filter(({ office }) => !offices.includes(office)).map(nameOf)).toEqual([])
    const desks = contents.flatMap(({ body }) => (typeof body['desk'] === 'string' ? [body['desk']] : []))
    expect(desks.filter((desk) => !offices.includes(desk))).toEqual([])
  })

  test('refer to what exists', () => {
    const missing = contents.flatMap((content) =>
      contentTypes[content.type].fields
        .filter(({ kind }) => kind === 'relation')
        .flatMap(({ id }) => referencesOf(bodyOf(content), id))
        .filter((reference) => !names.has(reference))
        .map((reference) => `${nameOf(content)} -> ${reference}`),
    )
    expect(missing).toEqual([])
  })

  test('link to services that exist', () => {
    const missing = contents
      .flatMap((content) => linksOf(bodyOf(content)))
      .filter((path) => path.startsWith('/servizi/') && !names.has(path.replace('/servizi/', 'service/')))
    expect(missing).toEqual([])
  })

  test('say in English all that they say in Italian', () => {
    const untranslated = contents.flatMap((content) =>
      contentTypes[content.type].fields.filter(isLocalised).flatMap(({ id }) => {
        const words = content.body[id] as { it: string | string[]; en?: string | string[] } | undefined
        if (words === undefined) return []
        const isTranslated = Array.isArray(words.it)
          ? words.it.length === words.en?.length
          : typeof words.en === 'string' && words.en.trim() !== ''
        return isTranslated ? [] : [`${nameOf(content)} ${id}`]
      }),
    )
    expect(untranslated).toEqual([])
  })
})

describe('the contents of Montelago', () => {
  const contents = readDemoContents('tenants', 'montelago', now)
  const [tenant] = readTenantFiles('tenants', ['montelago'])
  const count = (type: ContentTypeId) => contents.filter((one) => one.type === type).length

  test.each([
    ['unit', 30],
    ['person', 25],
    ['place', 60],
    ['news', 40],
    ['event', 30],
    ['document', 100],
    ['dataset', 8],
    ['page', 6],
  ] as const)('%s: %i or more', (type, least) => {
    expect(count(type)).toBeGreaterThanOrEqual(least)
  })

  test('services of every category, forty or more with the packs', () => {
    expect(count('service') + (tenant?.data.services.length ?? 0)).toBeGreaterThanOrEqual(40)
    const categories = contents.flatMap(({ type, body }) => (type === 'service' ? [body['category']] : []))
    expect(new Set(categories).size).toBe(15)
  })

  test('places lie on the map', () => {
    const [west = 0, south = 0, east = 0, north = 0] = tenant?.data.map?.bounds ?? []
    const outside = contents.filter(({ type, body }) => {
      if (type !== 'place') return false
      const [longitude = 0, latitude = 0] = (body['point'] ?? []) as number[]
      return longitude < west || longitude > east || latitude < south || latitude > north
    })
    expect(outside.map(nameOf)).toEqual([])
  })

  test('each office of the municipality has its page', () => {
    const desks = contents.map(({ body }) => body['desk'])
    expect(tenant?.data.offices.filter(({ id }) => !desks.includes(id))).toEqual([])
  })

  test('sixty images or more, each with words for those who do not see it', () => {
    const drawn = contents.flatMap((content) => drawnImageOf(content) ?? [])
    expect(drawn.length).toBeGreaterThanOrEqual(60)
    expect(drawn.every(({ alt }) => alt.it !== '' && (alt.en ?? '') !== '')).toBe(true)
  })
})

describe('drawings', () => {
  test.each(drawings)('%s is the same for a seed, another for another, and names nothing outside', (drawing) => {
    const svg = drawScene(drawing, 'biblioteca')
    expect(svg).toBe(drawScene(drawing, 'biblioteca'))
    expect(svg).not.toBe(drawScene(drawing, 'municipio'))
    expect(svg).not.toMatch(/href|url\(|<script|<style|NaN|undefined/)
  })
})
