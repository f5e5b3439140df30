import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import LongestFirst from './scripts/longest-first.ts'

// Tests start some five hundred programs: all but the first of a kind find their code compiled. Set here, so that `npx vitest` has it, too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/node', import.meta.url))

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // As many as CI's machine has cores: with three a scenario of two minutes ran into its time-out.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // what a poll waits for may take a busy machine a while; Vitest's one second is the patience of an idle one
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './scripts/list-failures.ts'],
    projects: [
      {
        extends: true,
        // a file next to what it tests keeps nothing to itself that the next one could trip over: one process loads each module once
        test: { name: 'floors', include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: ['test/**/*.browser.test.ts'] } },
      // a whole network and a browser fill two cores: one file at a time, when all others are done
      { extends: true, test: { name: 'browser', include: ['test/**/*.browser.test.ts'], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
