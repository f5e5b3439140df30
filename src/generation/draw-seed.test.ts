import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { BRIEF_FAMILIES } from '../models/brief-families.ts'
import { chiSquareSurvival } from '../stats/chi-square-survival.ts'
import { drawSeed, registryHash } from './draw-seed.ts'
import { EmptyAxisError } from './errors.ts'
import { BUILT_IN_SEED_VALUES } from './seed-values.ts'
import { SEED_AXES, type SeedValue } from './task-seed.ts'

describe('drawSeed', () => {
  it.each(SEED_AXES)('draws %s as its weights say: 10,000 draws, chi-square p > .01', (axis) => {
    const values = BUILT_IN_SEED_VALUES.filter((value) => value.axis === axis)
    const total = values.reduce((sum, { weight }) => sum + weight, 0)
    const counts = new Map<string, number>()
    for (let n = 0; n < 10_000; n++) {
      const { value } = drawSeed(BUILT_IN_SEED_VALUES, createRng(`draw ${n}`)).axes[axis]
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const statistic = values.reduce((sum, { value, weight }) => {
      const expected = (10_000 * weight) / total
      return sum + ((counts.get(value) ?? 0) - expected) ** 2 / expected
    }, 0)
    expect(chiSquareSurvival(statistic, values.length - 1)).toBeGreaterThan(0.01)
  })

  it('does not care in which order values were added', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...BUILT_IN_SEED_VALUES], { minLength: BUILT_IN_SEED_VALUES.length }), (shuffled) => {
        expect(drawSeed(shuffled, createRng('same'))).toEqual(drawSeed(BUILT_IN_SEED_VALUES, createRng('same')))
      }),
      { numRuns: 20 },
    )
  })

  it('passes over topics that the author cannot write about, and says which axis has nothing left', () => {
    const seed = drawSeed(BUILT_IN_SEED_VALUES, createRng('one'), (topic) => topic === 'clock')
    expect(seed.axes.topic.value).toBe('clock')
    expect(() => drawSeed(BUILT_IN_SEED_VALUES, createRng('one'), () => false)).toThrow(EmptyAxisError)
  })

  it('records a version that changes with every weight, word and value', () => {
    const changed = (change: Partial<SeedValue>) =>
      registryHash([{ ...BUILT_IN_SEED_VALUES[0]!, ...change }, ...BUILT_IN_SEED_VALUES.slice(1)])
    const hashes = [registryHash(BUILT_IN_SEED_VALUES), changed({ weight: 9 }), changed({ words: 'other' }), changed({ value: 'other' })]
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

it('every family of the built-in generator has a topic, and every topic a family', () => {
  const topics = BUILT_IN_SEED_VALUES.filter(({ axis }) => axis === 'topic').map(({ value }) => value)
  expect([...topics].sort()).toEqual(BRIEF_FAMILIES.map(({ name }) => name).sort())
})
