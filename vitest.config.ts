import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/{kernel,ui,platform}/**/*.test.{ts,tsx}', 'src/engines/terms/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
    ],
  },
})
