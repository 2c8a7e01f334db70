#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { nodeRun } from './node-run.mjs'

const cli = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url))
const [command, ...rest] = process.argv.slice(2)
if (command === 'dev')
  nodeRun(
    cli,
    ['start', ...rest],
    ['--watch-path=src', '--watch-path=services', '--watch-path=tenants', '--watch-preserve-output'],
  )
else nodeRun(cli, process.argv.slice(2))
