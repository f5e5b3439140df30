import { activeStake, findActive, stakeShares } from './active-stake.ts'
import { type Arithmetic, divide, oneIn, raoOf, toU16 } from './arithmetic.ts'
import { bondsYuma1 } from './bonds-yuma1.ts'
import { bondsYuma3 } from './bonds-yuma3.ts'
import { type ClippedWeights, clipWeights } from './clip-weights.ts'
import { consensusWeights } from './consensus-weights.ts'
import type { EpochInput } from './epoch-input.ts'
import type { EpochOutput } from './epoch-output.ts'
import { maskWeights } from './mask-weights.ts'
import { quantizeBonds } from './quantize-bonds.ts'
import { readBonds } from './read-bonds.ts'
import { splitEmission } from './split-emission.ts'
import { validatorPermits } from './validator-permits.ts'

/**
 * One epoch of one mechanism: Yuma Consensus, from stake and weights to incentive, dividends and emission.
 * The map of this folder: every line is one step, in the file of its name. Pure: the same input gives the same output.
 *
 * @param arithmetic 'fast' (float64) or 'exact' (bit for bit the pallet's fixed point). Fast stays within 1 of the u16
 *   values and 5e-6 of the emission; its bonds without Yuma 3 drift further, by about one u16 unit per idle epoch.
 * @returns never NaN: every division by nothing gives 0
 * @cost O(cells of weights and bonds + n log n)
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 * @oracle the pallet's own tests, run-epoch.oracle.json
 */
export function runEpoch(input: EpochInput, arithmetic: Arithmetic = 'fast'): EpochOutput {
  const { n, ownerUid, emission } = input
  const active = findActive(input)
  const stake = stakeShares(input, arithmetic)
  const newPermits = validatorPermits({ stake, limit: input.maxAllowedValidators, ownerUid })
  const permits = Array.from({ length: n }, (_, uid) => input.validatorPermits[uid] === true || uid === ownerUid)
  const voting = activeStake({ stake, active, permits }, arithmetic)

  const weights = maskWeights(input, permits, arithmetic)
  const consensus = consensusWeights(weights, voting, divide(input.kappa, 65_535, arithmetic), arithmetic)
  const penalty = divide(input.bondsPenalty, 65_535, arithmetic)
  const { trust, incentive, forBonds } = clipWeights(weights, { consensus, activeStake: voting, penalty }, arithmetic)
  const { bonds, dividends } = runBonds(input, { consensus, voting, incentive, forBonds }, arithmetic)
  const shares = splitEmission({ incentive, dividends, activeStake: voting, stake }, arithmetic)

  const u16 = (shares: Float64Array) => listOf(shares, (share) => toU16(share, arithmetic))
  const rao = (shares: Float64Array) => listOf(shares, (share) => raoOf(share, emission, arithmetic))
  return {
    active,
    stakeWeight: u16(stake),
    validatorPermits: newPermits,
    consensus: u16(consensus),
    validatorTrust: u16(trust),
    incentive: u16(incentive),
    dividends: u16(dividends),
    serverEmission: rao(shares.server),
    validatorEmission: rao(shares.validator),
    emission: rao(shares.combined),
    bonds: quantizeBonds(bonds, newPermits, arithmetic),
  }
}

/** What `Array.from` with a function gives, in a sixth of the time. */
function listOf<Item>(shares: Float64Array, itemOf: (share: number) => Item): Item[] {
  const items: Item[] = []
  for (const share of shares) items.push(itemOf(share))
  return items
}

type Votes = Pick<ClippedWeights, 'incentive' | 'forBonds'> & Readonly<Record<'consensus' | 'voting', Float64Array>>

/** The bond model that the subnet has switched on. */
function runBonds(input: EpochInput, { consensus, voting, incentive, forBonds }: Votes, arithmetic: Arithmetic) {
  const share = (u16: number) => divide(u16, 65_535, arithmetic)
  const bondInput = {
    weights: forBonds,
    stored: readBonds(input),
    activeStake: voting,
    incentive,
    alpha: oneIn(arithmetic) - divide(input.bondsMovingAverage, 1_000_000, arithmetic),
  }
  if (!input.yuma3) return bondsYuma1(bondInput, arithmetic)
  const curve = input.liquidAlpha
    ? {
        low: share(input.alphaLow),
        range: Math.max(0, share(input.alphaHigh) - share(input.alphaLow)),
        steepness: input.alphaSigmoidSteepness,
      }
    : undefined
  return bondsYuma3({ ...bondInput, consensus, curve }, arithmetic)
}
