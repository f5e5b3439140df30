import { type Arithmetic, shareOf } from './arithmetic.ts'
import type { EpochInput } from './epoch-input.ts'
import { normalize } from './normalize.ts'

/**
 * Which neurons set weights (or registered) recently enough to count.
 * @returns by uid; an inactive validator has no say in consensus and earns no dividends with Yuma 3
 */
export function findActive({ n, block, lastUpdate, activityCutoffBlocks }: EpochInput): boolean[] {
  return Array.from({ length: n }, (_, uid) => (lastUpdate[uid] ?? 0) + activityCutoffBlocks >= block)
}

/**
 * Every neuron's share of the subnet's stake. Stakes below the threshold count as none, except the owner's.
 * @returns shape [n], summing to 1 up to rounding; all 0 without stake
 */
export function stakeShares({ n, stake, stakeThreshold, ownerUid }: EpochInput, arithmetic: Arithmetic): Float64Array {
  const counted = Array.from({ length: n }, (_, uid) => {
    const amount = stake[uid] ?? 0n
    return amount < stakeThreshold && uid !== ownerUid ? 0n : amount
  })
  const total = counted.reduce((sum, amount) => sum + amount, 0n)
  return Float64Array.from(counted, (amount) => shareOf(amount, total, arithmetic))
}

/**
 * Stake that has a say in this epoch: active neurons with a permit, normalised to 1.
 * @param permits those of the previous epoch, with the owner's added
 */
export function activeStake(
  { stake, active, permits }: { stake: Float64Array; active: readonly boolean[]; permits: readonly boolean[] },
  arithmetic: Arithmetic,
): Float64Array {
  return normalize(
    stake.map((share, uid) => (active[uid] && permits[uid] ? share : 0)),
    arithmetic,
  )
}
