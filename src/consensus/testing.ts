import fc from 'fast-check'
import type { EpochInput } from './epoch-input.ts'
import { type SparseRow, storedMatrix } from './stored-matrix.ts'

/** An epoch's input with a list per row, which is easier to write and to change. */
export type EpochRows = Omit<EpochInput, 'weights' | 'bonds'> & Record<'weights' | 'bonds', readonly SparseRow[]>

export function fromRows(input: EpochRows): EpochInput {
  return { ...input, weights: storedMatrix(input.n, input.weights), bonds: storedMatrix(input.n, input.bonds) }
}

/** An epoch of two validators with equal stake and two miners; what a test cares about comes on top. */
export function anEpochInput(overrides: Partial<EpochRows> = {}): EpochInput {
  return fromRows({
    n: 4,
    block: 1000,
    tempo: 100,
    lastStepBlock: 900,
    activityCutoffBlocks: 500,
    maxAllowedValidators: 64,
    stakeThreshold: 0n,
    ownerUid: undefined,
    kappa: 32_767,
    bondsPenalty: 65_535,
    bondsMovingAverage: 900_000,
    yuma3: true,
    liquidAlpha: false,
    alphaLow: 45_875,
    alphaHigh: 58_982,
    alphaSigmoidSteepness: 1000,
    emission: 1_000_000_000n,
    lastUpdate: [990, 990, 0, 0],
    registeredAt: [0, 0, 0, 0],
    stake: [1_000_000_000n, 1_000_000_000n, 0n, 0n],
    validatorPermits: [true, true, false, false],
    weights: [[[2, 65_535]], [[2, 65_535]], [], []],
    bonds: [[], [], [], []],
    commitBlocks: undefined,
    ...overrides,
  })
}

const u16 = fc.integer({ min: 0, max: 65_535 })

/** Any epoch, hostile ones included: missing elements, uids that do not exist, no stake, every option. */
export const anyEpochInput: fc.Arbitrary<EpochRows> = fc.integer({ min: 0, max: 8 }).chain((n) => {
  const rows = fc.array(fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: n + 1 }), u16), { selector: ([uid]) => uid, maxLength: n + 2 }), {
    maxLength: n,
  })
  const blocks = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: n })
  return fc.record({
    n: fc.constant(n),
    block: fc.integer({ min: 1, max: 1100 }),
    tempo: fc.integer({ min: 0, max: 500 }),
    lastStepBlock: fc.integer({ min: 0, max: 1000 }),
    activityCutoffBlocks: fc.integer({ min: 1, max: 1000 }),
    maxAllowedValidators: fc.integer({ min: 0, max: 10 }),
    stakeThreshold: fc.bigInt({ min: 0n, max: 10n }),
    ownerUid: fc.option(fc.integer({ min: 0, max: n }), { nil: undefined }),
    kappa: u16,
    bondsPenalty: fc.oneof(fc.constantFrom(0, 65_535), u16),
    bondsMovingAverage: fc.integer({ min: 0, max: 1_000_000 }),
    yuma3: fc.boolean(),
    liquidAlpha: fc.boolean(),
    alphaLow: fc.integer({ min: 0, max: 30_000 }),
    alphaHigh: fc.integer({ min: 30_000, max: 65_535 }),
    alphaSigmoidSteepness: fc.integer({ min: -32_768, max: 32_767 }),
    emission: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    lastUpdate: blocks,
    registeredAt: blocks,
    stake: fc.array(
      fc.oneof(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 10n ** 18n })),
      {
        maxLength: n,
      },
    ),
    validatorPermits: fc.array(fc.boolean(), { maxLength: n }),
    weights: rows,
    bonds: rows,
    commitBlocks: fc.option(fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }), { maxLength: n }), {
      nil: undefined,
    }),
  })
})
