import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EpochInput } from './epoch-input.ts'
import { epochOutputToJson, parseEpochInput } from './epoch-json.ts'
import oracle from './run-epoch.oracle.json' with { type: 'json' }
import { runEpoch } from './run-epoch.ts'
import { type SparseRow, storedRows } from './stored-matrix.ts'
import { anEpochInput, anyEpochInput, type EpochRows, fromRows } from './testing.ts'

type Output = ReturnType<typeof epochOutputToJson>
interface Case {
  readonly id: string
  readonly steps: readonly { readonly input: Record<string, unknown>; readonly full: unknown }[]
}

const U16_FIELDS = ['stake_weight', 'consensus', 'validator_trust', 'incentive', 'dividends'] as const
const EMISSIONS = ['server_emission', 'validator_emission', 'emission'] as const

/** Runs a case step by step, bonds handed on, in both modes: exact must be equal, fast within the tolerances of its doc comment. */
function holdAgainst({ steps }: Case): void {
  let exactBonds: readonly SparseRow[] = []
  let fastBonds: readonly SparseRow[] = []
  for (const { input, full } of steps) {
    const read = (bonds: readonly SparseRow[]) => parseEpochInput(input.bonds === 'previous' ? { ...input, bonds } : input)
    const want = full as Output
    const exact = runEpoch(read(exactBonds), 'exact')
    exactBonds = storedRows(exact.bonds)
    expect(epochOutputToJson(exact)).toEqual(want)

    const fastInput = read(fastBonds)
    const fast = runEpoch(fastInput, 'fast')
    fastBonds = storedRows(fast.bonds)
    expectNear(epochOutputToJson(fast), want, fastInput)
  }
}

/** Within the tolerances of fast mode. */
function expectNear(fast: Output, want: Output, { emission, yuma3 }: Pick<EpochInput, 'emission' | 'yuma3'>): void {
  expect([fast.active, fast.validator_permits]).toEqual([want.active, want.validator_permits])
  for (const field of U16_FIELDS) expectWithin(fast[field], want[field], 1)
  for (const field of EMISSIONS) expectWithin(fast[field].map(Number), want[field].map(Number), Math.max(1, 5e-6 * Number(emission)))
  if (yuma3) for (const [uid, row] of fast.bonds.entries()) expectBondsWithin(row, want.bonds[uid]!, 1)
}

function expectWithin(got: readonly number[], want: readonly number[], tolerance: number): void {
  expect(got.length).toBe(want.length)
  expect(Math.max(0, ...got.map((value, uid) => Math.abs(value - want[uid]!)))).toBeLessThanOrEqual(tolerance)
}

function expectBondsWithin(got: SparseRow, want: SparseRow, tolerance: number): void {
  const bonds = new Map(want)
  expectWithin(
    got.map(([, bond]) => bond),
    got.map(([uid]) => bonds.get(uid) ?? 0),
    tolerance,
  )
  expect(want.length - got.length).toBeLessThanOrEqual(want.filter(([, bond]) => bond <= tolerance).length)
}

describe('runEpoch', () => {
  it.each(oracle.cases as Case[])('equals the pallet to the last bit in exact mode, within tolerance in fast mode: $id', holdAgainst)

  const path = new URL('../../../shared/oracles/yuma-vectors.json', import.meta.url)
  const all = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { cases: (Case & { kind: string })[] }).cases : []
  describe.skipIf(all.length === 0)('on all vectors (skipped where ../shared is missing)', () => {
    it.each(all.filter(({ kind }) => kind === 'epoch_sequence'))('$id', holdAgainst)
  })
})

/** The same network with uid i renamed to order[i]; rows are sorted again, because their order is observable. */
function rename(input: EpochRows, order: readonly number[]): EpochRows {
  const byUid = <T>(items: readonly T[], none: T) => {
    const renamed = Array.from({ length: input.n }, () => none)
    for (let uid = 0; uid < input.n; uid++) renamed[order[uid]!] = items[uid] ?? none
    return renamed
  }
  const renameRow = (row: SparseRow): SparseRow =>
    row
      .filter(([uid]) => uid < input.n)
      .map(([uid, value]) => [order[uid]!, value] as const)
      .sort(([a], [b]) => a - b)
  return {
    ...input,
    ownerUid: input.ownerUid === undefined ? undefined : order[input.ownerUid],
    lastUpdate: byUid(input.lastUpdate, 0),
    registeredAt: byUid(input.registeredAt, 0),
    stake: byUid(input.stake, 0n),
    validatorPermits: byUid(input.validatorPermits, false),
    weights: byUid(input.weights.map(renameRow), []),
    bonds: byUid(input.bonds.map(renameRow), []),
    commitBlocks: input.commitBlocks && byUid(input.commitBlocks, undefined),
  }
}

describe('an epoch', () => {
  it('does not care which neuron has which uid', () => {
    const inputAndOrder = anyEpochInput.chain((input) =>
      fc.tuple(
        fc.constant({ ...input, maxAllowedValidators: input.n }),
        fc.shuffledSubarray([...Array(input.n).keys()], { minLength: input.n }),
      ),
    )
    fc.assert(
      fc.property(inputAndOrder, ([input, order]) => {
        const known = { ...input, ownerUid: input.ownerUid === input.n ? undefined : input.ownerUid }
        const same = [...Array(input.n).keys()]
        const [before, after] = [runEpoch(fromRows(rename(known, same)), 'exact'), runEpoch(fromRows(rename(known, order)), 'exact')]
        for (const field of ['consensus', 'incentive', 'dividends', 'serverEmission', 'validatorEmission', 'validatorTrust'] as const)
          for (const uid of same) expect(after[field][order[uid]!]).toBe(before[field][uid])
      }),
    )
  })
})

describe('fast mode', () => {
  it('stays within its tolerances of exact mode on any network whose stakes and weights differ by less than a hundredfold', () => {
    // Multiples of 10^9: two stakes are equal in both modes or in neither.
    const stake = fc.array(
      fc.bigInt({ min: 100n, max: 1000n }).map((stake) => stake * 10n ** 9n),
      { minLength: 8, maxLength: 8 },
    )
    const anyNear = fc.tuple(anyEpochInput, stake, fc.constantFrom(20_000, 32_767, 32_768, 50_001)).map(([input, stake, kappa]) => ({
      ...input,
      stake: stake.slice(0, input.n),
      kappa, // no share that equal stakes could add up to: fast mode may see such a tie differently
      // What an owner may set: of a smaller alpha exact mode itself keeps too few digits.
      alphaLow: Math.max(1638, input.alphaLow),
      bondsMovingAverage: Math.min(975_000, input.bondsMovingAverage),
      weights: input.weights.map((row) => row.map(([uid, weight]) => [uid, weight < 1000 ? 0 : weight] as const)),
    }))
    fc.assert(
      fc.property(anyNear, (input) => {
        const [fast, exact] = (['fast', 'exact'] as const).map((mode) => epochOutputToJson(runEpoch(fromRows(input), mode)))
        expectNear(fast!, exact!, input)
      }),
      { numRuns: 300 },
    )
  })
})

const modes = ['fast', 'exact'] as const

describe.each(modes)('an epoch in %s mode', (arithmetic) => {
  it('gives whole numbers in range for any input, and never pays more than there is', () => {
    fc.assert(
      fc.property(anyEpochInput, (input) => {
        const output = runEpoch(fromRows(input), arithmetic)
        for (const field of ['stakeWeight', 'consensus', 'validatorTrust', 'incentive', 'dividends'] as const) {
          expect(output[field]).toHaveLength(input.n)
          for (const value of output[field]) expect(Number.isInteger(value) && value >= 0 && value <= 65_535).toBe(true)
        }
        for (const [uid, bond] of storedRows(output.bonds).flat())
          expect(uid < input.n && Number.isInteger(bond) && bond >= 0 && bond <= 65_535).toBe(true)
        const paid = [...output.serverEmission, ...output.validatorEmission].reduce((sum, rao) => sum + rao, 0n)
        expect(paid).toBeLessThanOrEqual(input.emission)
      }),
      { numRuns: 400 },
    )
  })

  it('does not care in which unit stake is counted', () => {
    fc.assert(
      fc.property(anyEpochInput, fc.integer({ min: 0, max: 10 }), (input, power) => {
        const factor = 2n ** BigInt(power)
        const scaled = { ...input, stake: input.stake.map((stake) => stake * factor), stakeThreshold: input.stakeThreshold * factor }
        expect(runEpoch(fromRows(scaled), arithmetic)).toEqual(runEpoch(fromRows(input), arithmetic))
      }),
    )
  })

  it('does not care in which unit a validator counts its weights', () => {
    const small = anyEpochInput.map((input) => ({
      ...input,
      weights: input.weights.map((row) => row.map(([uid, weight]) => [uid, weight >> 8] as const)),
    }))
    fc.assert(
      fc.property(small, (input) => {
        const scaled = { ...input, weights: input.weights.map((row) => row.map(([uid, weight]) => [uid, weight * 256] as const)) }
        expect(runEpoch(fromRows(scaled), arithmetic)).toEqual(runEpoch(fromRows(input), arithmetic))
      }),
    )
  })

  it('gives half to the miner and half to the validators when all agree', () => {
    const output = runEpoch(anEpochInput(), arithmetic)
    expect(output.serverEmission).toEqual([0n, 0n, 500_000_000n, 0n])
    expect(output.validatorEmission).toEqual([250_000_000n, 250_000_000n, 0n, 0n])
  })

  it('ignores a minority that pushes its own miner', () => {
    const stake = [60n, 40n, 0n, 0n]
    const output = runEpoch(anEpochInput({ stake, weights: [[[2, 65_535]], [[3, 65_535]], [], []] }), arithmetic)
    expect(output.incentive).toEqual([0, 0, 65_535, 0])
    expect(output.validatorTrust).toEqual([65_535, 0, 0, 0])
    expect(output.validatorEmission[1]).toBe(0n)
  })

  it('makes exactly half the stake a majority at the default kappa, but not at the next', () => {
    const weights = [[[2, 65_535]], [[3, 65_535]], [], []] as const
    expect(runEpoch(anEpochInput({ weights }), arithmetic).consensus).toEqual([0, 0, 65_535, 65_535])
    expect(runEpoch(anEpochInput({ weights, kappa: 32_768 }), arithmetic).consensus).toEqual([0, 0, 0, 0])
  })

  it('gives new permits for the next epoch and votes with the old ones', () => {
    const output = runEpoch(anEpochInput({ validatorPermits: [true, false, false, false], maxAllowedValidators: 1 }), arithmetic)
    expect(output.validatorPermits).toEqual([false, true, false, false])
    expect(output.validatorEmission).toEqual([500_000_000n, 0n, 0n, 0n])
    expect(storedRows(output.bonds)[0]).toEqual([])
  })

  it('pays stake when nobody set weights, and nobody when there is no stake', () => {
    const silent = { weights: [[], [], [], []] }
    expect(runEpoch(anEpochInput(silent), arithmetic).validatorEmission).toEqual([500_000_000n, 500_000_000n, 0n, 0n])
    expect(runEpoch(anEpochInput({ ...silent, stake: [] }), arithmetic).emission).toEqual([0n, 0n, 0n, 0n])
  })
})
