import { describe, expect, it } from 'vitest'
import { checkSamples } from './check-samples.ts'
import { InvalidSampleError } from './errors.ts'
import { isConstant } from './is-constant.ts'
import { mean } from './mean.ts'

describe('mean', () => {
  it('does not exist for an empty sample', () => expect(mean([])).toBeUndefined())
  it('does not overflow', () => expect(mean([1.5e308, 1.5e308])).toBe(1.5e308))
  it('refuses NaN', () => expect(() => mean([Number.NaN])).toThrow(InvalidSampleError))
})

describe('isConstant', () => {
  it('holds for none, one and equal values only', () => {
    expect([[], [1], [2, 2], [2, 3]].map(isConstant)).toEqual([true, true, true, false])
  })
})

describe('checkSamples', () => {
  it('says what it expected and what came', () => {
    expect(() => checkSamples('thing', [[1, 2], [1]])).toThrow('thing: expected samples of one length 2, got a sample of length 1')
    expect(() => checkSamples('thing', [[1, Number.NaN]])).toThrow('thing: expected finite numbers, got NaN at index 1')
  })
})
