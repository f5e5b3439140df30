/** What decides which neuron makes room for a new one; arrays by uid. */
export interface PruneInput {
  readonly block: number
  readonly immunityPeriod: number
  /** Non-immune neurons are only taken while there are more of them than this. */
  readonly minNonImmuneUids: number
  /** Uids that are never pruned: the owner's. */
  readonly immortal: readonly number[]
  /** Stored emission of the last epoch, rao. */
  readonly emission: readonly bigint[]
  readonly registeredAt: readonly number[]
}

/**
 * The neuron that is replaced when a subnet is full: the one with the lowest emission, then the oldest, then the lowest uid;
 * among the non-immune if enough of them would remain, else among the immune.
 *
 * @returns `undefined` when every neuron is immortal
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/registration.rs: get_neuron_to_prune
 * @oracle the pallet's test_registration_get_uid_to_prune_*, consensus-functions.oracle.json
 * @example neuronToPrune({ block: 9, immunityPeriod: 1, minNonImmuneUids: 0, immortal: [], emission: [2n, 1n], registeredAt: [0, 0] }) // 1
 */
export function neuronToPrune(input: PruneInput): number | undefined {
  const { block, immunityPeriod, minNonImmuneUids, immortal, emission, registeredAt } = input
  const mortal = emission.map((_, uid) => uid).filter((uid) => !immortal.includes(uid))
  const isImmune = (uid: number) => block - registeredAt[uid]! < immunityPeriod
  const nonImmune = mortal.filter((uid) => !isImmune(uid))
  return lowest(nonImmune.length > minNonImmuneUids ? nonImmune : mortal.filter(isImmune), input)
}

function lowest(uids: readonly number[], { emission, registeredAt }: PruneInput): number | undefined {
  const [first, ...rest] = uids
  if (first === undefined) return undefined
  return rest.reduce((best, uid) => {
    if (emission[uid] !== emission[best]) return emission[uid]! < emission[best]! ? uid : best
    return registeredAt[uid]! < registeredAt[best]! ? uid : best
  }, first)
}
