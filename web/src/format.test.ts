import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCountdown, formatDuration, formatScore, formatShare, formatTao, plural, shortAddress } from './format.ts'

describe('formatTao', () => {
  it('cuts to four decimals and never rounds up', () => {
    expect(formatTao('1999999999')).toBe('1.9999')
  })

  it('pads what is less than one TAO', () => {
    expect(formatTao('100000')).toBe('0.0001')
    expect(formatTao('0')).toBe('0.0000')
  })

  it('never shows more than there is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (rao) => {
        const shown = BigInt(formatTao(rao.toString()).replaceAll(/[.,]/g, '')) * 100_000n
        expect(shown <= rao && rao - shown < 100_000n).toBe(true)
      }),
    )
  })
})

describe('formatScore', () => {
  it('always shows the sign, but none for what rounds to zero', () => {
    expect([0.62, -0.1, 0.004, -0.004].map(formatScore)).toEqual(['+0.62', '−0.10', '0.00', '0.00'])
  })
})

describe('formatShare', () => {
  it('has always one decimal', () => {
    expect([0, 0.1234, 1].map(formatShare)).toEqual(['0.0%', '12.3%', '100.0%'])
  })
})

describe('formatDuration', () => {
  it('is in milliseconds below a second', () => {
    expect([0, 350.4, 1_000, 12_345].map(formatDuration)).toEqual(['0 ms', '350 ms', '1.0 s', '12.3 s'])
  })
})

describe('formatCountdown', () => {
  it('counts begun seconds as whole ones and stops at zero', () => {
    expect([245_000, 59_001, 1, 0, -5_000].map(formatCountdown)).toEqual(['4:05', '1:00', '0:01', '0:00', '0:00'])
  })
})

describe('plural', () => {
  it('takes the singular for one only', () => {
    expect([0, 1, 1200].map((count) => plural(count, 'task'))).toEqual(['0 tasks', '1 task', '1,200 tasks'])
  })
})

describe('shortAddress', () => {
  it('keeps both ends, and a short name whole', () => {
    expect(shortAddress('5GrwvaEF5zXb26Fz9rcQpDWS')).toBe('5Grwv…pDWS')
    expect(shortAddress('short')).toBe('short')
  })
})
