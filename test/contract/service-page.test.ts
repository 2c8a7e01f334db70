import { expect, test } from 'vitest'
import { testCity } from '../support/city.ts'

const city = testCity()

// what the national model of municipal sites asks of the page of a service (criteria C.SI.1.3, C.SI.1.6); booking and
// rating belong to the portal
const elements = [
  'breadcrumb',
  'metatag',
  'page-index',
  'service-achieved',
  'service-addressed',
  'service-area',
  'service-calendar-list',
  'service-calendar-text',
  'service-description',
  'service-file',
  'service-how-to',
  'service-needed',
  'service-online-access',
  'service-status',
  'service-title',
  'service-topic',
]
const index = [
  'A chi è rivolto',
  'Come fare',
  'Cosa serve',
  'Cosa si ottiene',
  'Tempi e scadenze',
  'Accedi al servizio',
  'Condizioni di servizio',
  'Contatti',
]

interface GovernmentService {
  readonly '@type': string
  readonly name: string
  readonly serviceType: string
  readonly serviceOperator: { readonly name: string }
  readonly areaServed: { readonly name: string }
  readonly audience: { readonly audienceType: string }
  readonly availableChannel: { readonly serviceUrl: string; readonly serviceLocation: { readonly address: unknown } }
}

test('every service in force has the page that the national model asks for', async () => {
  const list = await city.request('/api/v1/services')
  const { services } = (await list.json()) as { services: { id: string; title: string }[] }
  expect(services.length).toBeGreaterThan(5)
  for (const { id, title } of services) {
    const html = await (await city.request(`/servizi/${id}`)).text()
    const found = new Set([...html.matchAll(/data-element="([^"]+)"/g)].map(([, name]) => name))
    expect(
      elements.filter((name) => !found.has(name)),
      id,
    ).toEqual([])
    const [, list = ''] = /<ul data-element="page-index">(.*?)<\/ul>/su.exec(html) ?? []
    expect(
      [...list.matchAll(/<span>([^<]+)<\/span>/g)].map(([, label]) => label),
      id,
    ).toEqual(index)
    const [, json = '{}'] = /data-element="metatag"[^>]*>(.*?)<\/script>/su.exec(html) ?? []
    const said = JSON.parse(json) as GovernmentService
    expect(said, id).toMatchObject({
      '@type': 'GovernmentService',
      name: title,
      areaServed: { name: expect.any(String) },
    })
    for (const text of [said.serviceType, said.serviceOperator.name, said.audience.audienceType])
      expect(text, id).not.toBe('')
    expect(said.availableChannel.serviceUrl, id).toContain(`/servizi/${id}`)
    expect(said.availableChannel.serviceLocation.address, id).toBeTruthy()
  }
})
