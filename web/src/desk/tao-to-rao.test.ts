import { describe, expect, it } from 'vitest'
import { taoToRao } from './tao-to-rao.ts'

describe('taoToRao', () => {
  it.each([
    ['1.5', '1500000000'],
    ['0.000000001', '1'],
    ['12', '12000000000'],
    ['3.', '3000000000'],
    ['', '0'],
    ['-1', '0'],
    ['1e9', '0'],
  ])('reads %j as %s rao', (tao, rao) => {
    expect(taoToRao(tao)).toBe(rao)
  })
})
