import { describe, expect, it } from 'vitest'
import { formatIn } from './use-format.ts'

describe('formatIn', () => {
  it('writes numbers as each language does', () => {
    expect(formatIn('en').count(12_345)).toBe('12,345')
    expect(formatIn('de').count(12_345)).toBe('12.345')
    expect(formatIn('de').share(0.125)).toBe('12,5\u00a0%')
  })

  it('gives scores their sign, and nought none', () => {
    expect(['en', 'de'].map((language) => formatIn(language).score(0.625))).toEqual(['+0.63', '+0,63'])
    expect(formatIn('en').score(-0.001)).toBe('0.00')
  })

  it('cuts TAO, and never rounds it up', () => {
    expect(formatIn('en').tao('1999999999')).toBe('1.9999')
    expect(formatIn('en').tao('0')).toBe('0.0000')
    expect(formatIn('en').tao('1234567000000000')).toBe('1,234,567.0000')
  })

  it('joins words', () => {
    expect(formatIn('en').list(['A', 'B', 'C'])).toBe('A, B, and C')
    expect(formatIn('de').list(['A', 'B', 'C'])).toBe('A, B und C')
  })
})
