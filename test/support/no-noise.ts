import { afterEach, beforeEach, expect, vi } from 'vitest'

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
