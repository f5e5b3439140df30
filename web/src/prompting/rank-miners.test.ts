import { describe, expect, it } from 'vitest'
import { passedShare, rankMiners } from './rank-miners.ts'

const skill = (n: number, mean: number, totalMs = 100, type = 'mathematics') => ({
  type,
  n,
  mean,
  interval: null,
  passed: Math.round(n * mean),
  firstMs: null,
  totalMs,
})
const miner = (name: string, ...skills: ReturnType<typeof skill>[]) => ({ miner: name, name, simulated: false, skills })

describe('rankMiners', () => {
  it('counts every answer alike', () => {
    const [only] = rankMiners({ miners: [miner('a', skill(1, 1, 100), skill(3, 0, 500))], fewest: 1 })
    expect(only!.overall).toEqual({ n: 4, mean: 0.25, totalMs: 400 })
  })

  it('row 25: gives a rank to whoever has enough answers, and lists the others after them', () => {
    const miners = [miner('lucky', skill(2, 1)), miner('weak', skill(5, 0.2)), miner('good', skill(9, 0.8)), miner('silent')]
    expect(rankMiners({ miners, fewest: 5 }).map(({ name, rank }) => [name, rank])).toEqual([
      ['good', 1],
      ['weak', 2],
      ['lucky', undefined],
      ['silent', undefined],
    ])
  })
})

describe('passedShare', () => {
  it('is of all answers in a type, whoever gave them', () => {
    const miners = [miner('a', skill(3, 1)), miner('b', skill(1, 0)), miner('c', skill(10, 0, 100, 'translation'))]
    expect(passedShare(miners, 'mathematics')).toBe(0.75)
    expect(passedShare(miners, 'sentiment')).toBeUndefined()
  })
})
