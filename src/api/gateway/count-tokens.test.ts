import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTokens, firstTokens } from './count-tokens.ts'

describe('countTokens', () => {
  it('counts one token for a common word with the space before it, and one for a stop', () => {
    expect(countTokens('Paris is the capital of France.')).toBe(7)
    expect(countTokens('')).toBe(0)
  })

  it('reads control tokens as plain text', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1)
  })

  it.each([
    ['one letter', 'a'],
    ['spaces', ' '],
    ['one character of Chinese', '漢'],
    ['halves of surrogate pairs', '\ud800'],
    ['NUL', '\0'],
  ])('takes no second for 100,000 times %s', (_, unit) => {
    const startedMs = performance.now()
    expect(countTokens(unit.repeat(100_000))).toBeGreaterThan(100)
    expect(performance.now() - startedMs).toBeLessThan(1000)
  })
})

describe('firstTokens', () => {
  it('gives a beginning of the text that has no more tokens than allowed, and the whole where it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 0, max: 60 }), (drawn, most) => {
        const text = drawn.toWellFormed()
        const first = firstTokens(text, most)
        expect(text.startsWith(first)).toBe(true)
        if (countTokens(text) <= most) expect(first).toBe(text)
      }),
    )
    expect(firstTokens('one two three four', 2)).toBe('one two')
  })
})
