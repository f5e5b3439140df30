/**
 * Splits a subnet's emission over its mechanisms; what rounding leaves goes to mechanism 0.
 *
 * @param split u16 per mechanism, summing to 65535; `undefined` = equal parts
 * @returns shape [count], summing to `emission`
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/mechanism.rs: split_emissions
 * @oracle the pallet's split_emissions_*, consensus-functions.oracle.json
 * @example splitMechanismEmission({ emission: 10n, count: 4, split: undefined }) // [4n, 2n, 2n, 2n]
 */
export function splitMechanismEmission({
  emission,
  count,
  split,
}: {
  emission: bigint
  count: number
  split: readonly number[] | undefined
}): bigint[] {
  const parts = Array.from({ length: count }, (_, mechid) =>
    split === undefined ? emission / BigInt(count) : (emission * BigInt(split[mechid] ?? 0)) / 65_535n,
  )
  const rest = emission - parts.reduce((sum, part) => sum + part, 0n)
  return parts.map((part, mechid) => (mechid === 0 ? part + rest : part))
}
