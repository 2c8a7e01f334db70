import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

async function readJson(file: string): Promise<unknown> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'))
  return value
}

async function readTemplates(folder: string): Promise<Record<string, string>> {
  const templates: Record<string, string> = {}
  for (const name of (await readdir(folder)).sort())
    if (name.endsWith('.typ')) templates[name.slice(0, -'.typ'.length)] = await readFile(join(folder, name), 'utf8')
  return templates
}

async function importDefault(file: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(file).href)
  return loaded !== null && typeof loaded === 'object' && 'default' in loaded ? loaded.default : undefined
}

/**
 * Reads the folder of a pack that ships with the product, not yet checked: `service.ts`, `it.json`, `en.json`,
 * `scenarios.json`, `templates/*.typ`. It runs `service.ts`, so it is for the product's own folders alone: what comes
 * from outside is JSON and is never executed.
 */
export async function loadPackFolder(folder: string): Promise<unknown> {
  const inFolder = (name: string) => join(resolve(folder), name)
  const [definition, it, en, scenarios, templates] = await Promise.all([
    importDefault(inFolder('service.ts')),
    readJson(inFolder('it.json')),
    readJson(inFolder('en.json')),
    readJson(inFolder('scenarios.json')),
    readTemplates(inFolder('templates')),
  ])
  return { definition, texts: { it, en }, templates, scenarios }
}
