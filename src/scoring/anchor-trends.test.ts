import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { compareTrends } from './compare-trends.ts'
import oracle from './score-trend.oracle.json' with { type: 'json' }
import { scoreTrend } from './score-trend.ts'
import { type ScoredAnswer, steadyItems } from './steady-items.ts'

const TYPES = ['mathematics', 'translation', 'summarisation', 'sentiment']

interface Course {
  /** Ability of all miners at a place in [0, 1] of the series, in log-odds. */
  ability(place: number): number
  /** What answers to ordinary challenges gain that anchors do not. */
  gaming?(place: number): number
  readonly seed: string
  readonly items: number
}

/** Five miners that pass with a chance that falls with hardness; ordinary challenges are kept at 60 % by a controller, one in five is an anchor. */
function answersOf({ ability, gaming = () => 0, seed, items }: Course): { metric: ScoredAnswer[]; anchors: ScoredAnswer[] } {
  const rng = createRng(seed)
  const [metric, anchors]: [ScoredAnswer[], ScoredAnswer[]] = [[], []]
  let aim = 0.5
  for (let n = 0; n < items; n++) {
    const place = n / (items - 1)
    const type = rng.pick(TYPES)
    const isAnchor = rng.next() < 0.2
    const hardness = isAnchor ? rng.next() : Math.max(0, Math.min(1, aim + 0.3 * (rng.next() - 0.5)))
    const level = ability(place) + TYPES.indexOf(type) / 3 - 4 * hardness + (isAnchor ? 0 : gaming(place))
    const passed = Array.from({ length: 5 }, (): number => (rng.next() < 1 / (1 + Math.exp(-level)) ? 1 : 0))
    if (!isAnchor) aim = Math.max(0, Math.min(1, aim + 0.05 * (passed.reduce((sum, one) => sum + one, 0) / 5 - 0.6)))
    for (const [miner, score] of passed.entries())
      (isAnchor ? anchors : metric).push({ task: `${n}`, miner: `m${miner}`, type, hardness, score, at: n })
  }
  return { metric, anchors }
}

function trendsOf(course: Course) {
  const { metric, anchors } = answersOf(course)
  return { metric: scoreTrend(steadyItems(metric))!, anchors: scoreTrend(steadyItems(anchors))! }
}

const SEEDS = Array.from({ length: 100 }, (_, n) => `seed ${n}`)
const constant = () => 2

describe('scoreTrend', () => {
  it.each(oracle.cases)('equals least squares written out as matrices: $name', ({ items, change, error, df, low, high }) => {
    const trend = scoreTrend(items)!
    expect(trend.df).toBe(df)
    expect(trend.change).toBeCloseTo(change, 9)
    expect(trend.error).toBeCloseTo(error, 9)
    expect([trend.interval.low, trend.interval.high]).toEqual([expect.closeTo(low, 8), expect.closeTo(high, 8)])
  })

  it('does not care at what level a type lies, nor what it is called', () => {
    const [{ items, change }] = oracle.cases as [(typeof oracle.cases)[number]]
    const lower = items.map((item) => (item.type === 't0' ? { ...item, type: 'another', score: item.score / 1 } : item))
    expect(scoreTrend(lower)!.change).toBeCloseTo(change, 9)
  })

  it('turns round with the order of the tasks', () => {
    const item = fc.record({ type: fc.constantFrom(...TYPES), hardness: fc.double({ min: 0, max: 1, noNaN: true }), score: fc.double({ min: 0, max: 1, noNaN: true }) }) // biome-ignore format: one record
    fc.assert(
      fc.property(fc.array(item, { minLength: 20, maxLength: 60 }), (items) => {
        const [forth, back] = [scoreTrend(items), scoreTrend(items.toReversed())]
        if (forth) expect(back!.change).toBeCloseTo(-forth.change, 6)
        for (const value of forth?.adjusted ?? []) expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })

  it('says nothing of a few tasks, and refuses scores that are none', () => {
    expect(scoreTrend([])).toBeUndefined()
    expect(scoreTrend(Array.from({ length: 12 }, () => ({ type: 'a', hardness: 0.5, score: 1 })))).toBeUndefined()
    expect(() => scoreTrend([{ type: 'a', hardness: 0.5, score: Number.NaN }])).toThrow(/scores and hardness in \[0, 1\]/)
  })
})

describe('steadyItems', () => {
  it('leaves out who came late, so that a newcomer moves nothing', () => {
    const answers = Array.from({ length: 40 }, (_, n) => [
      { task: `${n}`, miner: 'steady', type: 'a', hardness: 0.5, score: 0.4, at: n },
      ...(n >= 20 ? [{ task: `${n}`, miner: 'newcomer', type: 'a', hardness: 0.5, score: 1, at: n }] : []),
    ]).flat()
    expect(new Set(steadyItems(answers).map(({ score }) => score))).toEqual(new Set([0.4]))
    expect(steadyItems(answers.filter(({ miner }) => miner === 'newcomer').slice(0, 0))).toEqual([])
  })
})

describe('row 21: the trend of scores', () => {
  it('row 21: says in 95 of 100 runs that constant miners are within its interval of no change', () => {
    const held = SEEDS.filter((seed) => {
      const { interval } = trendsOf({ ability: constant, seed, items: 600 }).anchors
      return interval.low <= 0 && interval.high >= 0
    })
    process.stdout.write(`  intervals that hold no change: ${held.length} of 100\n`)
    expect(held.length).toBeGreaterThanOrEqual(90) // of 95: two standard errors
  })

  it('row 21: raises no alarm over constant miners in 95 of 100 runs or more, though it looks ten times in each', () => {
    const alarmed = SEEDS.filter((seed) => {
      const { metric, anchors } = answersOf({ ability: constant, seed, items: 1000 })
      return Array.from({ length: 10 }, (_, look) => (look + 1) / 10).some((part) => {
        const until = <T>(answers: readonly T[]) => answers.slice(0, Math.floor(part * answers.length))
        const [a, b] = [scoreTrend(steadyItems(until(metric))), scoreTrend(steadyItems(until(anchors)))]
        return a && b && compareTrends(a, b).finding !== 'together'
      })
    })
    process.stdout.write(`  false alarms: ${alarmed.length} of 100 runs of ten looks\n`)
    expect(alarmed.length).toBeLessThanOrEqual(5)
  })

  it.each([
    ['miners get better', { ability: (place: number) => 1 + 2 * place }, 'together'],
    ['ordinary challenges are gamed', { ability: constant, gaming: (place: number) => 3 * place }, 'metric-alone'],
    [
      'what is paid for no longer shows who is better',
      { ability: (p: number) => 1 + 2.5 * p, gaming: (p: number) => -2.5 * p },
      'anchors-alone',
    ],
  ])('row 21: finds out within 600 challenges, 120 of them anchors, when %s', (_, course, finding) => {
    const found = SEEDS.map((seed) => {
      const { metric, anchors } = trendsOf({ ...course, seed, items: 600 })
      return { finding: compareTrends(metric, anchors).finding, gained: anchors.interval.low > 0 }
    })
    const right = found.filter((one) => one.finding === finding).length
    process.stdout.write(`  ${finding}: ${right} of 100; anchors rise: ${found.filter(({ gained }) => gained).length}\n`)
    expect(right).toBeGreaterThanOrEqual(95)
    const rises = finding === 'metric-alone' ? [0, 10] : [95, 100]
    expect(found.filter(({ gained }) => gained).length).toBeGreaterThanOrEqual(rises[0]!)
    expect(found.filter(({ gained }) => gained).length).toBeLessThanOrEqual(rises[1]!)
  })
})
