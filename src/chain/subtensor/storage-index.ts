/** By how much each mechanism moves the key of its subnet. */
const MECHANISM_STEP = 4096

/**
 * The number under which the pallet stores what belongs to one mechanism of a subnet.
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/mechanism.rs: get_mechanism_storage_index
 * @example storageIndex({ netuid: 1, mechid: 2 }) // 8193
 */
export function storageIndex({ netuid, mechid }: { netuid: number; mechid: number }): number {
  return netuid + MECHANISM_STEP * mechid
}

/** What a number stands for. @example parseStorageIndex(8193) // { netuid: 1, mechid: 2 } */
export function parseStorageIndex(index: number): { netuid: number; mechid: number } {
  return { netuid: index % MECHANISM_STEP, mechid: Math.floor(index / MECHANISM_STEP) }
}
