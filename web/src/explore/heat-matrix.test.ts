import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { heatMatrix } from './heat-matrix.ts'

const neuron = (uid: number, stakeWeight = 0) => ({ uid, stakeWeight, name: `n${uid}` }) as NeuronView
const uids = (neurons: readonly NeuronView[]) => neurons.map(({ uid }) => uid)

it('puts who has most stake first, and leaves out who got nothing', () => {
  const rows = [
    { uid: 0, weights: [[2, 0.25] as [number, number], [3, 0.75] as [number, number]] },
    { uid: 1, weights: [[3, 1] as [number, number]] },
  ]
  const matrix = heatMatrix({ mechid: 0, block: 1, rows }, [neuron(0, 0.2), neuron(1, 0.8), neuron(2), neuron(3), neuron(4)])
  expect([uids(matrix.rows), uids(matrix.columns), [...matrix.values], matrix.max]).toEqual([[1, 0], [2, 3], [0, 1, 0.25, 0.75], 1])
})

it('leaves out uids that nobody has any more', () => {
  const rows = [
    { uid: 9, weights: [[0, 1] as [number, number]] },
    { uid: 0, weights: [[7, 1] as [number, number]] },
  ]
  const matrix = heatMatrix({ mechid: 0, block: 1, rows }, [neuron(0)])
  expect([uids(matrix.rows), uids(matrix.columns), matrix.max]).toEqual([[0], [], 0])
})

it('holds every weight once, wherever it lands', () => {
  const row = fc.uniqueArray(fc.tuple(fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true })), { selector: ([uid]) => uid })
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ uid: fc.nat(20), weights: row }), { selector: ({ uid }) => uid }), (rows) => {
      const neurons = Array.from({ length: 21 }, (_, uid) => neuron(uid, 1 / (uid + 1)))
      const { rows: shown, columns, values } = heatMatrix({ mechid: 0, block: 1, rows }, neurons)
      for (const { uid, weights } of rows)
        for (const [to, share] of weights) expect(values[uids(shown).indexOf(uid) * columns.length + uids(columns).indexOf(to)]).toBe(share)
    }),
  )
})
