import { expect, test } from 'vitest'
import { checkPack, loadPackFolder } from '#engines/cases/index.ts'
import { readTenantFiles } from '#platform/tenants/provision.ts'
import { markup } from '#ui/markup.ts'
import { ServiceMetadata } from './service-metadata.tsx'

test('what a text says stays data inside the script element, whatever it says', async () => {
  const { pack } = checkPack(await loadPackFolder('services/records-access'))
  const [tenant] = readTenantFiles('tenants', ['montelago'])
  if (!tenant || !pack) throw new Error('no tenant, or no pack')
  const hostile = '</script><script>alert(1)</script><!-- "\\ \u2028 </SCRIPT >'
  const service = {
    id: 'records-access',
    definition: pack.definition,
    texts: pack.texts.it,
    office: undefined,
    withdrawn: false,
    dueIfSentNow: null,
    canBook: false,
  }
  const said = { ...service, say: () => hostile, sayIfAny: () => hostile }
  const html = markup(<ServiceMetadata service={said} tenant={tenant.data} url="https://city.example" locale="it" />)
  expect(html.match(/<\/?script/gi)).toEqual(['<script', '</script'])
  const data = JSON.parse(html.replace(/^<script[^>]*>|<\/script>$/g, '')) as { name: string }
  expect(data.name).toBe(hostile)
})
