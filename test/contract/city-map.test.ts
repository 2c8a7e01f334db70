import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { browsingAs } from '../support/browsing.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const tiles = { address: 'https://tiles.example:8443/{z}/{x}/{y}.png', attribution: '© Example' }

// before the first request, since municipalities are kept for some seconds
beforeAll(() =>
  city.look(`update portico.tenant set data = jsonb_set(data, '{map,tiles}', $1::jsonb) where id = 'rivabella'`, [
    JSON.stringify(tiles),
  ]),
)

/** The page of the tree with its map, and what the element is told. */
async function placePage(): Promise<string> {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { id } = await giulia.call<{ id: string }>('POST', '/services/tree-felling-permit/drafts')
  const browsing = await browsingAs(city, 'giulia.ferro')
  return browsing.page(`/servizi/tree-felling-permit/richiesta/tree?bozza=${id}`)
}

test('the map of a municipality has an address of its own, to be kept for a year', async () => {
  const [, href = ''] = /data-map="(\/mappa\/[0-9a-f]{10}\.json)"/u.exec(await placePage()) ?? []
  const answer = await city.request(href)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const map = (await answer.json()) as { features: { properties: { name: string } }[] }
  expect(map.features.map(({ properties }) => properties.name)).toContain('Piazza del Municipio')
  for (const [path, tenant] of [
    [href, 'rivabella'],
    ['/mappa/0000000000.json', 'montelago'],
    ['/mappa/', 'montelago'],
    ['/mappa/..%2f..%2fpackage.json', 'montelago'],
  ] as const)
    expect((await city.request(path, { tenant })).status, path).toBe(404)
})

test('only the municipality that chose tiles lets its pages fetch from their host', async () => {
  const policyOf = async (tenant: string) =>
    (await city.request('/', { tenant })).headers.get('content-security-policy')
  const [own, other] = [await policyOf('montelago'), await policyOf('rivabella')]
  expect(own).toContain("connect-src 'self'; ")
  expect(own).toContain("worker-src 'self'; ")
  expect(own).not.toContain('tiles.example')
  expect(other).toContain("img-src 'self' data: https://tiles.example:8443; ")
  expect(other).toContain("connect-src 'self' https://tiles.example:8443; ")
  expect(other).toContain("script-src 'self'; ")
  expect((await city.request('/nessuna-pagina', { tenant: 'rivabella' })).headers.get('content-security-policy')).toBe(
    other,
  )
})

test('what is drawn elsewhere is refused', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const draft = await giulia.call<{ id: string; revision: number }>('POST', '/services/tree-felling-permit/drafts')
  const save = async (coordinates: readonly number[], revision: number) => {
    const answers = { where: { geometry: { type: 'Point', coordinates } } }
    const saved = await giulia.call<{ issues: { path: string; message: string }[] }>(
      'PUT',
      `/drafts/${draft.id}/pages/tree`,
      { answers, revision },
    )
    return saved.issues.filter(({ path }) => path === 'where').map(({ message }) => message)
  }
  expect(await save([12.49, 41.89], draft.revision)).toEqual([
    'Il disegno è fuori dal territorio del Comune: spostalo, o scrivi dove si trova.',
  ])
  expect(await save([7.9735, 45.4312], draft.revision + 1)).toEqual([])
})
