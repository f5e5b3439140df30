import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', './scripts/list-failures.ts'],
    projects: [
      {
        extends: true,
        // a file next to what it tests keeps nothing to itself that the next one could trip over: one process loads each module once
        test: { name: 'floors', include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'] } },
    ],
  },
})
