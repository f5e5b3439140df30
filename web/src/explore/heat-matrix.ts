import type { NeuronView, WeightMatrix } from '../../../src/protocol/metagraph.ts'

/** Position in a heat map. */
export interface HeatCell {
  readonly row: number
  readonly column: number
}

/** Weights as the heat map draws them: `values[row * columns.length + column]`, 0 where none was given. */
export interface HeatMatrix {
  readonly rows: readonly NeuronView[]
  readonly columns: readonly NeuronView[]
  readonly values: Float64Array
  readonly max: number
}

/** Validators by stake, neurons that got any weight by uid. Uids that nobody has any more are left out. */
export function heatMatrix({ rows: given }: WeightMatrix, neurons: readonly NeuronView[]): HeatMatrix {
  const byUid = new Map(neurons.map((neuron) => [neuron.uid, neuron]))
  const known = given.filter(({ uid }) => byUid.has(uid))
  const sorted = known.toSorted((a, b) => byUid.get(b.uid)!.stakeWeight - byUid.get(a.uid)!.stakeWeight || a.uid - b.uid)
  const weighed = new Set(known.flatMap(({ weights }) => weights.map(([uid]) => uid)))
  const columns = neurons.filter(({ uid }) => weighed.has(uid)).toSorted((a, b) => a.uid - b.uid)
  const place = new Map(columns.map(({ uid }, column) => [uid, column]))
  const values = new Float64Array(sorted.length * columns.length)
  let max = 0
  for (const [row, { weights }] of sorted.entries())
    for (const [uid, share] of weights) {
      const column = place.get(uid)
      if (column === undefined) continue
      values[row * columns.length + column] = share
      max = Math.max(max, share)
    }
  return { rows: sorted.map(({ uid }) => byUid.get(uid)!), columns, values, max }
}
