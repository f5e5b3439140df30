/** Storage of a subnet, by the pallet's names, as the contract of chains needs it. */
export function subnetEntries({ commitReveal, firstEmission }: { commitReveal: boolean; firstEmission: number }) {
  return {
    WeightsSetRateLimit: 5n,
    MinAllowedWeights: 1,
    CommitRevealWeightsEnabled: commitReveal,
    MaxRegistrationsPerBlock: 1000,
    TargetRegistrationsPerInterval: 1000,
    SubtokenEnabled: true,
    FirstEmissionBlockNumber: BigInt(firstEmission),
    SubnetMechanism: 0, // where a TAO buys one alpha, always
    ServingRateLimit: 0n,
    Tempo: 10,
  }
}
