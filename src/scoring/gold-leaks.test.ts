import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../core/rng.ts'
import { type AgreementResult, goldLeaks } from './gold-leaks.ts'
import { goldRate } from './gold-rate.ts'

/** Spearman-like results of a worker: some noise around a level on gold and one elsewhere. */
function worksOn(rng: Rng, worker: string, tasks: number, [gold, others]: readonly [number, number]): AgreementResult[] {
  const near = (level: number) => Math.max(-1, Math.min(1, level + 0.4 * rng.normal()))
  return Array.from({ length: tasks }, () => [
    { worker, gold: true, value: near(gold) },
    { worker, gold: false, value: near(others) },
  ]).flat()
}

const HONEST = [0.6, 0.45] as const // a known order is easier to agree with than a few people are

describe('goldLeaks', () => {
  it('finds a worker who knows half of the known orders and guesses all else, and no honest one among 200', () => {
    const rng = createRng('leak')
    const results = [
      ...Array.from({ length: 200 }, (_, n) => worksOn(rng, `honest-${n}`, 40, HONEST)).flat(),
      ...worksOn(rng, 'leaker', 40, [0.5, 0]),
    ]
    const leaking = goldLeaks(results).filter(({ excess }) => excess && excess.low > 0)
    expect(leaking.map(({ worker }) => worker)).toEqual(['leaker'])
  })

  it('holds nobody for a leak who is good at both, or bad at both', () => {
    const rng = createRng('skill')
    const results = [
      ...Array.from({ length: 20 }, (_, n) => worksOn(rng, `usual-${n}`, 40, HONEST)).flat(),
      ...worksOn(rng, 'expert', 40, [0.9, 0.75]),
      ...worksOn(rng, 'guesser', 40, [0, 0]),
    ]
    for (const { excess } of goldLeaks(results)) expect(excess!.low).toBeLessThan(0)
  })

  it('says nothing where there are too few tasks of either kind, or too few others to compare with', () => {
    const rng = createRng('few')
    const three = ['a', 'b', 'c'].flatMap((worker) => worksOn(rng, worker, 40, HONEST))
    expect(goldLeaks(three).map(({ excess }) => excess)).toEqual([undefined, undefined, undefined])
    const withNewcomer = goldLeaks([...three, ...worksOn(rng, 'd', 40, HONEST), ...worksOn(rng, 'new', 9, HONEST)])
    expect(withNewcomer.map(({ excess }) => excess === undefined)).toEqual([false, false, false, false, true])
  })
})

describe('goldRate', () => {
  it('is 15 % for whoever is not proven, and falls from 3 to 1 % with the evidence of the proven', () => {
    for (const standing of ['learning', 'undecided', 'suspended'] as const) expect(goldRate({ standing, tasks: 100 })).toBe(0.15)
    expect([20, 40, 60, 600].map((tasks) => goldRate({ standing: 'proven', tasks }))).toEqual([0.03, 0.015, 0.01, 0.01])
  })
})
