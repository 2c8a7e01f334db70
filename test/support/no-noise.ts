import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// `npm run prove` asks the properties fifty times as many questions.
if (process.env['PORTICO_PROVE'] === 'yes') fc.configureGlobal({ numRuns: 5_000 })

const methods = ['log', 'info', 'warn', 'error'] as const

// What a test writes to the console is a fault of the program or of the test.
beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method)
})

afterEach(() => {
  for (const method of methods) {
    const { calls } = vi.mocked(console[method]).mock
    vi.mocked(console[method]).mockRestore()
    expect(calls, `console.${method}`).toEqual([])
  }
})
