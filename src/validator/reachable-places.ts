import type { MinerPlace } from './miner-client.ts'
import type { Moment, Validator } from './validator.ts'

/** Where the miners are that can be sent something. Whoever validates is not among them: it is no miner, and may know the answers. */
export function reachablePlaces({ miners }: Validator, { metagraph }: Pick<Moment, 'metagraph'>): MinerPlace[] {
  return metagraph.neurons.flatMap((neuron) => (neuron.validatorPermit ? [] : (miners?.placeOf(neuron) ?? [])))
}
