import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divide, oneIn } from './arithmetic.ts'
import oracle from './consensus-functions.oracle.json' with { type: 'json' }
import { consensusWeights } from './consensus-weights.ts'
import { alphaDifference, liquidAlpha, liquidMovingAverage } from './liquid-alpha.ts'
import { movingAverage } from './moving-average.ts'
import { neuronToPrune } from './neuron-to-prune.ts'
import { isEpochDue, nextEpochBlock } from './next-epoch-block.ts'
import type { SparseMatrix } from './sparse-matrix.ts'
import { splitMechanismEmission } from './split-mechanism-emission.ts'
import { type SparseRow, storedMatrix } from './stored-matrix.ts'
import { validatorPermits } from './validator-permits.ts'
import { weightedMedian } from './weighted-median.ts'

/** A matrix from rows of any values. */
function aMatrix(n: number, rows: readonly SparseRow[]): SparseMatrix {
  return { ...storedMatrix(n, rows), values: Float64Array.from(rows.flat(), ([, value]) => value) }
}

const u16 = fc.integer({ min: 0, max: 65_535 })
const single = fc.integer({ min: 0, max: 20 }).map((value) => value / 20)

describe('weightedMedian', () => {
  it.each(oracle.weighted_median)('equals the pallet: majority $majority of $stake on $score', ({ stake, score, majority, expected }) => {
    const values = Float64Array.from(score, Math.fround)
    expect(weightedMedian(Math.fround(majority), values, Float64Array.from(stake, Math.fround))).toBe(Math.fround(expected))
  })

  it('is the highest value that the majority supports, as looking at every value says', () => {
    const votes = fc.array(fc.tuple(single, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(votes, fc.integer({ min: 0, max: 1500 }), (votes, kappa) => {
        const support = (value: number) => votes.reduce((sum, [vote, stake]) => (vote >= value ? sum + stake : sum), 0)
        const values = votes.map(([value]) => value)
        const supported = values.filter((value) => support(value) >= kappa)
        const stakes = Float64Array.from(votes, ([, stake]) => stake)
        expect(weightedMedian(kappa, Float64Array.from(values), stakes)).toBe(
          supported.length > 0 ? Math.max(...supported) : Math.min(...values),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('consensusWeights', () => {
  it.each(oracle.weighted_median_col)('equals the pallet: majority $majority', ({ stake, score, majority, expected }) => {
    const n = Math.max(stake.length, score[0]!.length)
    const weights = aMatrix(
      n,
      score.map((row) => row.flatMap((value, uid) => (value > 0 ? [[uid, value] as const] : []))),
    )
    const got = consensusWeights(
      weights,
      Float64Array.from({ length: n }, (_, uid) => stake[uid] ?? 0),
      majority,
      'fast',
    )
    expect(Array.from(got).slice(0, expected.length)).toEqual(expected)
  })
})

describe('validatorPermits', () => {
  it.each(oracle.is_topk)('equals the pallet: the top $k of $vector', ({ vector, k, expected }) => {
    // The pallet's test allows a stake of zero, its epoch does not: one more for everybody changes no order.
    expect(validatorPermits({ stake: vector.map((stake) => stake + 1), limit: k, ownerUid: undefined })).toEqual(expected)
  })

  it('gives the owner a permit on top of the limit, but nobody else without stake', () => {
    expect(validatorPermits({ stake: [3, 0, 0], limit: 3, ownerUid: 2 })).toEqual([true, false, true])
    expect(validatorPermits({ stake: [3, 2, 0], limit: 1, ownerUid: 1 })).toEqual([true, true, false])
  })
})

describe('liquidAlpha', () => {
  it.each(oracle.liquid_alpha_sigmoid)('follows the curve: $alpha_low to $alpha_high, steepness $steepness, at $diff_u16', (curve) => {
    for (const arithmetic of ['fast', 'exact'] as const) {
      const share = (u16: number) => divide(u16, 65_535, arithmetic)
      const low = share(curve.alpha_low)
      const limits = { low, range: share(curve.alpha_high) - low, steepness: curve.steepness }
      const alpha = liquidAlpha(share(curve.diff_u16), limits, arithmetic)
      expect(alpha / oneIn(arithmetic)).toBeCloseTo(curve.alpha, 8)
    }
  })
})

describe('alphaDifference', () => {
  it('is weight - consensus when buying, bond - weight when selling, and never below 0', () => {
    fc.assert(
      fc.property(u16, u16, u16, (weight, bond, consensus) => {
        expect(alphaDifference(weight, bond, consensus)).toBe(Math.max(0, weight >= bond ? weight - consensus : bond - weight))
      }),
    )
  })
})

describe('liquidMovingAverage', () => {
  it('takes alpha from a table in fast mode, and stays within 1e-6 of the formula on any curve and row', () => {
    const uids = fc.uniqueArray(fc.integer({ min: 0, max: 9 }))
    const row = uids.chain((uids) => fc.tuple(...uids.map((uid) => fc.tuple(fc.constant(uid), u16))))
    const curves = fc.record({ low: u16, range: u16, steepness: fc.integer({ min: -32_768, max: 32_767 }) })
    fc.assert(
      fc.property(row, row, fc.array(u16, { minLength: 10, maxLength: 10 }), curves, (weights, bonds, consensus, curve) => {
        const [exact, fast] = (['exact', 'fast'] as const).map((arithmetic) => {
          const share = (u16: number) => divide(u16, 65_535, arithmetic)
          const low = share(curve.low)
          const average = liquidMovingAverage(
            {
              weights: aMatrix(
                10,
                [weights].map((cells) => cells.map(([uid, value]) => [uid, share(value)])),
              ),
              stored: storedMatrix(10, [bonds]),
              consensus: Float64Array.from(consensus, share),
              curve: { ...curve, low, range: Math.min(share(curve.range), oneIn(arithmetic) - low) },
            },
            arithmetic,
          )
          return Array.from(average.values, (value) => value / oneIn(arithmetic))
        })
        for (const [cell, value] of fast!.entries()) expect(Math.abs(value - exact![cell]!)).toBeLessThan(1e-6)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('movingAverage', () => {
  it('mixes cell by cell and drops what has faded to nothing', () => {
    const fresh = aMatrix(3, [[[2, 1]], [], []])
    const old = aMatrix(3, [
      [
        [0, 0.5],
        [2, 0.5],
      ],
      [[1, 0]],
      [],
    ])
    const { starts, uids, values } = movingAverage(fresh, old, 0.5, 'fast')
    expect([...starts].slice(0, 4)).toEqual([0, 2, 2, 2])
    expect([...uids].slice(0, 2)).toEqual([0, 2])
    expect([...values].slice(0, 2)).toEqual([0.25, 0.75])
  })
})

describe('splitMechanismEmission', () => {
  it.each(oracle.split_emissions)('equals the pallet: $alpha over $mechanism_count', ({ mechanism_count, split, alpha, expected }) => {
    expect(splitMechanismEmission({ emission: BigInt(alpha), count: mechanism_count, split: split ?? undefined }).map(Number)).toEqual(
      expected,
    )
  })
})

describe('nextEpochBlock', () => {
  it.each(oracle.next_epoch_block)('equals the pallet: $expected', ({ last_epoch_block, tempo, pending_epoch_at, expected }) => {
    const schedule = { lastEpochBlock: last_epoch_block, tempo, pendingEpochAt: pending_epoch_at }
    expect(nextEpochBlock(schedule)).toBe(expected ?? undefined)
    if (expected !== null) expect([isEpochDue(schedule, expected - 1), isEpochDue(schedule, expected)]).toEqual([false, true])
  })
})

describe('neuronToPrune', () => {
  it.each(oracle.neuron_to_prune)('equals the pallet: $test', (one) => {
    const uid = neuronToPrune({
      block: one.block,
      immunityPeriod: one.immunity_period,
      minNonImmuneUids: one.min_non_immune_uids,
      immortal: one.immortal,
      emission: one.emission.map(BigInt),
      registeredAt: one.registered_at,
    })
    expect(uid).toBe(one.expected ?? undefined)
  })
})
