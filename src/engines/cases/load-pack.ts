import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown
}

async function readTemplates(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.typ')).sort()
  const entries = names.map(async (name) => [name.slice(0, -'.typ'.length), await readFile(join(folder, name), 'utf8')])
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>
}

/**
 * Reads the folder of a pack that ships with the product, not yet checked: `service.ts`, `it.json`, `en.json`,
 * `scenarios.json`, `templates/*.typ`. It runs `service.ts`, so it is for the product's own folders alone: what comes
 * from outside is JSON and is never executed.
 */
export async function loadPackFolder(folder: string): Promise<unknown> {
  const inFolder = (name: string) => join(resolve(folder), name)
  const [service, it, en, scenarios, templates] = await Promise.all([
    import(pathToFileURL(inFolder('service.ts')).href) as Promise<{ default?: unknown }>,
    readJson(inFolder('it.json')),
    readJson(inFolder('en.json')),
    readJson(inFolder('scenarios.json')),
    readTemplates(inFolder('templates')),
  ])
  return { definition: service.default, texts: { it, en }, templates, scenarios }
}
