import { expect, it } from 'vitest'
import type { MeasureHistory } from '../../../src/protocol/epochs.ts'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { historyLines } from './history-lines.ts'

it('gives every neuron a line in the looks of its uid, whoever else is there', () => {
  const history: MeasureHistory = {
    measure: 'incentive',
    uids: [1, 7],
    of: 2,
    epochs: [
      { epoch: 1, block: 10 },
      { epoch: 2, block: 20 },
    ],
    values: [
      [0.4, 0.6],
      [0.5, 0.5],
    ],
  }
  const neurons = [{ uid: 1, name: 'Ann' }] as unknown as NeuronView[]
  expect(historyLines(history, neurons)).toEqual([
    { key: 1, name: 'Ann', style: 1, values: [0.4, 0.5] },
    { key: 7, name: 'uid 7', style: 7, values: [0.6, 0.5] },
  ])
})
