import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPageSandbox, type PageSandbox } from '../../src/sandbox/open-page-sandbox.ts'
import { noChromium } from '../../src/sandbox/testing.ts'
import { compareCopy } from './compare-copy.ts'
import { drawnProgram } from './drawn-programs.ts'
import { HARD_PAGES } from './hard-pages.ts'

/** One program of each family, every other one degraded; scripts/obfuscation-differential.ts runs as many as one likes. */
const programs = Array.from({ length: 17 }, (_, n) => drawnProgram(n + 17 * (n % 2)))

describe.skipIf(noChromium)('copies in a browser', () => {
  let sandbox: PageSandbox
  beforeAll(async () => {
    sandbox = await openPageSandbox()
  })
  afterAll(() => sandbox.close())

  it.each(programs)('do what the original does: $name', { timeout: 240_000 }, async (program) => {
    const { differences } = await compareCopy(sandbox, program, 'a recipient')
    expect(differences).toEqual([])
  })

  it.each(HARD_PAGES)('do what the original does, whoever they are for: $name', { timeout: 240_000 }, async (program) => {
    for (let n = 0; n < 4; n++) {
      const { differences } = await compareCopy(sandbox, program, `recipient ${n}`)
      expect(differences).toEqual([])
    }
  })
})
