import { describe, expect, it } from 'vitest'
import { obfuscateResponse } from '../../../src/obfuscation/obfuscate-response.ts'
import { modelAsWorker } from '../../../src/simulation/agents/model-as-worker.ts'
import { plainCopies } from '../../../src/simulation/plain-copies.ts'
import { agreementWithTruth } from './agreement-with-truth.ts'
import { drawPageTasks, sendToTwo } from './attacked-task.ts'
import { matchCopies } from './match-copies.ts'
import { rankCopies } from './rank-copies.ts'
import { readPageCopy } from './read-copy.ts'

/** So few that a test takes seconds; bounds leave room for luck. The figures of docs/threat-model.md are those of scripts/study-linkability.ts. */
const TASKS = 16

const AS_IT_STANDS = [
  'place in the order',
  'bytes',
  'bytes, compressed',
  'token 5-grams',
  'token 5-grams, names left out',
  'syntax trees',
  'markup',
  'style',
  'texts',
]

const tasks = await drawPageTasks(TASKS, 'linkability in CI')
const plain = await Promise.all(tasks.map((task) => sendToTwo(task, plainCopies)))
const copies = await Promise.all(tasks.map((task) => sendToTwo(task, obfuscateResponse)))

/** Mean area of each attack, by its name. */
const areas = (results: readonly { attack: string; area: { mean: number } }[]) =>
  Object.fromEntries(results.map(({ attack, area }) => [attack, area.mean]))

describe('matching the copies of two recipients', () => {
  const originals = areas(matchCopies(plain, readPageCopy))
  const matched = areas(matchCopies(copies, readPageCopy))

  it('works on pages as they were made, so the attacks are attacks', () => {
    for (const attack of ['bytes', 'bytes, compressed', 'token 5-grams', 'all and all undone, learnt'])
      expect(originals[attack], attack).toBeGreaterThan(0.85)
  })

  it.each([...AS_IT_STANDS, 'all of the source as it stands, learnt', 'all and all undone, learnt'])(
    'finds next to nothing by %s',
    (attack) => {
      expect(matched[attack]).toBeLessThan(0.68)
    },
  )

  it.each(['code', 'texts in code', 'numbers', 'property names', 'markup', 'visible words', 'style'])(
    'finds next to nothing by %s when our passes are undone',
    (look) => {
      expect(matched[`undone: ${look}`]).toBeLessThan(0.68)
    },
  )

  it('still works for who stands in for a browser: if this fails, the threat model says too little', () => {
    expect(matched['all, all undone and answered, learnt']).toBeGreaterThan(0.85)
  })
})

describe('finding the better response without running it', () => {
  const originals = areas(rankCopies(plain, readPageCopy))
  const ranked = areas(rankCopies(copies, readPageCopy))

  it('works on pages as they were made', () => {
    expect(originals.bytes).toBeGreaterThan(0.7)
  })

  it.each(['bytes', 'bytes, compressed', 'texts', 'token 5-grams'])('finds little by counting %s', (attack) => {
    expect(ranked[attack]).toBeLessThan(0.72)
  })

  it('finds less by all that is counted in the source as it stands, though it has learnt from other tasks', () => {
    expect(ranked['all of the source as it stands, learnt']).toBeLessThan(originals['all of the source as it stands, learnt']!)
  })
})

describe('a program in the place of a person, which has learnt from scored tasks', () => {
  const agreement = (sent: typeof plain, taught: 'originals' | 'copies') =>
    agreementWithTruth(modelAsWorker({ name: 'model-as-worker', taught }), sent)

  it('reads the order off pages as they were made', () => {
    expect(agreement(plain, 'originals')).toBeGreaterThan(0.65)
  })

  it.each(['originals', 'copies'] as const)('agrees with it much less on copies, when it has learnt on %s', (taught) => {
    expect(agreement(copies, taught)).toBeLessThan(0.6)
  })
})
