import type { MeasureHistory } from '../../../src/protocol/epochs.ts'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import type { PlotLine } from './line-plot.tsx'

/** Turns the history (one row per epoch) into one line per neuron, in the order of the uids. Its looks depend on the uid alone. */
export function historyLines(history: MeasureHistory, neurons: readonly NeuronView[]): PlotLine[] {
  const names = new Map(neurons.map(({ uid, name }) => [uid, name]))
  return history.uids.map((uid, column) => ({
    key: uid,
    name: names.get(uid) ?? `uid ${uid}`,
    style: uid,
    values: history.values.map((row) => row[column] ?? 0),
  }))
}
