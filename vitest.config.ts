import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // by default a core is left free: of two, half
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'services/**/*.test.ts', 'test/architecture/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          testTimeout: 30_000,
          setupFiles: ['test/support/no-noise.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/contract/**/*.test.ts', 'test/stories/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/no-noise.ts'],
          ...slow,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/template.ts'],
          ...slow,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts'],
          fileParallelism: false,
          ...slow,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
