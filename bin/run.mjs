#!/usr/bin/env node
// Runs a TypeScript file of the project on the Node that npm brought, whatever Node starts it.
//   node bin/run.mjs FILE [ARGUMENT...]
import { nodeRun } from './node-run.mjs'

const [file, ...rest] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('Usage: node bin/run.mjs FILE [ARGUMENT...]\n')
  process.exit(2)
}
nodeRun(file, rest)
