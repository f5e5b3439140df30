import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { promptFeatures } from './prompt-features.ts'
import { rankRoutes } from './rank-routes.ts'
import { createRouteBook } from './route-book.ts'
import { learningRouter, playSwap } from './simulation.testing.ts'
import { trainClassifier } from './train-classifier.ts'

const seeds = Array.from({ length: 20 }, (_, n) => `network ${n}`)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('row 26: with three specialists whose scores are known of every miner', () => {
  const played = seeds.map((seed) => playSwap(seed, 'all miners', learningRouter))

  it('at least 95 % of prompts go to the right one after 200 observations', () => {
    expect(mean(played.map(({ before }) => before.right))).toBeGreaterThanOrEqual(0.95)
    expect(Math.min(...played.map(({ before }) => before.right))).toBeGreaterThan(0.93) // chance of 1,000 draws at 5.5 % exploration included
  })

  it('what exploring costs is at most 5 % of what an oracle gets', () => {
    for (const { before } of played) expect(before.regret).toBeLessThanOrEqual(0.05)
  })

  it('a swap of all of them is learnt anew within 50 observations', () => {
    expect(mean(played.map(({ after }) => after.right))).toBeGreaterThanOrEqual(0.95)
    for (const { after } of played) expect(after.regret).toBeLessThanOrEqual(0.05)
  })
})

describe('row 26: with three specialists of whom only who served is scored', () => {
  const played = seeds.map((seed) => playSwap(seed, 'who served', learningRouter))

  it('the right one is still found, and most of a swap learnt', () => {
    expect(mean(played.map(({ before }) => before.right))).toBeGreaterThanOrEqual(0.95)
    expect(mean(played.map(({ before }) => before.regret))).toBeLessThanOrEqual(0.05)
    expect(mean(played.map(({ after }) => after.right))).toBeGreaterThanOrEqual(0.9)
  })
})

describe('rankRoutes', () => {
  const miners = ['a', 'b', 'c', 'd'].map((miner) => ({ miner, usdPerMillionTokens: 0 }))
  const types = new Map([['sums', 1]])
  const good = (miner: string, quality: number, latencyMs = 1000) => ({ miner, type: 'sums', quality, answered: true, latencyMs })
  const firstOf = (book = createRouteBook(), candidates = miners) => {
    const firsts = Array.from(
      { length: 400 },
      (_, n) => rankRoutes(candidates, { types, book, rng: createRng(`prompt ${n}`) })[0]!.candidate.miner,
    )
    return [...Map.groupBy(firsts, (miner) => miner)].sort(([, a], [, b]) => b.length - a.length)[0]![0]
  }

  it('names every candidate once, in the same order for the same stream', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.double({ min: -1, max: 1, noNaN: true })), { maxLength: 30 }),
        (seed, scores) => {
          const book = createRouteBook()
          for (const [miner, quality] of scores) book.observe(good(miner, quality))
          const routes = () => rankRoutes(miners, { types, book, rng: createRng(seed) })
          expect(routes()).toEqual(routes())
          expect(
            routes()
              .map(({ candidate }) => candidate.miner)
              .sort(),
          ).toEqual(['a', 'b', 'c', 'd'])
          for (const { worth } of routes()) expect(worth > 0 && worth <= 1).toBe(true)
        },
      ),
    )
  })

  it('explores with at least 5 % of prompts, everybody alike', () => {
    const book = createRouteBook()
    for (let n = 0; n < 50; n++) for (const { miner } of miners) book.observe(good(miner, miner === 'a' ? 1 : 0))
    const routes = Array.from({ length: 20_000 }, (_, n) => rankRoutes(miners, { types, book, rng: createRng(`prompt ${n}`) })[0]!)
    const explored = routes.filter(({ exploring }) => exploring)
    expect(explored.length / routes.length).toBeGreaterThanOrEqual(0.05)
    expect(explored.length / routes.length).toBeLessThan(0.06)
    for (const { miner } of miners)
      expect(explored.filter(({ candidate }) => candidate.miner === miner).length / explored.length).toBeCloseTo(0.25, 1)
    expect(routes.filter(({ exploring, candidate }) => !exploring && candidate.miner !== 'a')).toEqual([])
  })

  it('prefers, of equally good miners, the quicker, the cheaper and the one that answers', () => {
    const book = createRouteBook()
    for (let n = 0; n < 60; n++) for (const { miner } of miners) book.observe(good(miner, 0.8, miner === 'b' ? 1000 : 20_000))
    expect(firstOf(book)).toBe('b')
    const even = createRouteBook()
    for (let n = 0; n < 60; n++) for (const { miner } of miners) even.observe(good(miner, 0.8))
    expect(
      firstOf(
        even,
        miners.map(({ miner }) => ({ miner, usdPerMillionTokens: miner === 'c' ? 0 : 20 })),
      ),
    ).toBe('c')
    for (let n = 0; n < 10; n++)
      for (const miner of ['a', 'b', 'c']) even.observe({ miner, type: 'sums', quality: undefined, answered: false, latencyMs: undefined })
    expect(firstOf(even)).toBe('d')
  })

  it('weighs types that the prompt may belong to by how likely each is', () => {
    const book = createRouteBook()
    for (let n = 0; n < 60; n++) {
      for (const type of ['sums', 'code'])
        for (const miner of ['a', 'b'])
          book.observe({ miner, type, quality: (type === 'sums') === (miner === 'a') ? 1 : 0, answered: true, latencyMs: 1000 })
    }
    const two = miners.slice(0, 2)
    const best = (sums: number) =>
      rankRoutes(two, {
        types: new Map([
          ['sums', sums],
          ['code', 1 - sums],
        ]),
        book,
        rng: createRng('x'),
      })[0]!.candidate.miner
    expect([best(0.9), best(0.1)]).toEqual(['a', 'b'])
  })
})

describe('createRouteBook', () => {
  const estimate = (book: ReturnType<typeof createRouteBook>, asker?: string) => {
    const { reliability, latencyMs } = book.estimate('m', 'sums', asker)
    return { reliability, latencyMs }
  }
  const seen = (answered: boolean, asker?: string) => ({
    miner: 'm',
    type: 'sums',
    quality: undefined,
    answered,
    latencyMs: answered ? 100 : undefined,
    asker,
  })

  it('lets no asker alone change what others expect of a miner, for better or worse', () => {
    const outcomes = fc.array(fc.boolean(), { maxLength: 30 })
    fc.assert(
      fc.property(outcomes, outcomes, (tests, own) => {
        const book = createRouteBook()
        for (const answered of tests) book.observe(seen(answered))
        const before = estimate(book)
        for (const answered of own) book.observe(seen(answered, 'one'))
        expect([estimate(book), estimate(book, 'other')]).toEqual([before, before])
      }),
    )
  })

  it('lets an asker go by its own experience, and everybody by that of two', () => {
    const book = createRouteBook()
    for (let n = 0; n < 30; n++) book.observe(seen(true))
    const good = estimate(book)
    for (let n = 0; n < 30; n++) book.observe(seen(false, 'one'))
    expect(estimate(book, 'one').reliability).toBeLessThan(0.1)
    expect(estimate(book)).toEqual(good)
    for (let n = 0; n < 30; n++) book.observe(seen(false, 'two'))
    expect(estimate(book).reliability).toBeLessThan(0.1)
    expect(estimate(book).latencyMs).toBeCloseTo(good.latencyMs, 9) // nobody saw it answer more slowly
  })
})

describe('createCircuitBreaker', () => {
  const options = { failures: 2, firstMs: 100, longestMs: 300 }

  it('opens after failures in a row, tries with one call at a time, and stays open twice as long each time, up to a limit', () => {
    const breaker = createCircuitBreaker(options)
    breaker.failed('m', 'a', 0)
    expect(breaker.admits('m', 'a', 0)).toBe(true)
    breaker.failed('m', 'a', 0)
    expect([breaker.admits('m', 'a', 99), breaker.admits('other', 'a', 99)]).toEqual([false, true])
    expect([breaker.admits('m', 'a', 100), breaker.admits('m', 'a', 100)]).toEqual([true, false])
    breaker.failed('m', 'a', 100)
    expect(breaker.openUntilMs('m', 'a')).toBe(300)
    for (const nowMs of [300, 600, 900]) breaker.failed('m', 'a', nowMs)
    expect(breaker.openUntilMs('m', 'a')).toBe(1200)
  })

  it('opens no longer for many calls that fail together', () => {
    const breaker = createCircuitBreaker(options)
    for (let n = 0; n < 50; n++) breaker.failed('m', 'a', 10)
    expect(breaker.openUntilMs('m', 'a')).toBe(110)
  })

  it('closes at once with a success, and learns nothing from a call that was given up', () => {
    const breaker = createCircuitBreaker(options)
    breaker.failed('m', 'a', 0)
    breaker.succeeded('m', 'a')
    breaker.failed('m', 'a', 0)
    expect(breaker.admits('m', 'a', 0)).toBe(true)
    breaker.failed('m', 'a', 0)
    expect(breaker.admits('m', 'a', 100)).toBe(true)
    breaker.abandoned('m', 'a')
    expect(breaker.admits('m', 'a', 100)).toBe(true)
  })

  it('opens for others only while it is open for two', () => {
    const breaker = createCircuitBreaker(options)
    const fail = (asker: string, times: number, nowMs: number) => {
      for (let n = 0; n < times; n++) breaker.failed('m', asker, nowMs)
    }
    fail('a', 2, 0)
    fail('b', 1, 0)
    expect([breaker.admits('m', 'a', 50), breaker.admits('m', 'b', 50), breaker.admits('m', 'c', 50)]).toEqual([false, true, true])
    fail('b', 1, 60) // a's ends at 100, b's at 160
    expect([breaker.openUntilMs('m', 'a'), breaker.openUntilMs('m', 'b'), breaker.openUntilMs('m', 'c')]).toEqual([100, 160, 100])
    expect([breaker.admits('m', 'c', 99), breaker.admits('m', 'c', 100)]).toEqual([false, true])
  })

  it('is never moved for others by what one asker does, in whatever order', () => {
    const deeds = fc.array(fc.tuple(fc.constantFrom('admits', 'failed', 'succeeded', 'abandoned'), fc.nat(1000)), { maxLength: 60 })
    fc.assert(
      fc.property(deeds, (done) => {
        const breaker = createCircuitBreaker(options)
        for (const [deed, nowMs] of done) breaker[deed]('m', 'a', nowMs)
        expect([breaker.openUntilMs('m', 'b'), breaker.admits('m', 'b', 0)]).toEqual([0, true])
      }),
    )
  })
})

describe('trainClassifier', () => {
  const classifier = trainClassifier([
    { type: 'sums', text: 'Add 3 and 4' },
    { type: 'code', text: 'Fix ```function f() {}``` please' },
  ])

  it('gives probabilities of all types, likeliest first, for whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const classified = [...classifier.classify(text)]
        expect(classified.map(([type]) => type).sort()).toEqual(['code', 'sums'])
        expect(classified[0]![1] + classified[1]![1]).toBeCloseTo(1, 12)
        expect(classified[0]![1]).toBeGreaterThanOrEqual(classified[1]![1])
      }),
    )
  })

  it('knows nothing of a prompt whose words it never saw', () => {
    expect([...classifier.classify('ü'.repeat(200))].map(([, probability]) => probability)).toEqual([0.5, 0.5])
  })

  it('reads any text within a second', () => {
    for (const unit of ['a', '|', '1 + ', ' ', '\ud800', '\n| a']) {
      const startedMs = performance.now()
      promptFeatures(unit.repeat(200_000))
      expect(performance.now() - startedMs).toBeLessThan(1000)
    }
  })
})
