import type { Metagraph, Neuron } from '../chain/chain.ts'
import type { MetagraphView, NeuronView } from '../protocol/metagraph.ts'
import type { NeuronLabel } from './api-context.ts'

/** The metagraph as the explorer shows it: shares in [0, 1], amounts as text. */
export function toMetagraphView(metagraph: Metagraph, labels: ReadonlyMap<string, NeuronLabel>): MetagraphView {
  const { neurons } = metagraph
  const stake = neurons.reduce((sum, neuron) => sum + neuron.stakeRao, 0n)
  const emission = neurons.reduce((sum, neuron) => sum + neuron.emissionRao, 0n)
  return {
    block: metagraph.block,
    epoch: metagraph.epoch,
    neurons: neurons.map((neuron): NeuronView => {
      const role = neuron.uid === metagraph.ownerUid ? 'owner' : neuron.validatorPermit || neuron.axon ? 'validator' : 'miner'
      const label = labels.get(neuron.hotkey) ?? { name: neuron.hotkey.slice(0, 8), role, behaviour: null, simulated: false }
      return {
        uid: neuron.uid,
        hotkey: neuron.hotkey,
        role: label.role,
        name: label.name,
        behaviour: label.behaviour,
        simulated: label.simulated,
        stake: share(neuron.stakeRao, stake),
        consensus: neuron.consensus,
        trust: label.role === 'miner' ? minerTrust(metagraph, neuron) : neuron.validatorTrust,
        incentive: neuron.incentive,
        dividends: neuron.dividends,
        emission: share(neuron.emissionRao, emission),
        lastUpdate: neuron.lastUpdate,
        validatorPermit: neuron.validatorPermit,
        stakeRao: neuron.stakeRao.toString(),
        emissionRao: neuron.emissionRao.toString(),
      }
    }),
  }
}

function share(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1e9
}

/**
 * A miner's trust: how much of the weight that validators gave it consensus kept, by stake.
 * The chain no longer stores it; this is the textbook R / P of yuma, from the weights of the last epoch.
 */
function minerTrust({ neurons, weights }: Metagraph, miner: Neuron): number {
  let given = 0
  let kept = 0
  for (const validator of neurons) {
    const weight = weights.get(validator.uid)?.find(([uid]) => uid === miner.uid)?.[1] ?? 0
    given += validator.stakeWeight * weight
    kept += validator.stakeWeight * Math.min(weight, miner.consensus)
  }
  return given === 0 ? 0 : kept / given
}
