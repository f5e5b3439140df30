/**
 * Who may validate in the next epoch: the `limit` highest stakes above zero, and always the owner, on top of the limit.
 * On ties the higher uid wins.
 *
 * @param stake share or amount, >= 0: shape [n]
 * @returns shape [n]
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: is_topk_nonzero
 * @oracle the pallet's test_math_is_topk, consensus-functions.oracle.json
 * @example validatorPermits({ stake: [5, 5, 0, 1], limit: 1, ownerUid: undefined }) // [false, true, false, false]
 */
export function validatorPermits({
  stake,
  limit,
  ownerUid,
}: {
  stake: ArrayLike<number>
  limit: number
  ownerUid: number | undefined
}): boolean[] {
  const ascending = Array.from(stake, (_, uid) => uid).sort((a, b) => stake[a]! - stake[b]!)
  const permits = Array.from(stake, (share) => share !== 0)
  for (const uid of ascending.slice(0, Math.max(0, stake.length - limit))) permits[uid] = false
  if (ownerUid !== undefined && ownerUid < stake.length) permits[ownerUid] = true
  return permits
}
