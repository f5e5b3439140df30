import type { Metagraph } from '../chain/chain.ts'
import type { MetagraphView, NeuronView } from '../protocol/metagraph.ts'
import type { NeuronLabel } from './api-context.ts'

/** The metagraph as the explorer shows it: shares in [0, 1], amounts as text. */
export function toMetagraphView(metagraph: Metagraph, labels: ReadonlyMap<string, NeuronLabel>): MetagraphView {
  const { neurons } = metagraph
  const stake = neurons.reduce((sum, neuron) => sum + neuron.stakeRao, 0n)
  const emission = neurons.reduce((sum, neuron) => sum + neuron.emissionRao, 0n)
  const trusts = minerTrusts(metagraph)
  return {
    block: metagraph.block,
    epoch: metagraph.epoch,
    neurons: neurons.map((neuron): NeuronView => {
      const role = neuron.uid === metagraph.ownerUid ? 'owner' : neuron.validatorPermit ? 'validator' : 'miner'
      const label = labels.get(neuron.hotkey) ?? { name: neuron.hotkey.slice(0, 8), role, behaviour: null, simulated: false }
      return {
        uid: neuron.uid,
        hotkey: neuron.hotkey,
        coldkey: neuron.coldkey,
        role: label.role,
        name: label.name,
        behaviour: label.behaviour,
        simulated: label.simulated,
        stake: share(neuron.stakeRao, stake),
        stakeWeight: neuron.stakeWeight,
        consensus: neuron.consensus,
        trust: label.role === 'miner' ? (trusts.get(neuron.uid) ?? 0) : neuron.validatorTrust,
        incentive: neuron.incentive,
        dividends: neuron.dividends,
        emission: share(neuron.emissionRao, emission),
        lastUpdate: neuron.lastUpdate,
        registeredAt: neuron.registeredAt,
        active: neuron.active,
        validatorPermit: neuron.validatorPermit,
        axon: neuron.axon ? `${neuron.axon.ip.includes(':') ? `[${neuron.axon.ip}]` : neuron.axon.ip}:${neuron.axon.port}` : null,
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
 * Each miner's trust: how much of the weight that validators gave it consensus kept, by stake.
 * The chain no longer stores it; this is the textbook R / P of yuma, from the weights of the last epoch.
 */
function minerTrusts({ neurons, weights }: Metagraph): ReadonlyMap<number, number> {
  const stake = new Map(neurons.map(({ uid, stakeWeight }) => [uid, stakeWeight]))
  const consensus = new Map(neurons.map((neuron) => [neuron.uid, neuron.consensus]))
  const given = new Map<number, number>()
  const kept = new Map<number, number>()
  for (const [validator, row] of weights) {
    const power = stake.get(validator) ?? 0
    for (const [uid, weight] of row) {
      given.set(uid, (given.get(uid) ?? 0) + power * weight)
      kept.set(uid, (kept.get(uid) ?? 0) + power * Math.min(weight, consensus.get(uid) ?? 0))
    }
  }
  return new Map([...given].map(([uid, sum]) => [uid, sum === 0 ? 0 : kept.get(uid)! / sum]))
}
