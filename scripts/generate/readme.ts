import { readFileSync } from 'node:fs'
import { readDemoIdentities } from '#adapters/oidc-local/demo-identities.ts'
import type { DemoIdentity } from '#adapters/oidc-local/demo-identities.ts'
import { packFolders } from '#app/seed.ts'
import { loadPackFolder, readPack } from '#engines/cases/index.ts'
import { settingsTable } from '#platform/config/settings.ts'

/** The README with its tables made from what they tell of, each between its two marks. */
export async function readme(): Promise<string> {
  const tables = { settings: settings(), services: await services(), identities: identities() }
  return Object.entries(tables).reduce(
    (text, [name, rows]) => withTable(text, name, rows),
    readFileSync('README.md', 'utf8'),
  )
}

function withTable(text: string, name: string, [heads, ...rows]: readonly (readonly string[])[]): string {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined || !heads)
    throw new Error(`README.md has lost the marks of its table of ${name}`)
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${after}`
}

function settings(): string[][] {
  const rows = Object.entries(settingsTable).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    return [`\`${name}\``, fallback.success ? sayDefault(fallback.data) : '', schema.description ?? '']
  })
  return [['setting', 'default', 'what it is'], ...rows]
}

/** A default as the environment would say it; nothing where there is none. */
function sayDefault(value: unknown): string {
  if (typeof value === 'boolean') return value ? '`yes`' : '`no`'
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : ''
}

async function services(): Promise<string[][]> {
  const rows = await Promise.all(
    packFolders('services')
      .sort()
      .map(async (folder) => {
        const pack = readPack(await loadPackFolder(folder))
        if (!pack) throw new Error(`${folder} is no pack: see portico service check`)
        const { id, catalogue } = pack.definition
        return [`[${id}](${folder})`, pack.texts.en['service.title'] ?? '', catalogue.legalBasis[0]?.norm ?? '']
      }),
  )
  return [['pack', 'what is asked for', 'first norm'], ...rows]
}

const level = {
  1: ', identity of level 1: refused, since the site asks for level 2',
  2: '',
  3: ', identity of level 3',
} as const

function identities(): string[][] {
  const rows = readDemoIdentities('tenants').map((identity) => [`\`${identity.id}\``, whoIs(identity)])
  return [['identity', 'who it is'], ...rows]
}

function whoIs({ roles, level: proven }: DemoIdentity): string {
  if (roles.length === 0) return `citizen${level[proven]}`
  const places = [...new Set(roles.map(({ place }) => place.en))]
  return places
    .map((place) => {
      const held = roles.filter((role) => role.place.en === place).map(({ role }) => role)
      return `${held.join(' and ')}, ${place}`
    })
    .join('; ')
}
