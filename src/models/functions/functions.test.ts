import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { runFunctionCheck } from '../../sandbox/run-function-check.ts'
import { degradationChain } from '../degradation-chain.ts'
import { tidyLine } from './tidy-line.ts'
import { tidyList } from './tidy-list.ts'

describe.each([tidyLine, tidyList])('the functions of $name', (family) => {
  it('keep every rule as asked, and break exactly those that were edited, when they are run', async () => {
    for (let seed = 0; seed < 12; seed++) {
      const rng = createRng(`${family.name} ${seed}`)
      const brief = family.draw(rng, { persona: 'a trial', prefer: [] })
      for (const edits of degradationChain(rng, brief.requirements, 3)) {
        const source = brief.respond(edits)
        const broken: string[] = []
        for (const { name, check } of brief.requirements)
          if (check.kind === 'function' && !(await runFunctionCheck(source, check)).holds) broken.push(name)
        expect([source, broken.sort()]).toEqual([source, edits.map(({ requirement }) => requirement).sort()])
      }
    }
  }, 60_000)
})
