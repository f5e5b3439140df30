import type { IncentiveHistory, NeuronView } from '../../../src/protocol/metagraph.ts'

/** One miner's line. `style` picks its colour and dash and depends on the uid alone, so that a line never changes its looks. */
export interface IncentiveSeries {
  readonly uid: number
  readonly name: string
  readonly style: number
  readonly values: readonly number[]
}

/** Turns the history (one row per epoch) into one line per miner, in the order of the uids. Validators have none. */
export function incentiveSeries(history: IncentiveHistory | undefined, neurons: readonly NeuronView[]): IncentiveSeries[] {
  if (!history) return []
  const byUid = new Map(neurons.map((neuron) => [neuron.uid, neuron]))
  return history.uids
    .map((uid, column) => ({ uid, neuron: byUid.get(uid), values: history.incentive.map((row) => row[column] ?? 0) }))
    .filter(({ neuron }) => neuron === undefined || neuron.role === 'miner')
    .map(({ uid, neuron, values }) => ({ uid, name: neuron?.name ?? `uid ${uid}`, style: uid, values }))
}
