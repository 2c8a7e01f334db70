// Builds public/assets from the design system, the islands and the art: hashed names, a manifest, the same bytes
// for the same sources.
//   node bin/run.mjs scripts/build-assets.ts [--check]     --check: exit 1 when what is committed is stale
import { buildAll } from './assets/build.ts'
import { staleFiles, writeOutput } from './assets/output.ts'

const output = await buildAll()

if (process.argv.includes('--check')) {
  const stale = staleFiles(output)
  for (const file of stale) process.stderr.write(`stale: ${file}\n`)
  if (stale.length > 0) process.stderr.write('Run: node bin/run.mjs scripts/build-assets.ts\n')
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  writeOutput(output)
  for (const { path, kilobytes, compressed } of output.summary) {
    process.stdout.write(`${path.padEnd(52)} ${kilobytes.padStart(7)} kB ${compressed.padStart(7)} kB brotli\n`)
  }
}
