import { readFileSync } from 'node:fs'
import { settingsTable } from '#platform/config/settings.ts'

const begin = '<!-- settings: generated -->'
const end = '<!-- /settings -->'

/** The README with its table of settings made from the settings themselves. */
export function readmeWithSettings(): string {
  const readme = readFileSync('README.md', 'utf8')
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('README.md has lost the marks of its settings table')
  const rows = Object.entries(settingsTable).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    const value = fallback.success ? sayDefault(fallback.data) : ''
    return `| \`${name}\` | ${value} | ${schema.description ?? ''} |`
  })
  return `${before}${begin}\n\n| setting | default | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n\n${end}${after}`
}

/** A default as the environment would say it; nothing where there is none. */
function sayDefault(value: unknown): string {
  if (typeof value === 'boolean') return value ? '`yes`' : '`no`'
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : ''
}
