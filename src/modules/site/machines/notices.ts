import { addDays, romeDate } from '#kernel/dates.ts'
import { definePage } from '#ui/web/route.ts'
import { asset, href } from '#ui/index.ts'
import { homePath, manifestPath, securityPath } from '../paths.ts'

const monthsOfSecurity = 180

/** Where to report a weakness (RFC 9116). The file is made anew at each reading, so it never expires. */
export const securityText = definePage({
  path: securityPath,
  access: 'public',
  shared: true,
  show({ tenant, origin }) {
    const { email } = tenant.data.contacts
    const expires = addDays(romeDate(new Date()), monthsOfSecurity)
    const lines = [
      `Contact: mailto:${email}`,
      `Expires: ${expires}T00:00:00.000Z`,
      'Preferred-Languages: it, en',
      `Canonical: ${origin}${securityPath.to()}`,
      '',
    ]
    return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
  },
})

/** The site as an application that a telephone can keep at hand. */
export const manifest = definePage({
  path: manifestPath,
  access: 'public',
  shared: true,
  show({ tenant, view }) {
    const data = {
      name: tenant.data.name,
      short_name: tenant.data.name.replace(/^Comune di /, ''),
      lang: view.locale,
      start_url: href(view, homePath.to()),
      display: 'browser',
      background_color: '#ffffff',
      theme_color: '#0066cc',
      icons: [{ src: asset('icon.svg'), sizes: 'any', type: 'image/svg+xml' }],
    }
    return new Response(JSON.stringify(data), { headers: { 'content-type': 'application/manifest+json' } })
  },
})
