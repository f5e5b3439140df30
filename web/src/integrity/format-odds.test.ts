import { expect, it } from 'vitest'
import { formatOdds } from './format-odds.ts'

it('writes powers of ten with one decimal and a true minus', () => {
  expect([7, 12.34, -1.26, -0.04, 0].map(formatOdds)).toEqual(['10^7.0', '10^12.3', '10^−1.3', '10^0.0', '10^0.0'])
})
