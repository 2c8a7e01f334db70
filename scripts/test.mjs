// Runs the tests and ends with a plain count. `npm test -- PART...` runs a part: a project (unit, database, e2e, fault)
// or files by name. `--prove` runs the long proofs. A skipped test that is not on the counted list fails the run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { node } from '../bin/node-run.mjs'

const projects = ['unit', 'database', 'e2e', 'fault']
const given = process.argv.slice(2)
const prove = given.includes('--prove')
const parts = given.filter((part) => part !== '--prove')
const chosen = parts.filter((part) => projects.includes(part)).flatMap((part) => ['--project', part])
const filters = parts.filter((part) => !projects.includes(part))

const folder = mkdtempSync(join(tmpdir(), 'portico-test-run-'))
const report = join(folder, 'report.json')
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  ...chosen,
  ...filters,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report}`,
]
const path = `${join(process.cwd(), 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
const run = spawnSync(node, args, {
  stdio: 'inherit',
  env: { ...process.env, PATH: path, ...(prove ? { PORTICO_PROVE: 'yes', PORTICO_FAULT_SECONDS: '600' } : {}) },
})

let failed = true
try {
  const results = JSON.parse(readFileSync(report, 'utf8'))
  const tests = results.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ file: file.name, ...test })),
  )
  const skipped = tests.filter(
    (test) => test.status === 'pending' || test.status === 'skipped' || test.status === 'todo',
  )
  const allowed = JSON.parse(readFileSync('test/skips.json', 'utf8'))
  const unexplained = skipped.filter((test) => !allowed.some(({ name }) => test.fullName.includes(name)))
  for (const test of skipped) {
    const reason =
      allowed.find(({ name }) => test.fullName.includes(name))?.reason ?? 'NOT ON THE LIST (test/skips.json)'
    process.stdout.write(`skipped: ${test.fullName}: ${reason}\n`)
  }
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const slowest = results.testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1_000) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
  for (const { name, seconds } of slowest) process.stdout.write(`${seconds} s  ${relative(process.cwd(), name)}\n`)
  const failures = results.numFailedTests + unexplained.length + brokenFiles
  process.stdout.write(`\n${results.numPassedTests} passed, ${failures} failed\n`)
  failed = failures > 0
} catch (error) {
  process.stdout.write(`\nThe tests did not run to their end (${error.message}).\n0 passed, 1 failed\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed || run.status !== 0 ? 1 : 0)
