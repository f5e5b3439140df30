import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { crowdLabels } from './crowd-labels.ts'
import { dawidSkene } from './dawid-skene.ts'
import { InvalidSampleError } from './errors.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { pooledDawidSkene } from './pooled-dawid-skene.ts'

/** 300 items of three classes, 100 raters of about 12 labels each: half right in 75 of 100, the other half always say c. */
function aCrowdWithLazyRaters(seed: string) {
  const rng = createRng(seed)
  const truth = Array.from({ length: 300 }, () => rng.pick(['a', 'b', 'c']))
  const rows = truth.flatMap((label, item) =>
    [0, 1, 2, 3].map(() => {
      const rater = rng.int(0, 99)
      const honest = rater < 50
      return [`${item}`, `${rater}`, honest ? (rng.next() < 0.75 ? label : rng.pick(['a', 'b', 'c'])) : 'c'] as const
    }),
  )
  const crowd = crowdLabels(rows)
  const accuracy = (posterior: Float64Array) => {
    const likeliest = likeliestClasses(posterior, 3)
    return crowd.items.filter((item, i) => crowd.classes[likeliest[i]!] === truth[Number(item)]).length / crowd.items.length
  }
  return { crowd, accuracy }
}

describe('pooledDawidSkene', () => {
  it('recovers more of the truth than Dawid-Skene where raters give few labels', () => {
    let gain = 0
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const { crowd, accuracy } = aCrowdWithLazyRaters(seed)
      gain += accuracy(pooledDawidSkene(crowd).posterior) - accuracy(dawidSkene(crowd).posterior)
    }
    expect(gain / 6).toBeGreaterThan(0)
  })

  it('tells the raters who always say the same from the honest ones', () => {
    const { crowd } = aCrowdWithLazyRaters('types')
    const { types } = pooledDawidSkene(crowd, { types: 2 })
    // P(says c | it is a): cell [c][a] of a table of 3 x 3
    const lazyType = types.confusion[6]! > types.confusion[15]! ? 0 : 1
    const told = crowd.raters.filter((rater, r) => types.membership[r * 2 + lazyType]! > 0.5 === Number(rater) >= 50)
    expect(told.length / crowd.raters.length).toBeGreaterThan(0.9)
  })

  it('comes to one table for all as the strength of the pool grows', () => {
    const { crowd } = aCrowdWithLazyRaters('strong')
    const { confusion, types } = pooledDawidSkene(crowd, { types: 1, strength: 1e9 })
    confusion.forEach((probability, cell) => {
      expect(probability).toBeCloseTo(types.confusion[cell % 9]!, 6)
    })
  })

  it.each([{ types: 0 }, { types: 1.5 }, { strength: 0 }, { strength: Number.NaN }])('refuses %j', (options) => {
    expect(() => pooledDawidSkene(crowdLabels([['i', 'r', 'a']]), options)).toThrow(InvalidSampleError)
  })
})
