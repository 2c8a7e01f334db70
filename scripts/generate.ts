// Writes every generated file, or with --check says which are not current.
//   node bin/run.mjs scripts/generate.ts [--check] [NAME...]
import { readFileSync, writeFileSync } from 'node:fs'
import { authorisationMatrix } from './generate/authorisation-matrix.ts'
import { databaseTypes } from './generate/database-types.ts'
import { openapiText } from './generate/openapi.ts'
import { readme } from './generate/readme.ts'

const generators: Readonly<Record<string, () => string | Promise<string>>> = {
  'src/platform/db/schema.gen.ts': databaseTypes,
  'openapi/portico.json': openapiText,
  'openapi/authorisation.md': authorisationMatrix,
  'README.md': readme,
}

const [...given] = process.argv.slice(2)
const check = given.includes('--check')
const wanted = given.filter((name) => name !== '--check')
const stale: string[] = []

for (const [file, generate] of Object.entries(generators)) {
  if (wanted.length > 0 && !wanted.some((name) => file.includes(name))) continue
  const text = await generate()
  const current = readOrEmpty(file)
  if (current === text) continue
  if (check) stale.push(file)
  else writeFileSync(file, text)
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (stale.length > 0) {
  process.stderr.write(`Not current: ${stale.join(', ')}. Run: npm run generate\n`)
  process.exitCode = 1
}
